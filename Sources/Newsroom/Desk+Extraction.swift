import CMalloc
import Entities
import Glibc
import Libraries
import News
import Pipeline
import Stories
import Synchronization

/// How far extraction is.
package struct ExtractionProgress: Hashable, Sendable {
    /// Articles extracted so far.
    package let done: Int
    /// Those, and the ones that still await it.
    package let total: Int
}

// Names are found on all cores, batch by batch, while those of the batch before are filed.
extension Desk {
    /// How many articles are extracted side by side, and then filed in one transaction.
    private static let batchSize = 192
    /// How many are filed in one transaction where nobody waits for one of them, and how long the first of them waits for
    /// that. The names of a hundred articles stand all over the tables of names, and each transaction writes every page
    /// that it changes twice: into the log, and later into the file. What several find for a shared library they link one
    /// after the other, and each has to read what the others have linked.
    private var bulkSize: Int { (library.isShared ? 12 : 4) * Self.batchSize }
    /// Those who extract together file one after the other, at the end while nothing is left to extract: so no batch of theirs
    /// holds more than this share of what still awaits extraction.
    private static let greatestShare = 8
    private static let longestWait: Duration = .seconds(12)
    /// The first batch is small, so that a reader soon sees something happen.
    private static let firstBatchSize = 32
    /// How long to wait for another process that extracts before asking again, in microseconds: at first, and at most.
    /// Many may wait for one.
    private static let (firstPause, longestPause): (UInt32, UInt32) = (200_000, 5_000_000)

    /// Finds the names in all articles that await extraction, and files them.
    ///
    /// If another process does the same, this waits for it, and takes over if it ends.
    ///
    /// - Parameters:
    ///   - joins: whether other processes that do the same are joined, where several can at a time.
    ///   - renews: whether articles that an earlier version of extraction has read are read again, after all others.
    ///   - isStopped: asked before each batch; the batches before are filed.
    ///   - first: an article that somebody waits for, asked before each batch; it is extracted before the others. nil if
    ///     nobody waits for any.
    ///   - report: told after each batch, on another thread.
    /// - Returns: whether every article has been extracted.
    /// - Throws: `LibraryError`, or that what finds names cannot be loaded.
    @discardableResult
    package func extractAll(
        renews: Bool = false, joins: Bool = true,
        isStopped: @escaping @Sendable () -> Bool = { false },
        first: (() -> Article.ID?)? = nil,
        report: @escaping @Sendable (ExtractionProgress) -> Void = { _ in }
    ) throws -> Bool {
        guard try library.mayExtract() else { return true }
        let outdated = renews ? try library.countOutdatedExtractions(before: Extractor.version) : 0
        guard try outdated > 0 || library.anyAwaitsExtraction() else {
            try RecordsFiling.correct(library)
            try applyRules()
            return true
        }
        while true {
            switch try waitForTurn(joining: joins, outdated: outdated, isStopped: isStopped, report: report) {
            case .stopped: return false
            case .nothingLeft: return true
            case .come: break
            }
            defer {
                // If this fails, another process waits for some seconds: that is no reason to call the rest a failure.
                try? library.releaseExtraction()
            }
            try library.noteExtraction(version: Extractor.version)
            let hasLostTurn = Atomic(false)
            let isDone = try extractClaimed(
                outdated: outdated,
                isStopped: { [library] in
                    if isStopped() { return true }
                    // Several may have begun at one time.
                    if !joins, library.isShared, (try? library.claimExtraction(joining: false)) == false {
                        hasLostTurn.store(true, ordering: .relaxed)
                    }
                    return hasLostTurn.load(ordering: .relaxed)
                }, first: first, report: report)
            if !isDone, hasLostTurn.load(ordering: .relaxed) { continue }
            if isDone { try RecordsFiling.correct(library) }
            try applyRules()
            return isDone
        }
    }

    private enum Turn { case come, nothingLeft, stopped }

    /// Waits until this process may extract, or others have extracted everything.
    private func waitForTurn(
        joining: Bool, outdated: Int, isStopped: () -> Bool, report: (ExtractionProgress) -> Void
    ) throws -> Turn {
        var pause = Self.firstPause
        while try !library.claimExtraction(joining: joining) {
            if isStopped() { return .stopped }
            usleep(pause)
            pause = min(pause * 2, Self.longestPause)
            let left = try library.countAwaitingExtraction()
            if left == 0, outdated == 0 { return .nothingLeft }
            report(ExtractionProgress(done: 0, total: left))
        }
        return .come
    }

