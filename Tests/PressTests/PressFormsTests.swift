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

    @Test("Nexis of old: the outlet stands below the rights, and the fields give the headline")
    func outletBelowRights() throws {
        let articles = try read(
            """
                                          3 of 9 DOCUMENTS

                          Copyright 2003 Herald Ltd
                            All Rights Reserved
                          The Dyke Herald (Emden)

                               May 4, 2003

            SECTION: News, Pg. 4

            LENGTH: 54 words

            HEADLINE: Storm breaks the old dyke

            BYLINE: Jan Harms

            BODY:
              The sea broke through the dyke on Wednesday night.

            LOAD-DATE: May 5, 2003
            """)
        #expect(articles.map(\.headline) == ["Storm breaks the old dyke"])
        #expect(articles.first?.source?.contains("Dyke Herald") == true)
        #expect(articles.first?.published?.iso8601.hasPrefix("2003-05-04") == true)
    }

    @Test("Factiva: a code may stand on a line above its value")
    func codesOnLines() throws {
        let articles = try read(
            """
            HD
            Storm breaks the old dyke

            BY
            Jan Harms

            PD
            4 May 2023

            SN
            Dyke Herald

            LP
            The sea broke through the dyke.

            TD
            Two villages were cleared.

            AN
            Document DYKEHE0020230504ej540001
            """)
        #expect(articles.map(\.headline) == ["Storm breaks the old dyke"])
        #expect(articles.map(\.source) == ["Dyke Herald"])
        #expect(articles.map(\.byline) == ["Jan Harms"])
        #expect(articles.map(\.body) == ["The sea broke through the dyke.\n\nTwo villages were cleared."])
    }

    @Test("ProQuest: headings part text and details, the citation names the author, and its own words are no article")
    func headedProQuest() throws {
        let rule = String(repeating: "_", count: 60)
        let articles = try read(
            """
            \(rule)

            Document 1 of 1

            Storm breaks the old dyke

            Harms, Jan . Dyke Herald ; Emden [Emden]. 04 May 2023: A.4.

            ProQuest document link

            FULL TEXT

            The sea broke through the dyke on Wednesday night.

            DETAILS

            Title: Storm breaks the old dyke

            Publication title: Dyke Herald; Emden

            Publication date: May 4, 2023

            ProQuest document ID: 2900011122

            Database: ProQuest Central

            \(rule)

            Contact ProQuest

            Copyright © 2023 ProQuest LLC. All rights reserved.
            """)
        #expect(articles.map(\.headline) == ["Storm breaks the old dyke"])
        #expect(articles.map(\.byline) == ["Jan Harms"])
        #expect(articles.map(\.source) == ["Dyke Herald"])
        #expect(articles.map(\.body) == ["The sea broke through the dyke on Wednesday night."])
    }
}
