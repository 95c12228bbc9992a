import Catalogue
import Foundation
import Libraries
import News
import Pipeline
import Synchronization

// What the program calls: `ArticleFiling` and `ExtractionKeeping`.

extension PostgresLibrary {
    package func prepare(_ submissions: [Submission]) throws(LibraryError) -> any PreparedBatch {
        try findDictionary(for: .body, samples: submissions.map { Array($0.article.body.utf8) })
        return try number(parallelMap(submissions) { [packer = server.packer] in ServerArticle($0, packer) })
    }

    package func fileArticles(_ batch: any PreparedBatch, filed: Moment?) throws(LibraryError) -> [Filing] {
        guard var batch = batch as? ServerBatch else { preconditionFailure("a batch of another library") }
        if batch.articles.isEmpty { return [] }
        let seconds = filed?.seconds ?? now
        while true {
            let filings = try write(telling: { $0.flatMap(Self.audience) }) { [batch, mostVersions] session in
                guard try WordLock.share(session) == batch.losses else { return [Filing]?.none }
                return try ServerFiler(session, filed: seconds, mostVersions: mostVersions).file(batch.articles)
            }
            if let filings { return filings }
            // Words have been forgotten since they were numbered.
            batch = try number(batch.articles)
        }
    }

    /// Who is told what was filed.
    private static func audience(of filings: [Filing]) -> Audience? {
        let updated = filings.filter { $0.outcome == .updated }.map(\.id)
        let span = updated.min().flatMap { first in updated.max().map { first...$0 } }
        let areNew = filings.contains { $0.outcome == .new }
        return areNew || span != nil ? .all(.articles(areNew: areNew, changed: span)) : nil
    }

    /// Numbers the words of some articles. Words without articles do no harm, so they are noted by themselves: no other filer
    /// waits for this one's end.
    private func number(_ articles: [ServerArticle]) throws(LibraryError) -> ServerBatch {
        if articles.isEmpty { return ServerBatch(articles: [], losses: 0) }
        let losses = try read { try $0.number("SELECT word_losses FROM tally") ?? 0 }
        var wanted: [String: (hashes: [Int64], uses: Int)] = [:]
        var keys = knownWords.withLock { known in
            known.check(losses: losses)
            return known.keys(of: articles, wanted: &wanted)
        }
        let uses = wanted.mapValues(\.uses)
        let given = try write(telling: nil) { try NumberedWords(session: $0).note(uses) }
        let incomplete = knownWords.withLock { known in
            known.learn(given, of: wanted)
            return articles.indices.filter { !known.complete(&keys[$0], of: articles[$0]) }
        }
        // Another thread has made the memory begin anew.
        let more =
            incomplete.isEmpty
            ? []
            : try write(telling: nil) { session in
                try incomplete.map { try NumberedWords(session: session).keys(of: articles[$0]) }
            }
        for (index, own) in zip(incomplete, more) { keys[index] = own }
        var numbered = articles
        for (index, own) in keys.enumerated() { numbered[index].indexed = own }
        return ServerBatch(articles: numbered, losses: losses)
    }

    package func articles(ofFile path: String, size: Int, changed: Int64) throws(LibraryError) -> Int? {
        try read { session in
            try session.number(
                """
                SELECT articles FROM taken_file
                WHERE path_hash = \(stableHash(path)) AND size = \(size) AND changed = \(changed)
                """
            ).map { Int($0) }
        }
    }

    package func remember(_ files: [TakenFile]) throws(LibraryError) {
        let files = Dictionary(files.map { (stableHash($0.path), $0) }, uniquingKeysWith: { $1 }).sorted {
            $0.key < $1.key
        }
        if files.isEmpty { return }
        try write(telling: nil) { session in
            try session.change(
                """
                INSERT INTO taken_file (path_hash, size, changed, articles)
                SELECT * FROM unnest(\(files.map(\.key)), \(files.map(\.value.size)), \(files.map(\.value.changed)),
                    \(files.map(\.value.articles)))
                ON CONFLICT (path_hash) DO UPDATE SET size = excluded.size, changed = excluded.changed,
                    articles = excluded.articles
                """)
        }
    }

