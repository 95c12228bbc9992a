import Foundation
import Libraries
import News
import Newsroom
import Storage

/// Four writers and four readers, each a process of its own, use one library for some time.
struct Crowd {
    private let proof: Proof
    private let seconds: Int

    init(_ proof: Proof, seconds: Int) {
        self.proof = proof
        self.seconds = seconds
    }

    func run() throws {
        let path = proof.folder + "/library.db"
        let members = try (0..<8).map { index in
            let errors = Pipe()
            let output = Pipe()
            let process = Process()
            process.executableURL = URL(fileURLWithPath: ChildProgram.own)
            process.arguments = [
                "crowd-member", index < 4 ? "writer" : "reader", "\(index)", path, "\(seconds)",
            ]
            (process.standardOutput, process.standardError) = (output, errors)
            try process.run()
            return (process, output, errors)
        }
        var filed = 0
        for (process, output, errors) in members {
            let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            let complaints = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            let who = process.arguments?.dropFirst().prefix(2).joined(separator: " ") ?? ""
            proof.say("\(who): \(said.trimmingCharacters(in: .whitespacesAndNewlines))")
            let isWell = process.terminationReason == .exit && process.terminationStatus == 0 && complaints.isEmpty
            proof.expect(isWell, "\(who) ended with \(process.terminationStatus): \(complaints.prefix(500))")
            filed += said.split(separator: " ").first.flatMap { Int($0) } ?? 0
        }
        let library = try Library(at: path)
        let total = try library.count().total
        proof.expect(total == filed, "the library holds \(total) articles, but \(filed) were filed and not deleted")
        for isDeep in [false, true] {
            let problems = try library.check(isDeep: isDeep).problems
            proof.expect(problems.isEmpty, "check, deep \(isDeep): \(problems)")
        }
        proof.say("\(total) articles, both checks run")
        try library.close()
    }
}

/// One writer or reader. At its end it says how many articles it leaves behind, and what it did.
final class CrowdMember {
    private let desk: Desk
    private let library: Library
    private let isWriter: Bool
    private let number: Int
    private let end: Date
    private var random: Repeatable
    /// How many articles a writer keeps. It deletes its oldest beyond them, so that the library does not grow with
    /// time.
    private static let kept = 1500

    init(_ arguments: [String]) throws {
        guard arguments.count == 4, let number = Int(arguments[1]), let seconds = Double(arguments[3]) else { usage() }
        isWriter = arguments[0] == "writer"
        self.number = number
        library = try Library(at: arguments[2])
        desk = Desk(library: library)
        end = Date().addingTimeInterval(seconds)
        random = Repeatable(state: UInt64(number))
    }

    func run() throws -> Never {
        isWriter ? try write() : try read()
        try library.close()
        exit(0)
    }

    private func write() throws {
        var own: [Article.ID] = []
        var (changes, next) = (0, 0)
        while Date() < end {
            let batch = (0..<Int.random(in: 1...20, using: &random)).map { _ in
                next += 1
                return Submission(article: InventedNews.article("w\(number)", next), origin: nil)
            }
            own += try library.fileArticles(library.prepare(batch)).map(\.id)
            for _ in 0..<3 {
                guard let id = own.randomElement(using: &random) else { break }
                try library.star(.random(using: &random), id)
                try library.markRead(.random(using: &random), id)
                try library.keepReadingOffset(changes, of: id)
            }
            if random.once(in: 4) { try correct() }
            if random.once(in: 8) {
                _ = try library.subscribe(to: [NewFeed(address: "https://example.org/\(number)/\(changes % 30)")])
            }
            if random.once(in: 3) { try desk.extractAll(isStopped: { [end] in Date() >= end }) }
            while own.count > Self.kept || (own.count > 50 && random.once(in: 3)) {
                try library.removeArticle(own.remove(at: own.count > Self.kept ? 0 : own.count / 2))
            }
            changes += 1
        }
        print("\(own.count) articles left of \(next) filed, in \(changes) rounds of changes")
    }

    private func correct() throws {
        let entities = try library.entities(limit: 30)
        guard let entity = entities.randomElement(using: &random) else { return }
        do throws(LibraryError) {
            let made = try library.correct(.rename(entity.id, to: "\(entity.name.prefix(20)) \(number)"))
            if random.once(in: 2) { try library.undoCorrection(made.id) }
        } catch {
            // Another writer has merged, renamed or removed it in the meantime.
            switch error {
            case .notFound, .senseless: break
            default: throw error
            }
        }
    }

    private func read() throws {
        var (rounds, articles) = (0, 0)
        while Date() < end {
            let query = Query(parsing: ["minister", "singapore", "\"said that\"", "is:starred", "berl*"][rounds % 5])
            for hit in try library.search(query, limit: 20) {
                // Nil if a writer has deleted it in the meantime.
                guard let found = try library.article(hit.line.id) else { continue }
                articles += 1
                guard found.article.body.hasPrefix("Version 0 of story"), found.article.headline == hit.line.headline
                else { throw LibraryError.failed(path: library.path, cause: "article \(hit.line.id) is not as filed") }
            }
            if let entity = try library.lookup("ana", limit: 5).first { _ = try library.dossier(of: entity.id) }
            _ = try library.count(matching: query)
            _ = try library.feeds()
            // A reader sees one state of the library, in which everything agrees.
            if rounds % 50 == 0 {
                let problems = try library.check(isDeep: false).problems
                guard problems.isEmpty else {
                    throw LibraryError.failed(path: library.path, cause: "check while written to: \(problems)")
                }
            }
            rounds += 1
        }
        print("0 written, \(rounds) rounds of reading, \(articles) articles read")
    }
}
