import News
import Testing

@testable import Press

private func read(_ text: String) throws -> [Article] { try #require(pressArticles(in: Array(text.utf8))) }

/// Downloads of press archives. The articles are made up.
@Suite struct PressTests {
    @Test("Nexis: the outlet, the day and the headline stand above the fields, more fields below the text")
    func nexis() throws {
        let articles = try read(
            """
                                        1 of 2 DOCUMENTS


                                    The Dyke Herald (Emden)

                                       May 4, 2023 Thursday
                                         Late Edition

            Storm breaks the old dyke
            at its weakest place

            BYLINE: By Jan Harms

            LENGTH: 54 words

            HIGHLIGHT: Two villages were cleared.

            The sea broke through the dyke on Wednesday night, the water board said, and
            two villages were cleared within hours of the first alarm.

            NOTE: the board had warned of it in a report of 2019.

            LOAD-DATE: May 5, 2023

                        Copyright 2023 Herald Ltd
                            All Rights Reserved

                                        2 of 2 DOCUMENTS


                                    The Dyke Herald (Emden)

                                       May 6, 2023 Saturday

            Sand is brought by sea

            LENGTH: 12 words

            Forty barges are under way.

            LANGUAGE: ENGLISH
            """)
        #expect(
            articles.map(\.headline) == ["Storm breaks the old dyke at its weakest place", "Sand is brought by sea"])
        #expect(articles[0].source == "The Dyke Herald (Emden)")
        #expect(articles[0].byline == "Jan Harms")
        #expect(articles[0].published?.iso8601 == "2023-05-04")
        #expect(articles[0].summary == "Two villages were cleared.")
        #expect(
            articles[0].body == """
                The sea broke through the dyke on Wednesday night, the water board said, and two villages were cleared within \
                hours of the first alarm.

                NOTE: the board had warned of it in a report of 2019.
                """)
        #expect(articles[1].body == "Forty barges are under way.")
        #expect(articles[1].language == "en")
    }

    @Test("Nexis Uni: what stands between 'Body' and the next field is the text")
    func uni() throws {
        let articles = try read(
            """
            Storm breaks the old dyke

            Storm breaks the old dyke

            The Dyke Herald

            May 4, 2023 Thursday

            Copyright 2023 Herald Ltd All Rights Reserved

            Section: NEWS; Pg. 1

            Length: 9 words

            Byline: Jan Harms, Coast Correspondent

            Body

            The sea broke through the dyke on Wednesday night.

            Copyright law did not help it.

            Graphic

            The dyke on Thursday.

            Load-Date: May 5, 2023

            End of Document
            """)
        #expect(articles.map(\.headline) == ["Storm breaks the old dyke"])
        #expect(articles[0].source == "The Dyke Herald")
        #expect(
            articles[0].body == "The sea broke through the dyke on Wednesday night.\n\nCopyright law did not help it.")
    }

    @Test("Factiva: the line that counts the words parts the headline from the outlet")
    func factiva() throws {
        let articles = try read(
            """
            Storm Breaks Dyke
            By Jan Harms
            1,054 words
            4 May 2023
            Dyke Herald
            DYKEH
            English
            (c) 2023 Herald Ltd.

            The sea broke through the dyke on Wednesday night.

            Herald Ltd.

            Document DYKEH00020230504ej5400001

            Search Summary

            Text: dyke
            """)
        #expect(articles.map(\.headline) == ["Storm Breaks Dyke"])
        #expect(articles[0].byline == "Jan Harms")
        #expect(articles[0].source == "Dyke Herald")
        #expect(articles[0].body == "The sea broke through the dyke on Wednesday night.")
    }

    @Test("Factiva with codes: LP and TD are the text, and a document ends with its number")
    func codes() throws {
        let text = """
            HD  Storm breaks the old dyke
            PD  4 May 2023
            SN  Dyke Herald
            LP
            The sea broke through the dyke.

            TD
            Two villages were cleared.
            AN  Document DYKEH00020230504ej5400001
            """
        let articles = try read(text + "\n\n" + text.replacing("Storm", with: "Spring tide"))
        #expect(articles.map(\.headline) == ["Storm breaks the old dyke", "Spring tide breaks the old dyke"])
        #expect(articles[1].body == "The sea broke through the dyke.\n\nTwo villages were cleared.")
    }

    @Test("ProQuest: the text ends where the fields go on")
    func proquest() throws {
        let articles = try read(
            """
            ____________________________________________________________

            Document 1 of 1

            Storm breaks the old dyke

            Author: Harms, Jan

            ProQuest document link

            Full text: The sea broke through the dyke on Wednesday night.

            Location: nobody knows the place where it broke first.

            The board will say so today.

            Subject: Dykes

            Publication title: Dyke Herald; Emden

            Publication date: May 4, 2023

            ProQuest document ID: 123

            Database: ProQuest Central
            """)
        #expect(articles.map(\.headline) == ["Storm breaks the old dyke"])
        #expect(articles[0].byline == "Jan Harms")
        #expect(articles[0].source == "Dyke Herald")
        #expect(articles[0].published?.iso8601 == "2023-05-04")
        #expect(articles[0].body.hasSuffix("The board will say so today."))
        #expect(articles[0].body.contains("nobody knows the place"))
    }

    @Test("PressReader: the fields stand below the text")
    func pressReader() throws {
        let articles = try read(
            """
            Storm breaks the old dyke

            The sea broke through the dyke on Wednesday night.

            Article Name:Storm breaks the old dyke
            Publication:The Dyke Herald
            Section:News
            Author:By Jan Harms
            Start Page:1
            End Page:1
            """)
        #expect(articles.map(\.headline) == ["Storm breaks the old dyke"])
        #expect(articles[0].source == "The Dyke Herald")
        #expect(articles[0].byline == "Jan Harms")
        #expect(articles[0].body == "The sea broke through the dyke on Wednesday night.")
    }

    @Test(
        "A story that speaks of documents and words is no archive's",
        arguments: [
            "Papers leaked\n\nDocument 2 of 4 says so in 71 words.\n\n71 words\n\nThe rest is silence.",
            "Length: 3 miles\n\nThe bridge is long.", "HD  is a size of screens\n\nThey sell well.",
        ])
    func noArchive(_ text: String) { #expect(pressArticles(in: Array(text.utf8)) == nil) }
}
