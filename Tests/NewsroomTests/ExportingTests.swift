import Foundation
import LibrarySamples
import News
import Reader
import Storage
import Testing

@testable import Newsroom

@Suite("Files that the reader writes")
struct ExportingTests {
    private let folder: String
    private let library: Library

    init() throws {
        let folder = NSTemporaryDirectory() + "dateline-export-\(UUID().uuidString)"
        (self.folder, library) = (folder, try Library(at: folder + "/library.db"))
        let bodies = [
            "Ana Núñez met Bo [Lind] in Oslo.", "Ana Núñez spoke.", "Nobody came.",
        ]
        for (index, body) in bodies.enumerated() {
            let article = Article(
                headline: "=Story \(index) & more", source: "Wire",
                published: Moment(year: 2024, month: 3, day: index + 1), body: body)
            try library.file(article, naming: [("Ana Núñez", .person), ("Oslo", .place)])
        }
    }

    private func written(_ content: FileWork.Content) throws -> (text: String, notice: String) {
        let path = folder + "/out"
        let message = try FileWriter(library: library).carryOut(FileWork(content, path: path, replaces: true))
        guard case .notice(let notice) = message else { return ("", "") }
        return ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "", notice.text)
    }

    @Test("A list is written in each form; a formula is no formula, and XML is XML")
    func lists() throws {
        let scope = Scope(typed: "Ana")
        let table = try written(.articles(scope, .csv))
        #expect(table.notice == "2 articles written to \(folder)/out")
        #expect(table.text.split(separator: "\n").count == 3)
        #expect(table.text.contains("'=Story 1 & more"))
        #expect(try written(.articles(scope, .bibtex)).text.contains("title = {{=Story 1 \\& more}}"))
        #expect(try written(.articles(scope, .ris)).text.components(separatedBy: "TY  - NEWS").count == 3)
        #expect(try written(.articles(scope, .markdown)).text.contains("names: [\"Ana Núñez\", \"Oslo\"]"))
        #expect(try written(.articles(scope, .obsidian)).text.contains("\"[[Ana Núñez]]\""))
        #expect(try written(.articles(scope, .graphml)).text.contains("<data key=\"weight\">1</data>"))
        #expect(
            try written(.articles(scope, .edges)).text.hasPrefix(
                "name,kind,with,with_kind,articles\nAna Núñez,person,Oslo,place,1\n"))
    }

    @Test(
        "No form carries a control character of a headline but tab and line feed",
        arguments: [ExportFormat.markdown, .obsidian, .csv, .bibtex, .ris, .graphml, .edges])
    func controls(_ format: ExportFormat) throws {
        let hostile = "Ana\u{1B}]0;x\u{7} \u{9B}31m\u{0}Lind\u{7F}"
        let article = Article(
            headline: hostile, byline: "By " + hostile, source: hostile, body: hostile + " spoke.\n\nEnd.")
        try library.file(article, naming: [(hostile, .person), ("End", .organization)])
        let text = try written(.articles(Scope(typed: "spoke End"), format)).text
        #expect(format == .graphml || format == .edges || text.contains("Lind"))
        #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t" })
    }

    @Test("A dossier has each sentence with its article, and links if they are asked for")
    func dossier() throws {
        let ana = try #require(try library.lookup("Ana", limit: 1).first)
        let plain = try written(.dossier(ana.id, linked: false)).text
        #expect(plain.hasPrefix("# Ana Núñez\n\nperson, named 2 times in 2 articles, 2024-03-01 to 2024-03-02\n"))
        #expect(
            plain.contains(
                #"- **Ana Núñez** met Bo \[Lind\] in Oslo. (Wire, 2024-03-01, "=Story 0 & more", article 1)"#))
        #expect(!plain.contains("[["))
        let linked = try written(.dossier(ana.id, linked: true)).text
        #expect(linked.contains("- [[Oslo]], place, in 1 article"))
    }

    @Test("A file that is there is replaced only if that was asked for, and only by a whole one")
    func replacing() throws {
        let path = folder + "/kept"
        try "one".write(toFile: path, atomically: true, encoding: .utf8)
        let writer = FileWriter(library: library)
        let work = FileWork(.text("two"), path: path)
        #expect(try writer.carryOut(work) == .fileExists(work))
        let nothing = FileWork(.articles(Scope(typed: "nowhere"), .csv), path: path, replaces: true)
        #expect(try writer.carryOut(nothing) == .notice(Notice("nothing to export", isError: true)))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "one")
        _ = try writer.carryOut(FileWork(.text("two"), path: path, replaces: true))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy { !$0.hasSuffix("unfinished") })
    }

    @Test("A file that cannot be written is told with the reason")
    func failing() throws {
        #expect(throws: FileWritingFailure.self) {
            try FileWriter(library: library).carryOut(FileWork(.text("x"), path: folder + "/no/such/folder"))
        }
    }
}