    /// Seconds since 1970.
    var now: Int64 { Int64(Date().timeIntervalSince1970) }
}

extension PostgresLibrary {
    package func countAwaitingExtraction(most: Int) throws(LibraryError) -> Int {
        Int(
            try read { session in
                try session.number(
                    "SELECT count(*) FROM (SELECT 1 FROM awaiting_extraction LIMIT \(max(0, most))) AS counted") ?? 0
            })
    }

    package func anyAwaitsExtraction() throws(LibraryError) -> Bool {
        try read { try $0.first("SELECT 1 FROM awaiting_extraction LIMIT 1") != nil }
    }

    /// For so many seconds a text that was given out is given to nobody else.
    private static let claim: Int64 = 60

    /// Gives out texts to be extracted: several programs that ask at a time are given different ones. Who asks again is given
    /// its own again.
    package func textsAwaitingExtraction(after id: Article.ID, limit: Int) throws(LibraryError) -> [UnextractedText] {
        let (now, claimant) = (now, server.token)
        hasClaims.store(true, ordering: .relaxed)
        return try write(telling: nil) { session in
            let claimed = try session.numbers(
                """
                UPDATE awaiting_extraction SET until = \(now + Self.claim), claimant = \(claimant) WHERE article IN (
                    SELECT article FROM awaiting_extraction
                    WHERE article > \(id) AND (until <= \(now) OR claimant = \(claimant))
                    ORDER BY article LIMIT \(max(0, limit)) FOR UPDATE SKIP LOCKED
                ) RETURNING article
                """)
            return try Self.texts(claimed.sorted(), session)
        }
    }

    package func textAwaitingExtraction(_ id: Article.ID) throws(LibraryError) -> UnextractedText? {
        try read { session in
            guard try session.first("SELECT 1 FROM awaiting_extraction WHERE article = \(id)") != nil else {
                return nil
            }
            return try Self.texts([id], session).first
        }
    }

    private static func texts(_ ids: [Article.ID], _ session: Session) throws -> [UnextractedText] {
        if ids.isEmpty { return [] }
        return try session.rows(
            """
            SELECT a.id, a.headline, a.published, a.has_time, a.content_hash, t.language, t.body
            FROM article a JOIN text t ON t.article = a.id WHERE a.id = ANY (\(ids)) ORDER BY a.id
            """
        ).map { row in
            UnextractedText(
                id: row.id(0), headline: row.text(1) ?? "", body: try session.body(row, 6) ?? "",
                published: ArticleLines.moment(row, 2), language: row.text(5), contentHash: row.id(4))
        }
    }

    package func fileExtractions(
        _ texts: [ExtractedText], linking: @escaping Linking, stories: StoryRules?
    ) throws(LibraryError) -> Int {
        if texts.isEmpty { return 0 }
        try findDictionary(for: .extraction, samples: [])
        let prepared = parallelMap(texts) { [packer = server.packer] text in
            PreparedExtraction(text) { extraction, body in
                packer.packed(extraction.encoded(body: body), as: .extraction)
            }
        }
        // A change that is made again must not begin with what an attempt has noted.
        let remembered = Mutex(entityMemory.withLock { $0.take() })
        let ids = texts.map(\.text.id)
        let change = ids.min().flatMap { first in ids.max().map { first...$0 } }
        let (filed, memory, _) = try write(
            telling: { .all($0.2 ? .anything : .articles(areNew: false, changed: change)) }
        ) { session in
            let (filed, memory) = try ExtractionsFiling(session: session).file(
                prepared, remembered: remembered.withLock { $0.take() }, linking: linking, stories: stories)
            // Names may change what is shown of other articles, such as their stories. That is told once all are found.
            return (filed, memory, try session.first("SELECT 1 FROM awaiting_extraction LIMIT 1") == nil)
        }
        entityMemory.withLock { $0 = memory }
        return filed
    }

    /// A reader's role may not: for it, others do.
    package func mayExtract() throws(LibraryError) -> Bool {
        if isReadOnly { return false }
        return try read { session in
            try session.first("SELECT has_table_privilege('dateline.extraction', 'INSERT')")?.flag(0) ?? false
        }
    }