    /// Extracts until nothing awaits it. The library has promised that no other process does so meanwhile.
    ///
    /// - Parameter outdated: how many articles of an earlier version are extracted again; 0 if none are to be.
    private func extractClaimed(
        outdated: Int, isStopped: @escaping @Sendable () -> Bool, first: (() -> Article.ID?)?,
        report: @escaping @Sendable (ExtractionProgress) -> Void
    ) throws -> Bool {
        let total = try library.countAwaitingExtraction()
        let isMuch = try total >= Self.batchSize && total * 4 >= library.count().total
        let filing = try ExtractionFiling(desk: self, total: total + outdated, report: report)
        repeat {
            let before = filing.done
            let size = isMuch && first == nil ? bulkSize : 1
            try extractOnce(
                filing, merging: isMuch && before == 0, atLeast: size, isStopped: isStopped, first: first ?? { nil })
            // What cannot be read goes on waiting. And articles may have come or changed meanwhile.
            let reopened = outdated > 0 && !isStopped() ? try reopenOutdated() : 0
            if filing.done == before, reopened == 0 { break }
        } while try !isStopped() && library.anyAwaitsExtraction()
        let isDone = try !library.anyAwaitsExtraction()
        if isDone, isMuch { try library.merge(.named, isStopped: isStopped) }
        return isDone
    }

    /// Whether articles await extraction, or have what an earlier version found in them.
    package var hasNamesToFind: Bool {
        get throws {
            guard try library.mayExtract() else { return false }
            return try library.anyAwaitsExtraction() || library.hasOutdatedExtractions(before: Extractor.version)
        }
    }

    /// Puts some articles of an earlier version back among those that await extraction; returns how many.
    private func reopenOutdated() throws -> Int {
        try library.reopenExtractions(before: Extractor.version, limit: Self.batchSize)
    }

    /// How many articles are filed together at least: `size`, or less at the end where others extract too.
    private func share(of size: Int) throws(LibraryError) -> Int {
        guard size > Self.batchSize, try library.othersExtract() else { return size }
        let left = try library.countAwaitingExtraction(most: size * Self.greatestShare)
        return max(Self.batchSize, left / Self.greatestShare)
    }

    /// Goes once through the articles that await extraction.
    ///
    /// - Parameters:
    ///   - mergesWords: whether the index of words is merged before names are filed: they use the space in the file that this
    ///     sets free, and stories are found by words.
    ///   - size: how many articles are filed together at least, unless they have waited for long.
    private func extractOnce(
        _ filing: ExtractionFiling, merging mergesWords: Bool, atLeast size: Int,
        isStopped: @escaping @Sendable () -> Bool, first: () -> Article.ID?
    ) throws {
        let isMerged = Atomic(!mergesWords)
        try pipelined("dateline.extraction") { put in
            var last: Article.ID = 0
            var gathered: [ExtractedText] = []
            var enough = try share(of: size)
            var start = ContinuousClock.now
            while !isStopped() {
                if let wanted = first(), let text = try library.textAwaitingExtraction(wanted),
                    !put(filing.extracted([text]))
                {
                    return
                }
                let limit = last == 0 ? Self.firstBatchSize : Self.batchSize
                let batch = try library.textsAwaitingExtraction(after: last, limit: limit)
                guard let end = batch.last else { break }
                last = end.id
                gathered += filing.extracted(batch)
                if gathered.count < enough, ContinuousClock.now - start < Self.longestWait { continue }
                guard put(gathered) else { return }
                gathered = []
                enough = try share(of: size)
                start = .now
            }
            if !gathered.isEmpty { _ = put(gathered) }
        } use: { [library] in
            if !isMerged.exchange(true, ordering: .relaxed) { try library.merge(.words, isStopped: isStopped) }
            try filing.file($0)
        }
    }
}

/// Finds the names in texts, and files them.
private final class ExtractionFiling: Sendable {
    private let desk: Desk
    private let extractor: Extractor
    private let commonWords: CommonWords
    private let stories: StoryRules
    private let total: Int
    private let report: @Sendable (ExtractionProgress) -> Void
    private let filed = Atomic(0)
    /// After how many articles memory is given back to the system.
    private static let trimmingSize = 1000

    init(desk: Desk, total: Int, report: @escaping @Sendable (ExtractionProgress) -> Void) throws {
        self.desk = desk
        self.total = total
        self.report = report
        extractor = try desk.loadedExtractor()
        commonWords = try Desk.commonWords()
        stories = StoryRules(common: commonWords)
    }

    /// How many articles were filed.
    var done: Int { filed.load(ordering: .relaxed) }

    func extracted(_ texts: [UnextractedText]) -> [ExtractedText] {
        let library = desk.library
        return parallelMap(texts, .behind) { [extractor, commonWords] text in
            // Names that cannot be looked up count as unknown.
            let (found, language) = extractor.extractionAndLanguage(
                of: text.body, headline: text.headline, published: text.published, language: text.language,
                archive: { names in (try? library.kinds(ofNames: names)) ?? [:] })
            return ExtractedText(
                found, of: text, language: language, sketch: sketch(of: text.body),
                story: StoryDraft(headline: text.headline, body: text.body, common: commonWords))
        }
    }

    func file(_ texts: [ExtractedText]) throws {
        let before = done
        let done = filed.add(
            try desk.library.fileExtractions(texts, linking: desk.link, stories: stories), ordering: .relaxed
        ).newValue
        report(ExtractionProgress(done: done, total: max(total, done)))
        // Memory that one thread takes and another gives back leaves holes: some 70 MB of them in a long run.
        if done / Self.trimmingSize > before / Self.trimmingSize { malloc_trim(0) }
    }
}
