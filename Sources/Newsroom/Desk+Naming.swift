import CMalloc
import Entities
import Glibc
import News
import Pipeline
import Storage
import Stories
import Synchronization

/// How far the finding of names is.
package struct NamingProgress: Hashable, Sendable {
    /// Articles searched for names.
    package let done: Int
    /// Those and the ones that still await it.
    package let total: Int
}

// Names are found on all cores, batch by batch, while what was found in the batch before is filed.
extension Desk {
    /// How many articles are searched for names side by side, and then filed in one transaction.
    private static let namingSize = 192

    /// Finds the names in all articles that await it, and files them.
    ///
    /// While another process does the same it is waited for, and taken over from if it ends.
    ///
    /// - Parameters:
    ///   - isStopped: asked before each batch; what was found by then is filed.
    ///   - first: an article that somebody waits for, asked before each batch; it is searched before the others.
    ///   - report: told after each batch, on another thread.
    /// - Returns: whether none awaits it any more.
    @discardableResult
    package func findNames(
        isStopped: @escaping @Sendable () -> Bool = { false },
        first: @escaping @Sendable () -> Article.ID? = { nil },
        report: @escaping @Sendable (NamingProgress) -> Void = { _ in }
    ) throws -> Bool {
        guard !library.isReadOnly else { return true }
        guard try library.anyAwaitsExtraction() else {
            try RecordsFiling.correct(library)
            return true
        }
        while try !library.claimExtraction() {
            if isStopped() { return false }
            usleep(200_000)
            let left = try library.countAwaitingExtraction()
            if left == 0 { return true }
            report(NamingProgress(done: 0, total: left))
        }
        defer {
            // Without it, another process waits for some seconds: no reason to call the rest a failure.
            try? library.releaseExtraction()
        }
        let total = try library.countAwaitingExtraction()
        // What becomes free in the file as words are merged is taken by names.
        let isMuch = try total >= Self.namingSize && total * 4 >= library.count().total
        if isMuch { try library.merge(.words, isStopped: isStopped) }
        let names = try NameFiling(desk: self, total: total, report: report)
        repeat {
            let before = names.done
            try searchOnce(names, isStopped: isStopped, first: first)
            // What cannot be read stays; and it may be that articles came or changed meanwhile.
            if names.done == before { break }
        } while try !isStopped() && library.anyAwaitsExtraction()
        let isDone = try !library.anyAwaitsExtraction()
        if isDone, isMuch { try library.merge(.named, isStopped: isStopped) }
        if isDone { try RecordsFiling.correct(library) }
        return isDone
    }

    /// Goes through the articles that await it once.
    private func searchOnce(
        _ names: NameFiling, isStopped: () -> Bool, first: () -> Article.ID?
    ) throws {
        try pipelined("dateline.naming") { put in
            var last: Article.ID = 0
            while !isStopped() {
                if let wanted = first(), let text = try library.textAwaitingExtraction(wanted),
                    !put(names.found(in: [text]))
                {
                    return
                }
                // The first batch is small, so that something is seen to happen.
                let batch = try library.textsAwaitingExtraction(after: last, limit: last == 0 ? 32 : Self.namingSize)
                guard let end = batch.last, put(names.found(in: batch)) else { return }
                last = end.id
            }
        } use: {
            try names.file($0)
        }
    }
}

/// Finds the names in texts, and files them.
private final class NameFiling: Sendable {
    private let desk: Desk
    private let extractor: Extractor
    private let total: Int
    private let report: @Sendable (NamingProgress) -> Void
    private let filed = Atomic(0)
    /// After how many articles memory is given back to the system.
    private static let trimmed = 1000

    init(desk: Desk, total: Int, report: @escaping @Sendable (NamingProgress) -> Void) throws {
        self.desk = desk
        self.total = total
        self.report = report
        extractor = try desk.loadedExtractor()
    }

    /// How many articles were filed.
    var done: Int { filed.load(ordering: .relaxed) }

    func found(in texts: [UnextractedText]) -> [ExtractedText] {
        parallelMap(texts, .behind) { [extractor] text in
            ExtractedText(
                extractor.extraction(of: text.body, headline: text.headline, published: text.published), of: text,
                sketch: sketch(of: text.body))
        }
    }

    func file(_ found: [ExtractedText]) throws {
        let before = done
        let done = filed.add(try desk.library.fileExtractions(found, linking: desk.link), ordering: .relaxed).newValue
        report(NamingProgress(done: done, total: max(total, done)))
        // What one thread takes and another gives back leaves holes, some 70 MB of them in a long run.
        if done / Self.trimmed > before / Self.trimmed { malloc_trim(0) }
    }
}
