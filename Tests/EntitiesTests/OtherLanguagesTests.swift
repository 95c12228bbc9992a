import News
import Resources
import Testing

@testable import Entities

@Suite("Texts in other languages")
struct OtherLanguagesTests {
    @Test("Without a model only names that lists know are shown, by their usual name")
    func listed() throws {
        let found = Found(
            """
            Belediye meclisi salı günü bahara kadar kapalı kalacak olan yeni köprüyü görüştü. Vali Yardımcısı Ayşe Demir, \
            Almanya ile yapılan anlaşmanın Türkiye için önemli olduğunu söyledi.
            """)
        #expect(found.names == ["Almanya place", "Türkiye place"])
        #expect(found.entities(.place) == ["Germany", "Turkey"])
        let germany = try #require(found.entity("Germany"))
        #expect(germany.aliases == ["Almanya"] && germany.place?.country == "Germany")
    }

    @Test("Without a model, names that the archive knows are shown too, the longest of a row of capitals")
    func archive() {
        let text = """
            Belediye meclisi salı günü bahara kadar kapalı kalacak olan yeni köprüyü görüştü. Vali Yardımcısı Ayşe Demir, \
            köprünün Sivas için önemli olduğunu söyledi. Toplantıda Kemal Arsu da konuştu.
            """
        let found = extractor.extractionAndLanguage(
            of: text,
            archive: { names in
                #expect(names.isSuperset(of: ["ayse demir", "vali yardimcisi ayse demir", "kemal arsu"]))
                return ["ayse demir": .person, "demir": .organization, "kemal arsu": .event]
            })
        #expect(found.extraction.entities.filter { $0.kind == .person }.map(\.name) == ["Ayşe Demir"])
        #expect(!found.extraction.entities.contains { $0.name == "Kemal Arsu" || $0.name == "Demir" })
    }

    @Test("French articles are parted from the names behind them")
    func elisions() {
        let found = Found(
            """
            Le président Emmanuel Macron a rencontré mardi à Paris le chef du gouvernement de l'Italie. Selon l'Élysée, les \
            deux dirigeants ont parlé de l'Ukraine et d'une réunion à Bruxelles avec Ursula von der Leyen.
            """)
        #expect(Set(found.entities(.place)).isSuperset(of: ["Italy", "Ukraine", "Paris"]))
        #expect(found.entities(.person).contains("Emmanuel Macron"))
    }

    @Test("In Chinese, names that lists have in its script are shown, simplified and traditional")
    func chinese() throws {
        let found = Found(
            """
            弗拉基米尔·普京星期二在莫斯科会见了来自印度的代表团。据报道，双方讨论了新的铁路和能源问题，联合国没有派人参加。

            代表團隨後前往北京，並將在那裡停留三天。他們還會訪問日本和德國。
            """)
        #expect(found.entities(.person) == ["Vladimir Putin"])
        #expect(found.entities(.organization) == ["United Nations"])
        #expect(Set(found.entities(.place)) == ["Moscow", "India", "Beijing", "Japan", "Germany"])
        let moscow = try #require(found.entity("Moscow"))
        #expect(moscow.aliases == ["莫斯科"] && moscow.place?.country == "Russia")
    }

    @Test("In Japanese, names that lists have in its script are shown")
    func japanese() {
        let found = Found("首相は火曜日、東京でフランスの代表と会い、新しい協定について話し合った。会議はロンドンでも開かれる予定だ。")
        #expect(Set(found.entities(.place)) == ["Tokyo", "France", "London"])
    }

    @Test(
        "A piece of something longer is no name in a script without spaces",
        arguments: [
            "他们在威尼斯的运河边住了三年，后来把房子卖给了一位医生。",
            "科学家说，印度洋的水温在过去十年里升高了很多，鱼也变少了。",
            "首相は火曜日の会議で、新しい橋について説明しようとしましたが、時間が足りませんでした。",
            "昨天他们在店里看到了新的レストランドン，大家都说很好吃，价格也不贵。",
        ])
    func pieces(text: String) {
        #expect(Found(text).entities(.place).isEmpty)
    }

