import News
import Testing

@testable import Press

/// Forms of the archives' downloads that differ from those of `PressTests` in their lines. The articles are made up.
@Suite struct PressFormsTests {
    private func read(_ text: String) throws -> [Article] { try #require(pressArticles(in: Array(text.utf8))) }

    @Test("Nexis Uni: the headline, the outlet and the day may stand line upon line, and 'Body' among the fields")
    func denseUni() throws {
        let document = """
            Storm breaks the old dyke at its weakest place

            Storm breaks the old dyke
            at its weakest place
            The Dyke Herald (Emden)
            May 4, 2023 Thursday

            Copyright 2023 Herald Ltd All Rights Reserved
            Section: NEWS; Pg. 4
            Length: 54 words
            Byline: Jan Harms; Ada Berg contributed reporting
            Dateline: EMDEN, May 3
            Body


            The sea broke through the dyke on Wednesday night.

            Two villages were cleared.

            Load-Date: May 5, 2023

            End of Document
            """
        let articles = try read(document + "\n" + document.replacing("old dyke", with: "new dyke"))
        #expect(
            articles.map(\.headline) == [
                "Storm breaks the old dyke at its weakest place", "Storm breaks the new dyke at its weakest place",
            ])
        #expect(articles.map(\.source) == ["The Dyke Herald (Emden)", "The Dyke Herald (Emden)"])
        #expect(articles.map(\.published?.iso8601) == ["2023-05-04", "2023-05-04"])
        #expect(articles.map(\.byline) == ["Jan Harms", "Jan Harms"])
        #expect(articles.map(\.dateline) == ["EMDEN", "EMDEN"])
        #expect(
            articles.allSatisfy {
                $0.body == "The sea broke through the dyke on Wednesday night.\n\nTwo villages were cleared."
            })
    }

    @Test("ProQuest: its own address and the abstract are no text")
    func proquestAddress() throws {
        let articles = try read(
            """
            Document 1 of 1

            Storm breaks the old dyke

            Author: Harms, Jan

            Publication info: Dyke Herald; Emden. 04 May 2023: A.4.

            http://archive.example/docview/123?accountid=1

            Abstract (summary): Two villages were cleared.

            Full text: The sea broke through the dyke on Wednesday night.

            The board will say so today.

            Publication title: Dyke Herald; Emden

            Publication date: May 4, 2023

            ProQuest document ID: 123
            """)
        #expect(
            articles.map(\.body) == [
                "The sea broke through the dyke on Wednesday night.\n\nThe board will say so today."
            ])
        #expect(articles.map(\.summary) == ["Two villages were cleared."])
    }

    @Test("PressReader: the fields may stand above the text, and the outlet and the day below the headline")
    func pressReaderForms() throws {
        let fields =
            "Article Name:Storm breaks the old dyke\nPublication:Dyke Herald\nAuthor:By Jan Harms\nStart Page:1\n"
        let text = "The sea broke through the dyke on Wednesday night.\n\nTwo villages were cleared."
        for document in [
            fields + "\n" + text + "\n", text + "\n" + fields,
            "Storm breaks the old dyke\nDyke Herald\n4 May 2023\n\n" + text + "\n" + fields,
        ] {
            let articles = try read(document)
            #expect(articles.map(\.headline) == ["Storm breaks the old dyke"])
            #expect(articles.map(\.source) == ["Dyke Herald"])
            #expect(articles.map(\.body) == [text])
        }
    }
}
