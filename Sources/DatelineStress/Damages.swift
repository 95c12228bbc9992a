import Foundation
import Libraries
import News
import Newsroom
import Storage

/// Gives the program randomly damaged libraries. It must neither crash nor hang, never write over a damaged file, save
/// what can be saved, and say nothing untrue.
final class Damages {
    private let proof: Proof
    private let count: Int
    private let program: ChildProgram
    /// What the library held before the damage: the bodies of its articles by headline.
    private var bodies: [String: String] = [:]
    /// The library's files when it is closed, and when it is open with a log.
    private var closed: [String: [UInt8]] = [:]
    private var open: [String: [UInt8]] = [:]
    private var tallies: [Damage: Tally] = [:]
    /// The command that took longest.
    private var slowest = (seconds: 0.0, command: "")
    /// A brief run uses a small library.
    private let articles: Int
    private var articlesInLog: Int { articles / 5 }

    private struct Tally {
        var files = 0
        /// Libraries that the check found whole, that were repaired, and that could not be.
        var whole = 0
        var repaired = 0
        var refused = 0
        /// Articles that were there at the end, of those filed.
        var kept = 0
        /// Headlines that are none of those filed: SQLite keeps no checksums of its rows.
        var altered = 0
        var refusals: [String: Int] = [:]
    }

    init(_ proof: Proof, count: Int, program: String) {
        self.proof = proof
        self.count = count
        articles = count < 100 ? 100 : 300
        self.program = ChildProgram(path: program, folder: proof.folder)
    }

    func run() throws {
        try makeLibrary()
        for number in 1...max(1, count) {
            // The kinds of damage come in turn, so that all are tried equally often.
            let damage = Damage.allCases[number % Damage.allCases.count]
            try tryDamage(damage, number)
            if number % 100 == 0 { proof.say("\(number) damaged files") }
        }
        proof.say("the slowest command took \(slowest.seconds) s: \(slowest.command)")
        for damage in Damage.allCases {
            guard let tally = tallies[damage] else { continue }
            let all = damage.needsLog ? articles : articles - articlesInLog
            let share = tally.kept * 100 / (tally.files * all)
            let why = tally.refusals.map { "\($0.value) x \($0.key)" }.joined(separator: "; ")
            proof.say(
                "\(damage.rawValue): \(tally.files) files, \(tally.whole) found whole, \(tally.repaired) repaired, "
                    + "\(tally.refused) refused \(why); \(share)% of the articles there at the end, "
                    + "\(tally.altered) headlines altered")
        }
    }

    private func makeLibrary() throws {
        let path = proof.folder + "/original/library.db"
        let desk = try Desk(libraryPath: path)
        func file(_ numbers: Range<Int>) throws {
            let submissions = numbers.map { Submission(article: InventedNews.article("a", $0), origin: nil) }
            _ = try desk.library.fileArticles(desk.library.prepare(submissions))
            try desk.extractAll()
        }
        try file(0..<articles - articlesInLog)
        try desk.library.star(true, [3, 7, 11])
        try desk.library.markRead(true, [1, 2, 3])
        if let entity = try desk.library.entities(limit: 1).first {
            try desk.library.correct(.rename(entity.id, to: "\(entity.name) II"))
        }
        _ = try desk.library.subscribe(to: [NewFeed(address: "https://example.org/feed.xml")])
        try desk.library.close()
        closed = read(path)
        // Reopened, so that the log holds what follows.
        let again = try Desk(libraryPath: path)
        let submissions = (articles - articlesInLog..<articles).map {
            Submission(article: InventedNews.article("a", $0), origin: nil)
        }
        _ = try again.library.fileArticles(again.library.prepare(submissions))
        try again.library.star(true, 20)
        open = read(path)
        try again.library.close()
        for number in 0..<articles {
            let article = InventedNews.article("a", number)
            bodies[article.headline] = article.body
        }
        proof.expect(open["-wal"]?.isEmpty == false && open["-shm"] != nil, "there is no log to damage")
        proof.say("\(bodies.count) articles, \(closed[""]?.count ?? 0) bytes; the log \(open["-wal"]?.count ?? 0)")
    }