    @Test("Capitals that English rules would take for names are none in other languages")
    func inventsNothing() {
        let found = Found(
            """
            Kaupunginvaltuusto keskusteli tiistaina uudesta sillasta, joka on suljettuna kevääseen asti. Suurin Osa \
            Asukkaista Kannattaa hanketta, ja valtuusto päättää siitä ensi viikolla.
            """)
        #expect(found.names.isEmpty)
    }

    @Test("A model finds people, places and organisations; roles and quotes are not guessed")
    func german() throws {
        let found = Found(
            """
            Verteidigungsminister Boris Pistorius hat am Dienstag in Berlin mit seinem französischen Kollegen über die \
            Lage in der Ukraine gesprochen. „Wir werden weiter helfen“, sagte Pistorius. Am Abend reiste er nach Moskau.
            """)
        #expect(found.entities(.person) == ["Boris Pistorius"])
        #expect(Set(found.entities(.place)).isSuperset(of: ["Berlin", "Ukraine", "Moscow"]))
        #expect(found.extraction.quotes.isEmpty)
        #expect(found.extraction.entities.allSatisfy { $0.roles.isEmpty })
    }

    @Test("Names that differ in their endings are one, under the usual name where a list has it")
    func bent() throws {
        let found = Found(
            """
            Президент России Владимир Путин встретился во вторник в Москве с министром. По словам Путина, переговоры \
            прошли хорошо. Министр вернулся из Москвы в Берлин, где его ждали журналисты и депутаты.
            """)
        let putin = try #require(found.entity("Vladimir Putin"))
        #expect(Set(putin.aliases) == ["Владимир Путин", "Путина"])
        let moscow = try #require(found.entity("Moscow"))
        #expect(Set(moscow.aliases) == ["Москве", "Москвы"] && moscow.place != nil)
        #expect(found.entity("Berlin") != nil)
    }

    @Test(
        "Days are read with the months of the language",
        arguments: [
            ("Der Stadtrat hat am 5. März 2024 über die neue Brücke beraten, die gesperrt bleibt.", "2024-03-05"),
            ("Городской совет обсудил 5 марта 2024 г. новый мост, который будет закрыт до весны.", "2024-03-05"),
            ("O conselho discutiu a 5 de março de 2024 a nova ponte, que ficará fechada até ao verão.", "2024-03-05"),
            ("Gradsko vijeće je 5. ožujka 2024. raspravljalo o novom mostu koji će biti zatvoren.", "2024-03-05"),
            ("Kommunen diskuterade den 5 mars den nya bron, som kommer att vara stängd till våren.", "2024-03-05"),
        ])
    func days(_ text: String, _ day: String) {
        let found = Found(text, published: Moment(year: 2024, month: 3, day: 9))
        #expect(found.entities(.date) == [day])
    }

    @Test("In a paragraph of another language the English rules invent nothing")
    func mixed() {
        let english = "The council met in Berlin on Tuesday to talk about the new bridge, which Anna Becker had opened."
        let finnish =
            "Kaupunginvaltuusto keskusteli tiistaina uudesta sillasta, joka on suljettuna kevääseen asti. Suurin Osa Asukkaista Kannattaa hanketta, ja valtuusto päättää siitä ensi viikolla."
        let found = Found([english, english, finnish, english].joined(separator: "\n\n"))
        #expect(found.entities(.person) == ["Anna Becker"])
        #expect(found.entities(.place) == ["Berlin"])
        #expect(!found.names.contains { $0.contains("Asukkaista") })
    }

    @Test("The language of a text is told beside its names, else the source's word is taken")
    func language() {
        let text = "Der Stadtrat hat am Dienstag über die neue Brücke beraten, die bis zum Frühjahr gesperrt bleibt."
        #expect(extractor.extractionAndLanguage(of: text).language == "de")
        #expect(extractor.extractionAndLanguage(of: "", language: "fr").language == "fr")
        #expect(extractor.extractionAndLanguage(of: "42").language == nil)
    }
}
