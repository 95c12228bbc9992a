import News
import Testing

@testable import Press

/// What archives set above and around an article, where downloads differ. The articles are made up.
@Suite struct PressHeadsTests {
    private func read(_ text: String) throws -> [Article] { try #require(pressArticles(in: Array(text.utf8))) }

    @Test("Nexis: a wire's day has a clock beside it, and its writer a post")
    func wire() throws {
        let article = try #require(
            read(
                """
                                    1 of 1 DOCUMENTS

                            The Allied Press State Wire

                        May 4, 2023 Thursday 9:47 PM GMT

                Storm breaks the old dyke

                BYLINE: By JAN HARMS, Allied Press Writer

                SECTION: STATE AND REGIONAL

                LENGTH: 54 words

                DATELINE: EMDEN, Mich.

                The sea broke through the dyke on Wednesday night.

                LOAD-DATE: May 5, 2023
                """
            ).first)
        #expect(article.headline == "Storm breaks the old dyke")
        #expect(article.source == "The Allied Press State Wire")
        #expect(article.published?.iso8601.hasPrefix("2023-05-04") == true)
        #expect(article.byline == "JAN HARMS")
        #expect(article.body == "The sea broke through the dyke on Wednesday night.")
    }

    @Test("Nexis: what was corrected, and which edition it was, is no headline")
    func corrected() throws {
        let article = try #require(
            read(
                """
                                    7 of 31 DOCUMENTS

                                    The Dyke Herald

                                 May 4, 2023 Thursday
                                 Correction Appended
                                 Final Edition

                Storm breaks the old dyke

                LENGTH: 54 words

                The sea broke through the dyke on Wednesday night.

                CORRECTION: The dyke is 61 years old.

                LOAD-DATE: May 5, 2023
                """
            ).first)
        #expect(article.headline == "Storm breaks the old dyke")
        #expect(article.body == "The sea broke through the dyke on Wednesday night.")
    }

    @Test("Factiva: a copy without blank lines has a paragraph a line, and the feet of its pages are no text")
    func denseFactiva() throws {
        let article = try #require(
            read(
                """
                News; National
                Storm breaks the old dyke
                Jan Harms, Harbour correspondent
                54 words
                4 May 2023
                07:30 GMT
                The Dyke Herald
                DYKEH
                English
                © 2023 Dyke Press Limited. All rights reserved
                The sea broke through the dyke on Wednesday night.
                Two villages were cleared.

                Page 1 of 2 © 2023 Factiva, Inc. All rights reserved.

                Nobody was hurt.
                Dyke Press Limited
                Document DYKEH00020230504ej540008d

                Page 2 of 2 © 2023 Factiva, Inc. All rights reserved.
                """
            ).first)
        #expect(article.headline == "Storm breaks the old dyke")
        #expect(article.byline == "Jan Harms")
        #expect(article.source == "The Dyke Herald")
        #expect(
            article.body == """
                The sea broke through the dyke on Wednesday night.

                Two villages were cleared.

                Nobody was hurt.
                """)
    }

    @Test("ProQuest: several surnames before given names are several writers, and a picture's button is no text")
    func proquestAuthors() throws {
        let article = try #require(
            read(
                """
                Storm breaks the old dyke

                Author: Harms, Jan; Berg, Ada

                Publication info: The Dyke Herald; Emden [Emden] 04 May 2023: B.1.

                Full text: Enlarge this image.

                The sea broke through the dyke on Wednesday night.

                Credit: By Jan Harms and Ada Berg

                Publication title: The Dyke Herald; Emden

                Publication date: May 4, 2023

                ProQuest document ID: 3050000001
                """
            ).first)
        #expect(article.byline == "Jan Harms, Ada Berg")
        #expect(article.body == "The sea broke through the dyke on Wednesday night.")
    }

    @Test("ProQuest: a citation right below the headline is no part of it")
    func proquestCitation() throws {
        let article = try #require(
            read(
                """
                Storm breaks the old dyke
                Harms, Jan. The Dyke Herald; Emden [Emden] 04 May 2023: B.1.

                FULL TEXT

                The sea broke through the dyke on Wednesday night.

                Publication title: The Dyke Herald; Emden

                Publication date: May 4, 2023

                ProQuest document ID: 3050000001
                """
            ).first)
        #expect(article.headline == "Storm breaks the old dyke")
        #expect(article.source == "The Dyke Herald")
        #expect(article.body == "The sea broke through the dyke on Wednesday night.")
    }
}
