import Resources
import Testing

@testable import Languages

/// The repository's own files.
private let shipped = Resources(
    directory: #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Resources")

@Suite("Recognising languages")
struct RecogniserTests {
    private let recogniser: Recogniser

    init() throws { recogniser = try Recogniser(shipped) }

    @Test(
        "A text's language is told",
        arguments: [
            ("en", "The council met on Tuesday to talk about the new bridge, which will be closed until the spring."),
            ("de", "Der Stadtrat hat am Dienstag über die neue Brücke beraten, die bis zum Frühjahr gesperrt bleibt."),
            ("fr", "Le conseil municipal s'est réuni mardi pour parler du nouveau pont, fermé jusqu'au printemps."),
            ("ru", "Городской совет обсудил во вторник новый мост, который будет закрыт до весны."),
            ("uk", "Міська рада обговорила у вівторок новий міст, який буде закритий до весни."),
            ("sv", "Kommunen diskuterade på tisdagen den nya bron, som kommer att vara stängd till våren."),
            ("tr", "Belediye meclisi salı günü bahara kadar kapalı kalacak olan yeni köprüyü görüştü."),
            ("fi", "Kaupunginvaltuusto keskusteli tiistaina uudesta sillasta, joka on suljettuna kevääseen asti."),
            ("sw", "Baraza la mji lilikutana siku ya Jumanne kuzungumzia daraja jipya ambalo litafungwa."),
            ("sr-Cyrl", "Градско веће је у уторак разговарало о новом мосту који ће бити затворен до пролећа."),
            ("el", "Το δημοτικό συμβούλιο συζήτησε την Τρίτη για τη νέα γέφυρα που θα μείνει κλειστή."),
            ("zh", "市议会星期二讨论了新桥，这座桥将关闭到春天。"),
            ("zh-Hant", "市議會星期二討論了新橋，這座橋將關閉到春天，記者會說。"),
            ("ja", "市議会は火曜日に春まで閉鎖される新しい橋について話し合った。"),
            ("ko", "시의회는 화요일에 봄까지 폐쇄될 새 다리에 대해 논의했다."),
            ("th", "สภาเมืองได้หารือเมื่อวันอังคารเกี่ยวกับสะพานใหม่"),
        ])
    func tells(_ language: String, _ text: String) {
        let reading = recogniser.reading(of: text)
        #expect(reading.language == language)
        #expect(reading.mayBeEnglish == (language == "en"))
        #expect(reading.apart.isEmpty)
    }

    @Test(
        "What does not tell its language may be English",
        arguments: ["", " \n\n ", "42", "Hayes, 25 September 1963", "…"])
    func tooShort(_ text: String) {
        let reading = recogniser.reading(of: text)
        #expect(reading.language == nil || reading.language == "en")
        #expect(reading.mayBeEnglish)
    }

    @Test(
        "Foreign names in a short text do not make it foreign",
        arguments: [
            "Santiago Peña lives in Asunción.", "Kenya Odom met him in Nairobi.",
            "Ana María Ferrer de la Vega and Luis de Guindos spoke in La Coruña.",
            "Mr Tshisekedi's envoy met Mrs Nkosazana Dlamini-Zuma in Goma.",
        ])
    func foreignNames(_ text: String) {
        #expect(recogniser.reading(of: text).mayBeEnglish)
    }

    @Test("The source's own word settles what is close, and says more of the same language")
    func ownWord() {
        let text = "Danmark og Norge vil samarbejde om en ny bro."
        #expect(recogniser.reading(of: text, own: "da").language == "da")
        let german = "Der Stadtrat hat am Dienstag über die neue Brücke beraten, die bis zum Frühjahr gesperrt bleibt."
        #expect(recogniser.reading(of: german, own: "de-AT").language == "de-AT")
        #expect(recogniser.reading(of: german, own: "en").language == "de")
    }

    @Test("A paragraph in another language is told apart")
    func mixed() throws {
        let english = "The council met on Tuesday to talk about the new bridge, which will be closed until the spring."
        let german =
            "Der Stadtrat hat am Dienstag über die neue Brücke beraten, die bis zum Frühjahr gesperrt bleibt, und will weiter darüber reden."
        let text = [english, english, german, english].joined(separator: "\n\n")
        let reading = recogniser.reading(of: text)
        #expect(reading.language == "en")
        let paragraph = try #require(reading.apart.first)
        #expect(reading.apart.count == 1 && paragraph.language == "de")
        #expect(String(decoding: Array(text.utf8)[paragraph.range], as: UTF8.self) == german)
    }

    @Test("Bytes that no text has are read without harm")
    func hostile() {
        let long = String(repeating: "a\u{301}\u{10FFFF}\n", count: 5000)
        #expect(recogniser.reading(of: long).apart.isEmpty)
        _ = recogniser.reading(of: String(repeating: "\n", count: 100_000))
    }
}

@Suite("The table of languages")
struct LanguageTableTests {
    @Test("Each language that is told has a line, and each model its file")
    func isWhole() throws {
        let table = try LanguageTable(shipped)
        let told = try TrigramTable(path: shipped.path(of: "languages.dat")).languages
        for tag in told + ["ja", "ko", "th", "zh", "zh-Hant"] {
            #expect(table.entry(for: tag)?.tag == tag)
        }
        for model in Set(table.entries.compactMap(\.model)) where model != "model" {
            _ = try MappedFile(path: shipped.path(of: "model-\(model).dat"))
        }
    }

    @Test("A longer tag is that of its language; an unknown one is none's")
    func longerTags() throws {
        let table = try LanguageTable(shipped)
        #expect(table.entry(for: "de-AT")?.name == "German")
        #expect(table.entry(for: "sr-cyrl")?.tag == "sr-Cyrl")
        #expect(table.entry(for: "xx") == nil)
    }

    @Test("A language is read by a model only at a precision of 70 or more")
    func precise() throws {
        for entry in try LanguageTable(shipped).entries {
            if let figures = entry.figures { #expect(figures.precision >= 70, "\(entry.tag)") }
        }
    }
}
