import Foundation
import GRDB
import News

/// An article to be filed, with what was found in it.
package struct Submission: Hashable, Sendable {
    package let article: Article
    package let extraction: Extraction
    /// The file, feed or address it came from; nil where there is none, as for standard input.
    package let origin: String?
    /// What its copies are known by; nil to look for none.
    package let sketch: Sketch?

    package init(article: Article, extraction: Extraction, origin: String?, sketch: Sketch? = nil) {
        self.sketch = sketch
        self.article = article
        self.extraction = extraction
        self.origin = origin
    }
}

/// What became of an article that was filed.
package struct Filing: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        /// The library did not hold it.
        case new
        /// The library held an earlier form; marks and reading position were kept.
        case updated
        /// The library held it as it is.
        case unchanged
    }

    package let id: Article.ID
    package let outcome: Outcome

    package init(id: Article.ID, outcome: Outcome) {
        self.id = id
        self.outcome = outcome
    }
}

extension Library {
    /// Decides which entities of the library an article's entities are.
    ///
    /// Gets the article's entities and, for each, those of the library that share a folded name or alias, of any kind,
    /// most mentioned first. Gives for each the one it is, or nil for none of them: then the library makes one. What
    /// a correction has settled is not asked.
    package typealias Linking = ([NamedEntity], [[LinkCandidate]]) -> [Entity.ID?]

    /// Files one article: its text, what was found in it, and all indexes, in one transaction.
    ///
    /// It is the same article as one already here if its URL is; or else its identity in its feed; or else its origin,
    /// the text being similar; or else its words. A file written over with another text is therefore another article.
    ///
    /// - Parameter filed: when it is filed: its place in the list if it has no date. Now, if not given.
    /// - Returns: once this has returned, the article survives the end of the process at any moment.
    package func file(
        _ article: Article, _ extraction: Extraction, origin: String?, filed: Moment? = nil, linking: Linking
    ) throws(LibraryError) -> Filing {
        let submission = Submission(article: article, extraction: extraction, origin: origin)
        let filings = try file([submission], filed: filed, linking: linking)
        guard let filing = filings.first else { preconditionFailure("one article in, no filing out") }
        return filing
    }

    /// Files several articles in one transaction: all of them or, if it throws, none. Some hundred at a time are
    /// filed several times as fast as one by one.
    ///
    /// - Returns: what became of each, in their order.
    package func file(
        _ submissions: [Submission], filed: Moment? = nil, linking: Linking
    ) throws(LibraryError) -> [Filing] {
        let seconds = filed?.seconds ?? Int64(Date().timeIntervalSince1970)
        try findDictionary()
        let prepared = prepared(submissions)
        let remembered = memory.withLock { memory in
            defer { memory = nil }
            return memory ?? FilingMemory()
        }
        let (filings, kept) = try write { db in
            let changes = try Int64.fetchOne(db, sql: "SELECT changes FROM tally") ?? 0
            let filer = Filer(
                db, filed: seconds, packer: packer,
                memory: remembered.changes == changes ? remembered : FilingMemory())
            let filings = try prepared.map { try filer.file($0, linking: linking) }
            try filer.finish()
            var memory = filer.memory
            // This change is counted when it is committed.
            memory.changes = changes + 1
            return (filings, memory)
        }
        memory.withLock { $0 = kept }
        return filings
    }

    /// Learns the library's dictionary, and makes one when there is enough to learn from.
    private func findDictionary() throws(LibraryError) {
        if packer.hasDictionary { return }
        let articles = try read { db in
            try TextPacker.learnDictionaries(db)
            return try Int.fetchOne(db, sql: "SELECT articles FROM tally") ?? 0
        }
        guard !packer.hasDictionary, articles >= 1000 else { return }
        let trained = try self.write(.process) { [packer] db in try packer.trained(db) }
        if let trained { packer.learn(trained) }
    }

    /// Cuts, folds and packs texts on all cores.
    private func prepared(_ submissions: [Submission]) -> [PreparedText] {
        [PreparedText](unsafeUninitializedCapacity: submissions.count) { buffer, count in
            nonisolated(unsafe) let places = buffer
            DispatchQueue.concurrentPerform(iterations: submissions.count) { [packer] index in
                places.initializeElement(at: index, to: PreparedText(submissions[index], packer: packer))
            }
            count = submissions.count
        }
    }
}
