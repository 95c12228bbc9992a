import Foundation
import Testing

@testable import Resources

/// The repository's own files.
private let shipped = Resources(
    directory: #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Resources")

@Suite("Gazetteer")
struct GazetteerTests {
    let gazetteer: Gazetteer

    init() throws { gazetteer = try shipped.gazetteer() }

    @Test(
        "Phrases have the classes of what they may name",
        arguments: [
            ("germany", PhraseClasses.country), ("kiev", .city), ("paris", .capital), ("texas", .region),
            ("poles", .demonym), ("patriot", .weapon), ("reuters", .media), ("un", .organization),
            ("lt gen", .title), ("red sea", .water), ("middle east", .area), ("bundestag", .government),
            ("al qaeda", .military), ("webex", .product), ("crimean bridge", .facility), ("airport", .facilityWord),
            ("munich", .city), ("munchen", .city), ("olga", .givenName), ("garcia", .surname), ("sunnis", .group),
        ])
    func classes(_ phrase: String, _ expected: PhraseClasses) {
        #expect(gazetteer.classes(of: phrase).isSuperset(of: expected))
    }

    @Test("Unknown phrases have no class and no places", arguments: ["", "xyzzyq", "the the the"])
    func unknown(_ phrase: String) {
        #expect(gazetteer.classes(of: phrase).isEmpty)
        #expect(gazetteer.places(named: phrase).isEmpty)
    }

    @Test("An ambiguous name gives its places, the largest first")
    func ambiguous() throws {
        let places = gazetteer.places(named: "paris")
        #expect(places.map(\.country).prefix(2) == ["France", "United States"])
        let first = try #require(places.first)
        #expect(first.kind == .capital && first.population > 2_000_000)
        #expect(abs((first.latitude ?? 0) - 48.85) < 0.1 && abs((first.longitude ?? 0) - 2.35) < 0.1)
    }

    @Test("A demonym leads to its country, another spelling to the usual name")
    func names() {
        #expect(gazetteer.places(named: "dutch").first?.country == "Netherlands")
        #expect(gazetteer.places(named: "dutch").first?.kind == .demonym)
        #expect(gazetteer.places(named: "kiev").first?.name == "Kyiv")
        #expect(gazetteer.fullName(of: "un") == "United Nations")
        #expect(gazetteer.fullName(of: "paris") == nil)
    }

    @Test(
        "A given name that only men or only women have tells the sex",
        arguments: [("olga", Sex.female), ("boris", .male), ("kim", nil), ("germany", nil)] as [(String, Sex?)])
    func sexes(_ name: String, _ expected: Sex?) {
        #expect(gazetteer.entry(for: PhraseHash(name))?.sex == expected)
    }

    @Test("The first word of a phrase tells how long it may get")
    func longest() {
        #expect(gazetteer.entry(for: PhraseHash("bosnia"))?.longestPhrase ?? 0 >= 3)
    }

    @Test("A file that is not a gazetteer is refused")
    func refused() {
        #expect(throws: ResourceError.self) { try Gazetteer(path: #filePath) }
        #expect(throws: ResourceError.self) { try Gazetteer(path: "/nowhere/gazetteer.dat") }
        #expect(throws: ResourceError.self) { try Gazetteer(path: "/") }
    }
}

@Suite("Locating")
struct LocatingTests {
    @Test("A built program finds the folder beside Package.swift")
    func built() {
        let program = shipped.directory.dropLast("/Resources".count) + "/.build/release/dateline"
        #expect(Resources.locate(from: String(program))?.directory == shipped.directory)
    }

    @Test("A program that was replaced while it runs finds the folder all the same")
    func replaced() throws {
        let link = FileManager.default.temporaryDirectory.path + "/dateline-exe-\(UUID().uuidString)"
        defer { unlink(link) }
        let program = shipped.directory.dropLast("/Resources".count) + "/.build/gone/dateline (deleted)"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: String(program))
        #expect(Resources.locate(by: link)?.directory == shipped.directory)
        #expect(Resources.locate(by: #filePath) == nil)
    }

    @Test("Nothing is found if there is no such folder", arguments: ["", "dateline", "/dateline", "/a/b/c"])
    func none(_ program: String) {
        #expect(Resources.locate(from: program) == nil)
    }
}
