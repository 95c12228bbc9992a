import Foundation
import News
import Storage
import Synchronization
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
            command: ["notify-send", "--urgency=low", "{title}", "{text}", "{title"], library: desk.library
        ) { _ in }
        let watch = Watch(id: 1, subject: .query("-x"), name: "--help", query: Query(terms: []), told: 0, new: 0)
        let line = ArticleLine(
            id: 1, headline: "$(rm -rf ~); `id`\n\u{1B}[31mred", position: ListPosition(seconds: 0, id: 1))
        let words = caller.arguments(WatchNotice(watch: watch, newest: line, articles: 3), "-rf \u{0} \"quoted\"")
        #expect(words.count == 5 && words[0...1] == ["notify-send", "--urgency=low"] && words[4] == "{title")
        #expect(words[2].hasPrefix(" --help: $(rm -rf ~); `id` ") && words[2].hasSuffix("(and 2 more)"))
        #expect(words[3].hasPrefix(" -rf ") && words[3].hasSuffix("\"quoted\""))
        for word in words { #expect(!word.unicodeScalars.contains { $0.value < 0x20 }) }
    }

    /// A program of the test's own, with the folder as its first argument and what is told as the others.
    private func caller(
        _ script: String, patience: Duration = .seconds(60), _ failures: Failures = Failures()
    ) throws -> AlertCaller {
        let path = folder + "/command.sh"
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: path))
        chmod(path, 0o700)
        return AlertCaller(
            command: [path, folder, "{title}", "{text}"], library: desk.library, patience: patience
        ) { failures.add($0) }
    }

    private final class Failures: Sendable {
        private let kept = Mutex<[AlertFailure]>([])

        var all: [AlertFailure] { kept.withLock { $0 } }

        func add(_ failure: AlertFailure) { kept.withLock { $0.append(failure) } }
    }

    /// Waits until something is so; false if it is not within half a minute.
    private func soon(_ isSo: () throws -> Bool) rethrows -> Bool {
        let end = ContinuousClock.now + .seconds(30)
        while try !isSo(), ContinuousClock.now < end { usleep(10_000) }
        return try isSo()
    }

    @Test("A command that cannot be started is reported once, and what is new is told when it can be")
    func missing() throws {
        try desk.library.watch(.name("Boris Pistorius"))
        try importArticles(["Boris Pistorius spoke in Berlin."])
        let failures = Failures()
        let caller = try caller("echo told > $1/told", failures)
        let path = folder + "/command.sh"
        try FileManager.default.removeItem(atPath: path)
        for _ in 0..<3 { #expect(try caller.call()) }
        #expect(soon { failures.all == [.notStarted(program: path, reason: "No such file or directory")] })
        // It is there again, but not to be run.
        try Data("#!/bin/sh\necho told > $1/told\n".utf8).write(to: URL(filePath: path))
        chmod(path, 0o600)
        #expect(try caller.call())
        chmod(path, 0o700)
        #expect(try caller.call() == false)
        #expect(try soon { try told(in: folder + "/told") == ["told"] })
        #expect(failures.all.count == 2)
    }

    @Test("A command that fails is reported, and the next one is called all the same")
    func failing() throws {
        for name in ["Boris Pistorius", "Olaf Scholz"] { try desk.library.watch(.name(name)) }
        try importArticles(["Boris Pistorius met Olaf Scholz in Berlin."])
        let failures = Failures()
        let caller = try caller("echo \"$2\" >> $1/told; exit 3", failures)
        #expect(try caller.call() == false)
        #expect(soon { failures.all == [.failed(program: folder + "/command.sh", status: 3)] })
        let expected = ["Boris Pistorius: Report 0", "Olaf Scholz: Report 0"]
        #expect(try soon { try told(in: folder + "/told").sorted() == expected })
    }

    private func told(in file: String) throws -> [String] {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").map(String.init)
    }

    /// What a command does that lasts as long as the test, however slow the machine is: it ends with the test's folder.
    private static let lasting = "i=0; while [ -d $1 ] && [ $i -lt 600 ]; do sleep 1; i=$((i + 1)); done"

    @Test("Eight commands run at a time; what is new waits, and the oldest is ended once it has had its time")
    func hanging() throws {
        let names = ["Adams", "Baker", "Clark", "Davis", "Evans", "Frank", "Ghosh", "Hills", "Irwin"]
        for name in names { try desk.library.watch(.name("Mary \(name)")) }
        try importArticles(names.map { "Mary \($0) spoke in Berlin." })
        let patient = try caller("echo \"$2\" >> $1/told; \(Self.lasting)")
        #expect(try patient.call())
        #expect(try soon { try told(in: folder + "/told").count == 8 })
        #expect(try patient.call())
        #expect(try told(in: folder + "/told").count == 8)

        try importArticles(names.map { "Mary \($0) spoke in London." })
        let failures = Failures()
        let later = Moment(seconds: Int64(time(nil)) + 61)
        let impatient = try caller(Self.lasting, patience: .zero, failures)
        #expect(try impatient.call(now: later))
        // The first of these calls ends one; as soon as it is gone, the ninth is told.
        #expect(try soon { try !impatient.call(now: later) })
        #expect(soon { failures.all == [.hung(program: folder + "/command.sh")] })
    }
}
