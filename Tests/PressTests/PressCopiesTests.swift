import News
import Testing

@testable import Press

/// What people copy off archives' pages, and forms of other countries and years. The articles are made up.
@Suite struct PressCopiesTests {
    private func read(_ text: String) throws -> [Article] { try #require(pressArticles(in: Array(text.utf8))) }

    @Test(
        "ProQuest: documents with nothing between them begin with the same label; the outlet ends where its day begins")
    func unpartedDocuments() throws {
        func document(_ number: Int) -> String {
            """
            Publication info: Dyke Herald, 0\(number) May 2023: 4.

            ProQuest document link

            Full text: The sea broke dyke \(number).

            Nobody was hurt.

            Title: Dyke \(number) breaks

            ProQuest document ID: 10\(number)

            Database: Herald Archive
            """
        }
        let articles = try read(document(1) + "\n\n" + document(2))
        #expect(articles.map(\.headline) == ["Dyke 1 breaks", "Dyke 2 breaks"])
        #expect(articles.map(\.source) == ["Dyke Herald", "Dyke Herald"])
        #expect(articles.last?.body == "The sea broke dyke 2.\n\nNobody was hurt.")
        #expect(articles.last?.published?.iso8601 == "2023-05-02")
    }

    @Test("Nexis in German: counts, labels and what stands below the text")
    func germanNexis() throws {
        let articles = try read(
            """
                               1 von 2 DOKUMENTEN

                               Deichbote

                            Donnerstag 04. Mai 2023

            Der Deich bricht

            AUTOR: Ada Berg

            LÄNGE: 40 Wörter

            Die See brach in der Nacht durch den Deich.

            UPDATE: 5. Mai 2023

            GRAFIK: Der Deich bei Nacht.

                               2 von 2 DOKUMENTEN

                               Deichbote

                            Freitag 05. Mai 2023

            Nach dem Bruch

            LÄNGE: 12 Wörter

            Zwei Dörfer sind leer.
            """)
        #expect(articles.map(\.headline) == ["Der Deich bricht", "Nach dem Bruch"])
        #expect(articles.first?.byline == "Ada Berg")
        #expect(articles.first?.body == "Die See brach in der Nacht durch den Deich.")
        #expect(articles.last?.published?.iso8601 == "2023-05-05")
    }

    @Test("A broadcast's names stand above its headline, and what was said stays")
    func broadcast() throws {
        let article = try #require(
            try read(
                """
                                              3 of 9 DOCUMENTS

                                            Dyke Radio

                                     SHOW: Tide Hour 5:00 AM

                                       May 4, 2023 Thursday

                The dyke breaks

                ANCHORS: Jan Harms

                LENGTH: 20 words

                JAN HARMS: Who is out there now?

                ADA BERG: Nobody, Jan.

                LOAD-DATE: May 5, 2023
                """
            ).first)
        #expect(article.headline == "The dyke breaks")
        #expect(article.body == "JAN HARMS: Who is out there now?\n\nADA BERG: Nobody, Jan.")
        #expect(article.published?.iso8601 == "2023-05-04")
    }

    @Test("PressReader's line of outlet and day gives the day and is no text")
    func pressReaderStamp() throws {
        let article = try #require(
            try read(
                """
                The dyke breaks

                Dyke Herald · 4 May 2023 · 3 · By Ada Berg

                The sea broke the dyke at night.

                Article Name:The dyke breaks
                Publication:Dyke Herald
                Author:By Ada Berg
                Start Page:3
                End Page:3
                """
            ).first)
        #expect(article.body == "The sea broke the dyke at night.")
        #expect(article.published?.iso8601 == "2023-05-04")
    }

    @Test("Factiva's codes may have a single space after them, where a page was copied as it is shown")
    func closeCodes() throws {
        let document = """
            HD The dyke breaks
            BY Ada Berg
            WC 54 words
            PD 4 May 2023
            SN Dyke Herald
            LA English
            LP The sea broke the dyke at night.
            TD Two villages were cleared.
            AN Document DYKEH0002023050401
            """
        let articles = try read(document + "\n\n" + document)
        #expect(articles.count == 2)
        #expect(articles.first?.headline == "The dyke breaks")
        #expect(articles.first?.source == "Dyke Herald")
        #expect(articles.first?.body == "The sea broke the dyke at night.\n\nTwo villages were cleared.")
        #expect(pressArticles(in: Array("HD sets are cheap.\nPD too.\nLP records are not.".utf8)) == nil)
    }
}
