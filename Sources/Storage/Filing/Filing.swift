import Catalogue
import Compression
import Foundation
import GRDB
import Libraries
import News
import Pipeline

extension Library {
    /// Works out, on all cores, what can be worked out from each article alone: while a batch is filed, the next can be prepared.
    package func prepare(_ submissions: [Submission]) throws(LibraryError) -> any PreparedBatch {
        try findDictionary(for: .body, samples: submissions.map { Array($0.article.body.utf8) })
        return PackedBatch(articles: parallelMap(submissions) { [packer] in PreparedArticle($0, packer: packer) })
    }

    /// Files articles in one transaction: all of them or, if it throws, none. From then on they can be read and searched
    /// for, and await extraction. Some hundred at a time are filed several times as fast as one by one.
    ///
    /// An article is the same as one already here by its number in its feed; or else its link; or else its origin, the
    /// text being similar; or else its words: see ``StoredMatcher``. A file written over with another text is therefore
    /// another article. What a feed brought is changed by that feed alone: what another tells under the same link is filed
    /// beside it.
    ///
    /// - Parameter filed: when they are filed, by which articles without a date are listed. Now, if not given.
    /// - Returns: what became of each, in their order. Once this has returned, the articles survive the end of the
    ///   process at any moment.
    package func fileArticles(_ batch: any PreparedBatch, filed: Moment?) throws(LibraryError) -> [Filing] {
        guard let batch = batch as? PackedBatch else { preconditionFailure("a batch that another library prepared") }
        let seconds = filed?.seconds ?? Int64(Date().timeIntervalSince1970)
        let remembered = textMemory.withLock { $0.take() }
        let (filings, memory) = try writeBatch { [mostVersions] db in
            let filer = ArticleFiler(
                db, filed: seconds, memory: try .right(remembered, db), mostVersions: mostVersions)
            let filings = try batch.articles.map { try filer.file($0) }
            try filer.finish()
            return (filings, filer.memory)
        }
        textMemory.withLock { $0 = memory }
        return filings
    }

    /// Makes one whole change that writes much.
    func writeBatch<Value>(_ body: (Database) throws -> Value) throws(LibraryError) -> Value {
        try write { db in
            // Half a log at a time: a page that changes with each transaction is not written back with each.
            checkpointer.startIfDue(db, file, pages: try LibraryFile.fitLog(db) / 2)
            return try body(db)
        }
    }

    /// Learns the library's dictionary for some use, and makes one if there is enough to train it from.
    ///
    /// - Parameter samples: what is about to be packed.
    func findDictionary(for use: TextPacker.Use, samples: [[UInt8]] = []) throws(LibraryError) {
        if packer.hasDictionary(for: use) { return }
        let count = try read { db in
            try TextPacker.learnDictionaries(db)
            let kept = use == .body ? "text" : "extraction"
            return try Int.fetchOne(db, sql: "SELECT count(*) FROM (SELECT 1 FROM \(kept) LIMIT 1000)") ?? 0
        }
        guard !packer.hasDictionary(for: use), samples.count + count >= Self.dictionarySamples else { return }
        let trained = try write { [packer] db in
            // Another program may have made one meanwhile, and packed texts with it.
            try TextPacker.learnDictionaries(db)
            if packer.hasDictionary(for: use) { return nil as [UInt8]? }
            // Rows that are damaged give nothing.
            let stored = try Data?.fetchAll(
                db,
                sql: """
                    SELECT unpacked(content) FROM \(use == .body ? "text" : "extraction") WHERE length(content) < 20000
                    ORDER BY article DESC LIMIT ?
                    """, arguments: [max(0, Self.dictionarySamples - samples.count)])
            let short = samples.filter { $0.count < 40_000 }.prefix(Self.dictionarySamples)
            return try packer.trained(db, for: use, from: short + stored.compactMap { $0.map { Array($0) } })
        }
        if let trained { packer.learn(trained, for: use) }
    }

    /// How many pieces a dictionary is trained from.
    private static let dictionarySamples = 1000
}

/// Articles with everything that is worked out from each alone, packed as this library keeps them.
struct PackedBatch: PreparedBatch {
    let articles: [PreparedArticle]

    func part(_ indices: [Int]) -> PackedBatch { PackedBatch(articles: indices.map { articles[$0] }) }
}
