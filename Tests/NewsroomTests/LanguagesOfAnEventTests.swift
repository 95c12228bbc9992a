import Foundation
import Libraries
import News
import Storage
import Testing

@testable import Newsroom

@Suite("One event in three languages")
struct LanguagesOfAnEventTests {
    private static let english = [
        "Defence Minister Boris Pistorius said in Berlin on Monday that the recording of the air force call was real.",
        "Russian President Vladimir Putin did not speak about the call when he met officials in Moscow on Tuesday.",
        "Boris Pistorius told reporters that Moscow wanted to divide Germany. Vladimir Putin was waging an information war.",
        "The Kremlin in Moscow said that the call showed what Berlin was planning. Vladimir Putin has seen the transcript.",
        "Boris Pistorius will visit Sweden next week, his ministry in Berlin said after the call had been made public.",
        "In Moscow, the ambassador of Germany was asked to explain the call. He later spoke with Boris Pistorius.",
    ]
    private static let german = [
        "Verteidigungsminister Boris Pistorius sagte am Montag in Berlin, dass die Aufnahme des Gesprächs der Offiziere echt ist.",
        "Der russische Präsident Wladimir Putin hat sich bei einem Treffen in Moskau nicht zu dem Gespräch der Offiziere geäußert.",
        "Boris Pistorius warf Moskau vor, Deutschland spalten zu wollen. Wladimir Putin führe einen Krieg mit Informationen.",
        "Der Kreml in Moskau erklärte, das Gespräch zeige, was in Berlin geplant werde. Wladimir Putin kenne die Abschrift.",
        "Boris Pistorius reist in der kommenden Woche nach Schweden, wie sein Ministerium in Berlin am Abend mitteilte.",
        "In Moskau wurde der Botschafter einbestellt, um das Gespräch zu erklären. Danach sprach er mit Boris Pistorius.",
        "Die Opposition in Berlin verlangt, dass Boris Pistorius die Offiziere bestraft, deren Gespräch abgehört wurde.",
    ]
    private static let russian = [
        "Министр обороны Германии Борис Писториус заявил в понедельник в Берлине, что запись разговора офицеров настоящая.",
        "Президент России Владимир Путин на встрече с чиновниками в Москве ничего не сказал о разговоре офицеров.",
        "Борис Писториус считает, что Москва хочет расколоть общество. Владимир Путин, по его словам, ведёт войну.",
        "В Кремле сказали, что разговор показывает, что готовит Берлин. Владимир Путин прочитал запись в Москве.",
        "На следующей неделе Борис Писториус поедет в Швецию, сообщило вечером его министерство в Берлине.",
        "В Москву вызвали посла, чтобы он объяснил разговор. Потом посол позвонил министру, которого зовут Борис Писториус.",
        "Оппозиция в Берлине требует, чтобы Борис Писториус наказал офицеров, разговор которых был подслушан.",
    ]

    @Test("The people and places of twenty articles in three languages are one each, found in either script")
    func joins() throws {
        let folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let desk = try Desk(libraryPath: folder + "/library.db")
        let bodies = Self.english + Self.german + Self.russian
        let submissions = bodies.enumerated().map { number, body in
            Submission(article: Article(headline: "", body: body), origin: .file("/\(number)"))
        }
        _ = try desk.library.fileArticles(try desk.library.prepare(submissions))
        #expect(try desk.extractAll())

        let expected: [(typed: [String], kind: EntityKind, name: String)] = [
            (["pistorius", "писториус"], .person, "Boris Pistorius"),
            (["putin", "путин"], .person, "Vladimir Putin"),
            (["moscow", "moskau", "москва"], .place, "Moscow"),
        ]
        for (typed, kind, name) in expected {
            for text in typed {
                let found = try desk.library.lookup(text, kinds: [kind], limit: 9)
                #expect(found.map(\.name) == [name], "\(text)")
            }
        }
        for (tag, count) in [("en", Self.english), ("de", Self.german), ("ru", Self.russian)] {
            #expect(try desk.library.count(matching: Query(parsing: "lang:\(tag)")).total == count.count)
        }
        let both = try desk.library.count(matching: Query(parsing: "lang:ru person:putin place:moscow"))
        #expect(both.total >= 2)
        try desk.library.close()
    }

    @Test("A text in a language without a model shows the people that the archive knows from other articles")
    func knownFromElsewhere() throws {
        let folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let desk = try Desk(libraryPath: folder + "/library.db")
        func file(_ body: String, _ path: String) throws -> Article.ID {
            let submission = Submission(article: Article(headline: "", body: body), origin: .file(path))
            let filed = try desk.library.fileArticles(try desk.library.prepare([submission]))
            #expect(try desk.extractAll())
            return try #require(filed.first?.id)
        }
        _ = try file("Governor Ayşe Demir said on Monday that the bridge in the town would be closed until May.", "/1")
        let turkish = try file(
            """
            Belediye meclisi salı günü bahara kadar kapalı kalacak olan yeni köprüyü görüştü. Vali Yardımcısı Ayşe Demir, \
            köprünün önemli olduğunu söyledi. Toplantıda Kemal Arsu da konuştu.
            """, "/2")
        #expect(try desk.library.entities(of: turkish).map(\.name) == ["Ayşe Demir"])
        try desk.library.close()
    }
}
