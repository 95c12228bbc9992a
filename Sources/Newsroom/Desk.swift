import Dispatch
import Entities
import Foundation
import News
import Resources
import Storage
import Stories
import Synchronization

/// Where articles are worked on: read, searched for names, linked with what the library knows, and filed.
package final class Desk: Sendable {
    package let library: Library
    /// Loaded when the first article arrives: opening the reader on a full library needs none.
    private let extractor = Mutex<Extractor?>(nil)
    private let linker = Linker()

    /// Opens a library, making it where there is none.
    package init(libraryPath: String) throws(LibraryError) { library = try Library(at: libraryPath) }

    /// Loads what finds entities, from the resources that came with the program.
    package static func loadExtractor() throws -> Extractor {
        guard let resources = Resources.locate() else { throw NewsroomError.noResources }
        return try Extractor(resources: resources)
    }

    func loadedExtractor() throws -> Extractor {
        try extractor.withLock { extractor in
            if let extractor { return extractor }
            let loaded = try Self.loadExtractor()
            extractor = loaded
            return loaded
        }
    }

    /// What became of one arrival.
    package enum Event: Sendable {
        case filed(Filing, Article, file: String, feedTitle: String?)
        case skipped(file: String, reason: String)
        /// The file was read before, and has not changed.
        case known(file: String, articles: Int)
    }

    /// How many articles are searched for names side by side, and then filed in one transaction.
    private static let batchSize = 64
    /// Bytes of text after which a batch is full too: it is held in memory.
    private static let batchBytes = 4 << 20

    /// Files all that arrives, and reports on each article once it is in the library for good.
    ///
    /// Names are found on all cores; the library is written by one thread, in the order of arrival.
    ///
    /// - Parameters:
    ///   - isStopped: asked before each arrival; what has arrived by then is filed and reported.
    ///   - report: told of each arrival, in order; ends the import by throwing.
    package func importArticles(
        from arrivals: Arrivals, isStopped: () -> Bool = { false }, report: (Event) throws -> Void
    ) throws {
        var batch: [Arrival] = []
        var (count, size) = (0, 0)
        for arrival in arrivals {
            batch.append(arrival)
            if case .finished = arrival {} else { count += 1 }
            if case .article(let article, _, _, _) = arrival { size += article.body.utf8.count }
            if count >= Self.batchSize || size >= Self.batchBytes {
                try file(batch, report: report)
                batch.removeAll(keepingCapacity: true)
                (count, size) = (0, 0)
            }
            if isStopped() { break }
        }
        try file(batch, report: report)
    }

    /// How many articles a file gave when this library took it in, if it has not changed since.
    package func recall(_ stamp: FileStamp) -> Int? {
        // A library that cannot be read says so when it is written to; until then the file counts as new.
        try? library.articles(ofFile: origin(of: stamp.path) ?? stamp.path, size: stamp.size, changed: stamp.changed)
    }

    private func file(_ batch: [Arrival], report: (Event) throws -> Void) throws {
        let submissions = zip(batch, try findings(in: batch)).compactMap {
            arrival, findings -> Submission? in
            guard case .article(let article, let file, let isAlone, _) = arrival else { return nil }
            return Submission(
                article: article, extraction: findings.extraction, origin: isAlone ? origin(of: file) : nil,
                sketch: findings.sketch)
        }
        let filed = submissions.isEmpty ? [] : try library.file(submissions, linking: link)
        var filings = filed.makeIterator()
        for arrival in batch {
            switch arrival {
            case .article(let article, let file, _, let feedTitle):
                guard let filing = filings.next() else { preconditionFailure("an article was filed without a filing") }
                try report(.filed(filing, article, file: file, feedTitle: feedTitle))
            case .skipped(let file, let reason): try report(.skipped(file: file, reason: reason))
            case .known(let file, let articles): try report(.known(file: file, articles: articles))
            case .finished: break
            }
        }
        try remember(batch)
    }

    /// Notes the files that are in the library as a whole, so that they are not read again.
    private func remember(_ batch: [Arrival]) throws(LibraryError) {
        let files = batch.compactMap { arrival -> TakenFile? in
            guard case .finished(let stamp, let articles) = arrival else { return nil }
            let path = origin(of: stamp.path) ?? stamp.path
            return TakenFile(path: path, size: stamp.size, changed: stamp.changed, articles: articles)
        }
        if !files.isEmpty { try library.remember(files) }
    }

    /// Decides which of the library's entities an article's are.
    func link(_ entities: [NamedEntity], _ candidates: [[LinkCandidate]]) -> [Entity.ID?] {
        let names = entities.map(\.name)
        return entities.indices.map { index in
            guard !candidates[index].isEmpty else { return nil }
            var companions = names
            companions.remove(at: index)
            return linker.choose(for: entities[index], among: candidates[index], companions: companions)
        }
    }

    /// A file's absolute path, by which it is known again whatever folder it is named from.
    private func origin(of file: String) -> String? {
        file == "-" ? nil : URL(fileURLWithPath: file).standardizedFileURL.path
    }

    /// What is worked out from an article's text alone.
    struct Findings: Sendable {
        var extraction = Extraction()
        var sketch: Sketch?
    }

    func findings(in batch: [Arrival]) throws -> [Findings] {
        let holdsArticles = batch.contains { if case .article = $0 { true } else { false } }
        guard holdsArticles else { return batch.map { _ in Findings() } }
        let extractor = try loadedExtractor()
        return [Findings](unsafeUninitializedCapacity: batch.count) { buffer, count in
            nonisolated(unsafe) let slots = buffer
            DispatchQueue.concurrentPerform(iterations: batch.count) { index in
                slots.initializeElement(at: index, to: Self.findings(in: batch[index], with: extractor))
            }
            count = batch.count
        }
    }

    private static func findings(in arrival: Arrival, with extractor: Extractor) -> Findings {
        guard case .article(let article, _, _, _) = arrival else { return Findings() }
        let extraction = extractor.extraction(
            of: article.body, headline: article.headline, published: article.published)
        return Findings(extraction: extraction, sketch: sketch(of: article.body))
    }
}

/// What went wrong above the rooms.
package enum NewsroomError: Error, Equatable {
    /// The folder with the gazetteer was not found.
    case noResources
    /// The system has no file descriptor left.
    case noDescriptors
}