    private func read(_ path: String) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for end in ["", "-wal", "-shm"] {
            if let bytes = FileManager.default.contents(atPath: path + end) { files[end] = Array(bytes) }
        }
        return files
    }

    private func tryDamage(_ damage: Damage, _ number: Int) throws {
        let folder = proof.folder + "/\(number)"
        let path = folder + "/library.db"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var files = damage.needsLog ? open : closed
        damage.apply(to: &files, with: &proof.random)
        for (end, bytes) in files { try Data(bytes).write(to: URL(fileURLWithPath: path + end)) }

        let attempt = Attempt(path: path, name: "\(damage.rawValue) \(number)", before: files)
        let failures = proof.failures
        try readDamaged(attempt)
        // Reading may take the log in, as it does in a library that is whole.
        let read = self.read(path)
        if !damage.needsLog {
            proof.expect(read[""] == files[""], "\(attempt.name): reading changed the file (\(path))")
        }
        try repair(attempt, damage, read)
        if proof.failures == failures { try FileManager.default.removeItem(atPath: folder) }
    }

    private struct Attempt {
        let path: String
        let name: String
        let before: [String: [UInt8]]
    }

    /// Runs a command on a damaged library.
    private func run(_ attempt: Attempt, _ arguments: String...) throws -> ChildProgram.Outcome {
        let start = ContinuousClock.now
        let outcome = try program.run(arguments + ["--library", attempt.path], seconds: 60)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let command = "\(attempt.name): \(arguments.joined(separator: " "))"
        if seconds > slowest.seconds { slowest = (seconds, command) }
        switch outcome.ending {
        case .status(0...2): break
        default: proof.fail("\(command): \(outcome.ending) \(outcome.errors.prefix(300)) (\(attempt.path))")
        }
        // What went wrong must be said in words, with the path, not as the program's code names it.
        let told = outcome.errors + outcome.output
        if outcome.ending == .status(2), !told.contains(attempt.path), !told.contains("There is no ") {
            proof.fail("\(command): says \(told.prefix(300))")
        }
        proof.expect(!told.contains("(path:"), "\(command): says \(told.prefix(300))")
        return outcome
    }

    /// Reads everything that can be read; what is shown must be what was filed.
    private func readDamaged(_ attempt: Attempt) throws {
        let list = try run(attempt, "list", "--json")
        for line in list.objects ?? [] {
            guard let id = line["article"] as? Int, Int.random(in: 0..<60, using: &proof.random) == 0 else { continue }
            try show(id, attempt)
        }
        if list.objects == nil { proof.fail("\(attempt.name): list printed no JSON") }
        for words in [
            ["search", "minister"], ["search", "berl*", "--sort", "rank"], ["who", "ana"], ["feeds", "list"],
        ] {
            _ = try run(attempt, words[0], words[1])
        }
        try show(Int.random(in: 1...articles - articlesInLog, using: &proof.random), attempt)
    }

    private func show(_ id: Int, _ attempt: Attempt) throws {
        let shown = try run(attempt, "show", "\(id)", "--json")
        guard let article = shown.objects?.first, let headline = article["headline"] as? String,
            let body = article["body"] as? String, let original = bodies[headline]
        else { return }
        proof.expect(body == original, "\(attempt.name): show \(id) gives a different text (\(attempt.path))")
    }

    private func repair(_ attempt: Attempt, _ damage: Damage, _ read: [String: [UInt8]]) throws {
        var tally = tallies[damage] ?? Tally()
        tally.files += 1
        let check = try run(attempt, "check", "--deep", "--json")
        let isWhole = check.ending == .status(0)
        let outcome = try run(attempt, "check", "--repair")
        let kept = FileManager.default.contents(atPath: attempt.path + ".damaged-1").map { Array($0) }
        let now = self.read(attempt.path)
        if outcome.ending == .status(0) {
            if isWhole { tally.whole += 1 } else { tally.repaired += 1 }
            if let kept {
                proof.expect(
                    kept == read[""] || damage.needsLog,
                    "\(attempt.name): the copy that was kept is not the damaged file")
            }
            try verify(attempt, outcome, &tally)
        } else {
            tally.refused += 1
            let reason = outcome.errors.replacing(attempt.path, with: "X").split(separator: "\n").last ?? ""
            tally.refusals[String(reason.prefix(100)), default: 0] += 1
            proof.expect(
                kept == nil,
                "\(attempt.name): a copy was kept although nothing was repaired: \(outcome.output) (\(attempt.path))")
            if !damage.needsLog {
                proof.expect(
                    now[""] == read[""] || kept == read[""],
                    "\(attempt.name): nothing was repaired, yet the file has changed")
            }
        }
        tallies[damage] = tally
    }

    /// Checks a library that is said to be repaired.
    private func verify(_ attempt: Attempt, _ repair: ChildProgram.Outcome, _ tally: inout Tally) throws {
        let check = try run(attempt, "check", "--deep", "--json")
        proof.expect(
            check.ending == .status(0),
            "\(attempt.name): repaired, yet the check says: \(check.output) (\(attempt.path))")
        let export = try run(attempt, "export")
        var found = 0
        for line in export.objects ?? [] {
            guard line["article"] != nil, let body = line["body"] as? String else { continue }
            found += 1
            // An article whose headline was lost to the damage has none.
            let headline = line["headline"] as? String ?? ""
            if let original = bodies[headline] {
                tally.kept += 1
                // If a text may be another article's, the repair says so.
                let isTold = repair.errors.contains("  \(headline)\n")
                proof.expect(
                    body == original || isTold, "\(attempt.name): '\(headline)' has a different text (\(attempt.path))")
            } else {
                tally.altered += 1
            }
        }
        let counted = check.objects?.first?["articles"] as? Int
        proof.expect(counted == found, "\(attempt.name): check counts \(counted ?? -1), export gives \(found)")
        // As in 'Saved into a new library: 296 articles'.
        if let told = repair.errors.firstMatch(of: /new library: ([0-9]+) article/) {
            proof.expect(
                Int(told.1) == found, "\(attempt.name): it says that \(told.1) were saved, but there are \(found)")
        }
    }
}
