import Foundation
import Libraries
import News
import Storage

/// Makes backups with a plain copy and puts them in place, while the restoring is killed now and then. Afterwards the
/// library must be the whole backup or the whole of what was there, and what was there must be kept.
final class Restores {
    private let proof: Proof
    private let count: Int
    private let program: ChildProgram

    init(_ proof: Proof, count: Int, program: String) {
        self.proof = proof
        self.count = count
        self.program = ChildProgram(path: program, folder: proof.folder)
    }

    func run() throws {
        for number in 1...max(1, count) {
            try tryRestoring(number)
            if number % 100 == 0 { proof.say("\(number) backups") }
        }
    }

    private func tryRestoring(_ number: Int) throws {
        let folder = proof.folder + "/\(number)"
        let (path, backup) = (folder + "/library.db", folder + "/backup.db")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let saved = try change(path, by: "a")
        try FileManager.default.copyItem(atPath: path, toPath: backup)
        let later = try change(path, by: "b")
        let arguments = ["restore", backup, "--library", path]
        if proof.random.once(in: 2) {
            let outcome = try program.run(arguments, seconds: Double.random(in: 0...0.1, using: &proof.random))
            let state = try state(of: path)
            proof.expect(state == saved || state == later, "\(number): neither after \(outcome.ending) (\(path))")
            if state == saved {
                let kept = try FileManager.default.contentsOfDirectory(atPath: folder)
                    .first { $0.contains("before-restore") && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }
                let isKept = try kept.map { try self.state(of: folder + "/" + $0) == later } ?? false
                proof.expect(isKept, "\(number): what was there is lost (\(path))")
                if isKept { try FileManager.default.removeItem(atPath: folder) }
                return
            }
        }
        let outcome = try program.run(arguments + ["--json"], seconds: 60)
        proof.expect(outcome.ending == .status(0), "\(number): \(outcome.ending) \(outcome.errors) (\(path))")
        proof.expect(try state(of: path) == saved, "\(number): not as the backup (\(path))")
        let kept = outcome.objects?.first?["kept"] as? String
        proof.expect(
            try kept.map { try state(of: $0) == later } ?? false, "\(number): what was there is not kept (\(path))")
        if proof.failures == 0 { try FileManager.default.removeItem(atPath: folder) }
    }

    /// Files and stars some articles.
    ///
    /// - Returns: what the library holds then.
    private func change(_ path: String, by owner: String) throws -> [Held] {
        let library = try Library(at: path)
        let numbers = 0..<Int.random(in: 1...20, using: &proof.random)
        let submissions = numbers.map { Submission(article: InventedNews.article(owner, $0), origin: nil) }
        _ = try library.fileArticles(library.prepare(submissions))
        let starred = try library.articles(matching: Query(parsing: ""), limit: 100).map(\.id)
            .filter { _ in proof.random.once(in: 3) }
        try library.star(true, starred)
        try library.close()
        return try state(of: path)
    }

    private struct Held: Equatable {
        let headline: String
        let isStarred: Bool
    }

    private func state(of path: String) throws -> [Held] {
        let library = try Library(at: path)
        defer { try? library.close() }
        let isWhole = try library.check().isWhole
        proof.expect(isWhole, "\(path) is damaged")
        return try library.articles(matching: Query(parsing: ""), limit: 100).map {
            Held(headline: $0.headline, isStarred: $0.isStarred)
        }
    }
}
