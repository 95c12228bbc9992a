import Foundation
import News
import Storage
import Testing

@testable import Newsroom

@Suite("Alerts: what came of what is watched")
final class AlertTests {
    private let folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
    private let desk: Desk

    init() throws { desk = try Desk(libraryPath: folder + "/library.db") }

    deinit {
        try? desk.library.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Imports articles with these texts, as a file of JSON Lines.
    private func importArticles(_ bodies: [String]) throws {
        let lines = bodies.enumerated().map { #"{"headline":"Report \#($0)","body":"\#($1)"}"# }
        let file = folder + "/\(UUID().uuidString).jsonl"
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: file))
        try desk.importArticles(from: Arrivals([file])) { _ in }
        try desk.extractAll()
    }

    /// What is new, each text once: as it is told, it counts as told.
    private func told() throws -> [String] {
        let alerts = try desk.library.alerts()
        try desk.library.markTold(Set(alerts.map(\.watch.id)).sorted())
        return alerts.map(\.text)
    }

    @Test("Of a thousand articles the one with the name is told, once, and so is another spelling of the name")
    func once() throws {
        try desk.library.watch(.name("Volodymyr Zelenskyy"))
        let number = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]
        var bodies = (0..<999).map { "Train \(number[$0 % 10]) was late again, by \($0) minutes." }
        bodies.insert("President Volodymyr Zelensky came to Lund.", at: 500)
        try importArticles(bodies)
        #expect(try told() == ["President Volodymyr Zelensky came to Lund."])
        #expect(try told().isEmpty)
        try importArticles(["On Monday Volodymyr Zelenskyy left Lund.", "Nobody was there."])
        #expect(try told() == ["On Monday Volodymyr Zelenskyy left Lund."])
        #expect(try told().isEmpty)
    }

    @Test("A name of the library is told in its other spellings")
    func spellings() throws {
        try importArticles(["President Volodymyr Zelenskyy spoke in Kyiv."])
        let president = try #require(desk.library.lookup("Volodymyr Zelenskyy", limit: 1).first)
        try desk.library.watch(.entity(president.id))
        #expect(try told().isEmpty)
        try importArticles(["Ukraine's president, Volodymyr Zelensky, thanked Sweden."])
        #expect(try told() == ["Ukraine's president, Volodymyr Zelensky, thanked Sweden."])
    }

    @Test("Each placeholder is one whole argument, and nothing in a text is more than text")
    func arguments() throws {
        let caller = AlertCaller(
            command: ["notify-send", "--urgency=low", "{title}", "{text}", "{title"], library: desk.library)
        let watch = Watch(id: 1, subject: .query("-x"), name: "--help", query: Query(terms: []), told: 0, new: 0)
        let line = ArticleLine(
            id: 1, headline: "$(rm -rf ~); `id`\n\u{1B}[31mred", position: ListPosition(seconds: 0, id: 1))
        let words = caller.arguments(WatchNotice(watch: watch, newest: line, articles: 3), "-rf \u{0} \"quoted\"")
        #expect(words.count == 5 && words[0...1] == ["notify-send", "--urgency=low"] && words[4] == "{title")
        #expect(words[2].hasPrefix(" --help: $(rm -rf ~); `id` ") && words[2].hasSuffix("(and 2 more)"))
        #expect(words[3].hasPrefix(" -rf ") && words[3].hasSuffix("\"quoted\""))
        for word in words { #expect(!word.unicodeScalars.contains { $0.value < 0x20 }) }
    }
}
