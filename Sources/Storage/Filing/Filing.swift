import Foundation
import GRDB
import News
import Pipeline

/// An article to be filed.
package struct Submission: Hashable, Sendable {
    package let article: Article
    /// What was found in it; nil to find it later: until then the article awaits it.
    package let extraction: Extraction?
    /// The file, feed or address it came from; nil where there is none, as for standard input.
    package let origin: String?
    /// What its copies are known by; nil to look for none, or later.
    package let sketch: Sketch?

    /// When it was filed, where it comes from another library; nil for now.
    package let filed: Moment?

    package init(
        article: Article, extraction: Extraction? = nil, origin: String?, sketch: Sketch? = nil, filed: Moment? = nil
    ) {
        self.sketch = sketch
        self.filed = filed
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
    package typealias Linking = ([LinkName], [[LinkCandidate]]) -> [Entity.ID?]

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
    /// - Parameter linking: asked where a submission comes with what was found in it.
    /// - Returns: what became of each, in their order.
    package func file(
        _ submissions: [Submission], filed: Moment? = nil, linking: Linking
    ) throws(LibraryError) -> [Filing] {
        try file(try prepare(submissions), filed: filed, linking: linking)
    }

    /// Works out what of some articles needs no other, on all cores: while a batch is filed, the next can be prepared.
    package func prepare(_ submissions: [Submission]) throws(LibraryError) -> PreparedBatch {
        try findDictionary(for: .body, samples: submissions.map { Array($0.article.body.utf8) })
        return PreparedBatch(texts: parallelMap(submissions) { [packer] in PreparedText($0, packer: packer) })
    }

    /// Files articles that were prepared, in one transaction: all of them or, if it throws, none.
    package func file(
        _ batch: PreparedBatch, filed: Moment? = nil, linking: Linking = { names, _ in names.map { _ in nil } }
    ) throws(LibraryError) -> [Filing] {
        let seconds = filed?.seconds ?? Int64(Date().timeIntervalSince1970)
        return try file(filed: seconds) { filer in try batch.texts.map { try filer.file($0, linking: linking) } }
    }

    /// Files within one transaction, with what is remembered from the one before.
    func file<Value>(filed: Int64 = 0, _ body: (Filer) throws -> Value) throws(LibraryError) -> Value {
        let remembered = memory.withLock { memory in
            defer { memory = nil }
            return memory ?? FilingMemory()
        }
        let (value, kept) = try write { db in
            checkpointer.startIfDue(db, place)
            let find = try db.cachedStatement(sql: "SELECT changes FROM naming")
            let changes = try Int64.fetchOne(find) ?? 0
            let filer = Filer(
                db, filed: filed, packer: packer,
                memory: remembered.changes == changes ? remembered : FilingMemory())
            let value = try body(filer)
            try filer.finish()
            try LibraryFile.fitLog(db)
            let memory = filer.memory
            memory.changes = try Int64.fetchOne(find) ?? 0
            return (value, memory)
        }
        memory.withLock { $0 = kept }
        return value
    }

    /// Learns the library's dictionary for some use, and makes one when there is enough to learn from.
    ///
    /// - Parameter samples: what is about to be packed.
    func findDictionary(for use: TextPacker.Use, samples: [[UInt8]] = []) throws(LibraryError) {
        if packer.hasDictionary(for: use) { return }
        let count = try read { db in
            try TextPacker.learnDictionaries(db)
            let kept = use == .body ? "text" : "found"
            return try Int.fetchOne(db, sql: "SELECT count(*) FROM (SELECT 1 FROM \(kept) LIMIT 1000)") ?? 0
        }
        guard !packer.hasDictionary(for: use), samples.count + count >= Self.dictionarySamples else { return }
        let trained = try write { [packer] db in
            // Another program may have made one since, and packed texts with it.
            try TextPacker.learnDictionaries(db)
            if packer.hasDictionary(for: use) { return nil as [UInt8]? }
            // One that is damaged gives nothing.
            let stored = try Data?.fetchAll(
                db,
                sql: """
                    SELECT unpacked(content) FROM \(use == .body ? "text" : "found") WHERE length(content) < 20000
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

/// Articles with all that is worked out from each alone.
package struct PreparedBatch: Sendable {
    let texts: [PreparedText]

    init(texts: [PreparedText]) { self.texts = texts }

    /// None.
    package init() { texts = [] }

    package var isEmpty: Bool { texts.isEmpty }
}
