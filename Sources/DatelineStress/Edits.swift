import Foundation
import Libraries
import News
import Newsroom
import Storage

/// Gives the program libraries whose pages or rows somebody has edited. No command that reads may crash, or take more than
/// some seconds.
final class Edits {
    private let proof: Proof
    private let count: Int
    private let program: ChildProgram
    private let articles = 60
    private var slowest = (seconds: 0.0, command: "")
    /// The longest that a command may take.
    private static let seconds = 5.0
    /// How many commands read each edited library.
    private static let commands = 3

    init(_ proof: Proof, count: Int, program: String) {
        self.proof = proof
        self.count = count
        self.program = ChildProgram(path: program, folder: proof.folder)
    }

    func run() throws {
        let original = try makeLibrary()
        for number in 1...max(1, count) {
            try tryEdit(number, of: original)
            if number % 1000 == 0 { proof.say("\(number) edited files") }
        }
        proof.say("the slowest command took \(slowest.seconds) s: \(slowest.command)")
    }

    private func makeLibrary() throws -> [UInt8] {
        let path = proof.folder + "/original/library.db"
        let desk = try Desk(libraryPath: path)
        let submissions = (0..<articles).map { number in
            var article = InventedNews.article("a", number)
            if number % 7 == 0 { article.published = nil }
            article.blocks = [Block(range: 0..<8, role: .heading)]
            return Submission(article: article, origin: nil)
        }
        _ = try desk.library.fileArticles(desk.library.prepare(submissions))
        try desk.extractAll()
        try desk.library.star(true, [3, 7, 11])
        if let entity = try desk.library.entities(limit: 1).first {
            try desk.library.correct(.rename(entity.id, to: "\(entity.name) II"))
        }
        _ = try desk.library.subscribe(to: [NewFeed(address: "https://example.org/feed.xml", folder: ["World"])])
        try desk.library.close()
        return Array(FileManager.default.contents(atPath: path) ?? Data())
    }

    private func tryEdit(_ number: Int, of original: [UInt8]) throws {
        let folder = proof.folder + "/\(number)"
        let path = folder + "/library.db"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var files = ["": original]
        let name: String
        if number % 2 == 0 {
            let damage = Damage.allCases.filter { !$0.needsLog }.randomElement(using: &proof.random) ?? .flips
            name = "\(number) \(damage.rawValue)"
            damage.apply(to: &files, with: &proof.random)
            try Data(files[""] ?? []).write(to: URL(fileURLWithPath: path))
        } else {
            try Data(original).write(to: URL(fileURLWithPath: path))
            let edits = (0..<Int.random(in: 1...3, using: &proof.random)).map { _ in
                // Triggers and views are few kinds; values are many.
                proof.random.once(in: 3) ? RowEdit.allCases.randomElement(using: &proof.random) ?? .value : .value
            }
            name = "\(number) " + edits.map { "\($0)" }.joined(separator: " ")
            // Triggers last, or the next edit would set one off, and they never end.
            let ordered = edits.filter { !$0.changesSchema } + edits.filter(\.changesSchema)
            for edit in ordered { try edit.apply(toFileAt: path, with: &proof.random) }
        }
        let failures = proof.failures
        for _ in 0..<Self.commands { try run(command(), on: path, name) }
        if proof.failures == failures { try FileManager.default.removeItem(atPath: folder) }
    }

    private func command() -> [String] {
        let id = "\(Int.random(in: 1...articles, using: &proof.random))"
        let commands = [
            ["list"], ["list", "--json"], ["list", "from:2024-01-01"], ["list", "is:unread"], ["show", id],
            ["show", id, "--json"], ["show", id, "--plain"], ["search", "minister"],
            ["search", "berl*", "--sort", "rank"], ["search", "\"in berlin\"", "--json"], ["lookup", "ana"],
            ["lookup", "berlin", "--json"], ["who", "boris"], ["where", "porto", "--json"], ["entities"],
            ["entities", "--json"], ["entities", "--article", id], ["feeds", "list"], ["feeds", "list", "--json"],
            ["feeds", "export"], ["export"], ["export", "--markdown"], ["story", id],
            ["story", id, "--json"], ["check"], ["check", "--deep"], ["check", "--json"],
        ]
        return commands.randomElement(using: &proof.random) ?? commands[0]
    }

    private func run(_ arguments: [String], on path: String, _ name: String) throws {
        let start = ContinuousClock.now
        let outcome = try program.run(arguments + ["--library", path], seconds: Self.seconds)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let command = "\(name): \(arguments.joined(separator: " "))"
        if seconds > slowest.seconds { slowest = (seconds, command) }
        switch outcome.ending {
        case .status(0...2): break
        case .status, .signal, .hung:
            proof.fail("\(command): \(outcome.ending) \(outcome.errors.prefix(300)) (\(path))")
        }
        let isClean = outcome.output.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
        proof.expect(isClean, "\(command): prints control characters (\(path))")
    }
}