    /// Who extracts claims texts, not all of the work. Of several who have begun and do not want to be beside others, the
    /// first by their tokens goes on.
    package func claimExtraction(joining: Bool) throws(LibraryError) -> Bool {
        if joining { return true }
        let claimant = server.token
        return try !anyExtracts(
            hasClaims.load(ordering: .relaxed) ? "claimant < \(claimant)" : "claimant <> \(claimant)")
    }

    package func othersExtract() throws(LibraryError) -> Bool { try anyExtracts("claimant <> \(server.token)") }

    /// Whether any of some claimants have texts at this moment.
    private func anyExtracts(_ who: SQL) throws(LibraryError) -> Bool {
        try read { [now] session in
            try session.first("SELECT 1 FROM awaiting_extraction WHERE until > \(now) AND " + who + " LIMIT 1") != nil
        }
    }

    package func releaseExtraction() throws(LibraryError) {
        guard hasClaims.exchange(false, ordering: .relaxed) else { return }
        try write(telling: nil) { [server] session in
            try session.change(
                "UPDATE awaiting_extraction SET until = 0 WHERE until > 0 AND claimant = \(server.token)")
        }
    }

    package func noteExtraction(version: Int) throws(LibraryError) {
        let isNew = try read { session in
            try session.first(
                """
                SELECT 1 FROM library WHERE extraction_version IS NULL AND NOT EXISTS (SELECT 1 FROM extraction)
                """) != nil
        }
        if isNew {
            try write(telling: nil) { try $0.change("UPDATE library SET extraction_version = \(version)") }
        }
    }

    package func countOutdatedExtractions(before version: Int) throws(LibraryError) -> Int {
        try read { session in
            guard let state = try OutdatedExtractions(session, version: version) else { return 0 }
            return Int(
                try session.number(
                    "SELECT count(*) FROM extraction WHERE article > \(state.through) AND article <= \(state.until)")
                    ?? 0)
        }
    }

    package func hasOutdatedExtractions(before version: Int) throws(LibraryError) -> Bool {
        try read { session in
            guard let state = try OutdatedExtractions(session, version: version) else { return false }
            return try session.first(
                "SELECT 1 FROM extraction WHERE article > \(state.through) AND article <= \(state.until) LIMIT 1")
                != nil
        }
    }

    package func reopenExtractions(before version: Int, limit: Int) throws(LibraryError) -> Int {
        guard try read({ try OutdatedExtractions($0, version: version) }) != nil else { return 0 }
        return try write(telling: .everyone) { session in
            try EntityLock.take(session)
            guard var state = try OutdatedExtractions(session, version: version) else { return 0 }
            let ids = try session.numbers(
                """
                SELECT article FROM extraction WHERE article > \(state.through) AND article <= \(state.until)
                ORDER BY 1 LIMIT \(max(1, limit))
                """)
            if !ids.isEmpty { try ArticleUpdating(session: session).reopen(ids) }
            state.through = ids.last ?? state.until
            try state.write(session, isDone: ids.isEmpty)
            return ids.count
        }
    }
}

/// How far the articles of an earlier version of extraction have been put back.
private struct OutdatedExtractions {
    private let version: Int
    /// The last article that was put back, and the last that may be of an earlier version.
    var through: Article.ID
    let until: Article.ID

    /// The state on the way to a version; nil if all articles have it or a later one.
    init?(_ session: Session, version: Int) throws {
        let row = try session.first("SELECT extraction_version, extraction_progress FROM library")
        if let known = row?.number(0), known >= version { return nil }
        self.version = version
        let kept = (row?.text(1) ?? "").split(separator: " ").compactMap { Int64($0) }
        if kept.count == 3, kept[0] == Int64(version) {
            (through, until) = (kept[1], kept[2])
        } else {
            through = 0
            until = try session.number("SELECT max(article) FROM extraction") ?? 0
        }
    }

    func write(_ session: Session, isDone: Bool) throws {
        try session.change(
            isDone
                ? "UPDATE library SET extraction_version = \(version), extraction_progress = NULL"
                : "UPDATE library SET extraction_progress = \("\(version) \(through) \(until)")")
    }
}
