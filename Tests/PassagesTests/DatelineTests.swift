import Testing

@testable import Passages

@Suite struct DatelineTests {
    @Test(
        "The place that opens a story is found in its many forms",
        arguments: [
            ("BERLIN, March 5 (Reuters) - Germany said on Tuesday", "BERLIN", "Reuters"),
            ("Berlin: Germany's minister said", "Berlin", nil),
            ("KYIV — Russia said", "KYIV", nil),
            ("KYIV, Ukraine (AP) — Russia said", "KYIV, Ukraine", "AP"),
            ("Paris (AFP) – France said", "Paris", "AFP"),
            ("NEW YORK/LONDON (Reuters) - Shares fell", "NEW YORK/LONDON", "Reuters"),
        ] as [(String, String, String?)])
    func places(_ text: String, _ place: String, _ agency: String?) {
        let dateline = Dateline(opening: Array(text.utf8))
        #expect(dateline?.place == place)
        #expect(dateline?.agency == agency)
    }

    @Test(
        "Other openings are not datelines",
        arguments: ["Analysis: What now?", "The minister — who left — said", "Q: Were you there?", "He left.", ""])
    func none(_ text: String) {
        #expect(Dateline(opening: Array(text.utf8)) == nil)
    }

    @Test(
        "Agencies that share a report, or put nothing between their name and the text, are found",
        arguments: [
            ("Wien/Graz (APA/dpa) – Der Fluss steigt", "Wien/Graz", "APA/dpa"),
            ("Bonn (KNA) Der Fluss steigt", "Bonn", "KNA"),
            ("New Delhi, Mar 5 (PTI) The river rises", "New Delhi", "PTI"),
            ("New Delhi [India], March 5 (ANI): The river rises", "New Delhi, India", "ANI"),
            ("March 5 (UPI) -- The river rises", nil, "UPI"),
            ("TOKYO, March 5, Kyodo - The river rises", "TOKYO", "Kyodo"),
            ("МОСКВА, 5 мар - РИА Новости. Река поднимается", "МОСКВА", "РИА Новости"),
            ("ОМСК, 5 мар - РИА Новости, Анна Рид. Река поднимается", "ОМСК", "РИА Новости"),
            ("Омск. 5 марта. INTERFAX.RU - Река поднимается", "Омск", "INTERFAX.RU"),
            ("ЛЬВОВ. 5 березня. УНН. Река поднимается", "ЛЬВОВ", "УНН"),
            ("Dover, Delaware--(Newsfile Corp. - March 5, 2024) - The company", "Dover, Delaware", "Newsfile Corp"),
            ("DOVER, DE / ACCESSWIRE / March 5, 2024 / The company said", "DOVER, DE", "ACCESSWIRE"),
        ] as [(String, String?, String)])
    func agencies(_ text: String, _ place: String?, _ agency: String) throws {
        let dateline = try #require(Dateline(opening: Array(text.utf8)))
        #expect(dateline.place == place)
        #expect(dateline.agency == agency)
        let opening = String(decoding: Array(text.utf8)[dateline.end...], as: UTF8.self).prefix(4)
        #expect(["Der ", "The ", "Река"].contains(opening))
    }

    @Test("A text of a few words with a space at its end has no dateline", arguments: ["A. b ", "A. b. ", "Bonn - "])
    func spaceAtTheEnd(_ text: String) { #expect(Dateline(opening: Array(text.utf8)) == nil) }

    @Test("Names in brackets after a place open no report unless an agency bears them")
    func noAgency() {
        #expect(Dateline(opening: Array("Bonn (West) The river rises".utf8)) == nil)
        #expect(Dateline(opening: Array("Anna (left) Reed said".utf8)) == nil)
    }

    @Test(
        "A text without a headline is called by its first sentence, whole",
        arguments: [
            ("Der 3. Oktober bleibt frei. So sagt es die Stadt.", "Der 3. Oktober bleibt frei"),
            ("Am 5. März steigt der Fluss. Das war zu sehen.", "Am 5. März steigt der Fluss"),
            ("Zum 100. Mal steigt er. Ja.", "Zum 100. Mal steigt er"),
            ("Dr. Reed told the U.S. envoy. He left.", "Dr. Reed told the U.S. envoy"),
            ("He left at 9. She stayed.", "He left at 9"),
        ])
    func headlines(_ text: String, _ expected: String) { #expect(openingWords(of: text) == expected) }

    @Test("A day that begins with its year, and the day of the week behind it")
    func yearFirst() {
        let dateline = Dateline(opening: Array("Budapest, 2024. május 16., csütörtök (MTI) - A komp leállt.".utf8))
        #expect(dateline?.place == "Budapest")
        #expect(dateline?.agency == "MTI")
        #expect(dateline?.day?.iso8601 == "2024-05-16")
    }

    @Test("A month in one more of the languages that agencies write in")
    func baltic() {
        let dateline = Dateline(opening: Array("VILNIUS, lapkričio 8 d., BNS - Bitininkai neteko pusės bičių.".utf8))
        #expect(dateline?.place == "VILNIUS")
        #expect(dateline?.agency == "BNS")
    }

    @Test(
        "A notice of what is kept for those who pay is told from a story of it",
        arguments: [
            ("Este contenido es exclusivo para suscriptores. Suscríbete para seguir leyendo.", true),
            ("Dieser Beitrag ist ausschließlich nur für Abonnenten lesbar.", true),
            ("This post is available only to paying subscribers.", true),
            ("This town is only for subscribers to its own myth.", false),
            ("The article was read by subscribers only after the strike.", false),
            ("This report is available to subscribers of the service, the bank said.", false),
            ("This story began when only two members were left.", false),
        ])
    func keptTexts(_ line: String, _ isNotice: Bool) { #expect(isPaywallNotice(line) == isNotice) }
}
