import CMalloc
import Entities
import Foundation
import News
import Resources
import Storage
import Synchronization

/// Where articles are worked on: read, searched for names, linked with what the library knows, and filed.
package final class Desk: Sendable {
    package let library: Library
    /// Loaded when the first article arrives: opening the reader on a full library needs none.
    private let extractor = Mutex<Extractor?>(nil)
    private let linker = Linker()

    /// Opens a library, making it where there is none.
    package init(libraryPath: String) throws(LibraryError) {
        // Each area that threads take memory from has holes of its own: with sixteen of them 20 MB more.
        mallopt(M_ARENA_MAX, 4)
        library = try Library(at: libraryPath)
    }

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
        case skipped(file: String, FileFailure)
        /// The file was read before, and has not changed.
        case known(file: String, articles: Int)
    }

    /// Files all that arrives, and reports on each article once it is in the library for good. The articles can be read
    /// and searched for then; the names in them are found by ``findNames(isStopped:first:report:)``.
    ///
    /// Arrivals are read and prepared on other threads while the ones before are filed: in the order of arrival within a
    /// batch, of many batches in such an order that a batch is of one time.
    ///
    /// - Parameters:
    ///   - isStopped: asked before each batch; what has arrived by then is filed and reported.
    ///   - report: told of each arrival, in order; ends the import by throwing.
    package func importArticles(
        from arrivals: Arrivals, isStopped: () -> Bool = { false }, report: (Event) throws -> Void
    ) throws {
        let intake = Intake { put in
            for arrival in arrivals where !put(arrival) { return }
        } prepare: { [library] batch in
            let submissions = Self.submissions(among: batch)
            return submissions.isEmpty ? PreparedBatch() : try library.prepare(submissions)
        }
        defer { intake.stop() }
        while let batch = try intake.next(isStopped: isStopped) {
            try file(batch, report: report)
            if isStopped() { break }
        }
    }

    /// How many articles a file gave when this library took it in, if it has not changed since.
    package func recall(_ stamp: FileStamp) -> Int? {
        // A library that cannot be read says so when it is written to; until then the file counts as new.
        try? library.articles(ofFile: origin(of: stamp.path) ?? stamp.path, size: stamp.size, changed: stamp.changed)
    }

    /// The articles among some arrivals, as the library takes them.
    private static func submissions(among arrivals: [Arrival]) -> [Submission] {
        arrivals.compactMap { arrival in
            guard case .article(let article, let file, let isAlone, _, let marks) = arrival else { return nil }
            return Submission(article: article, origin: isAlone ? origin(file) : nil, filed: marks?.filed)
        }
    }

    private func file(_ batch: Intake.Batch, report: (Event) throws -> Void) throws {
        let filed = batch.prepared.isEmpty ? [] : try library.fileArticles(batch.prepared)
        var filings = filed.makeIterator()
        var records = RecordsFiling(library: library)
        for arrival in batch.arrivals {
            switch arrival {
            case .record(let record): try records.add(record)
            case .article(let article, let file, _, let feedTitle, let marks):
                guard let filing = filings.next() else { preconditionFailure("an article was filed without a filing") }
                if let marks { records.add(marks, of: filing.id, article) }
                try report(.filed(filing, article, file: file, feedTitle: feedTitle))
            case .skipped(let file, let failure): try report(.skipped(file: file, failure))
            case .known(let file, let articles): try report(.known(file: file, articles: articles))
            case .finished: break
            }
        }
        try records.finish()
        try remember(batch.arrivals)
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
    func link(_ entities: [LinkName], _ candidates: [[LinkCandidate]]) -> LinkDecision {
        linker.decide(for: entities, among: candidates)
    }

    /// A file's absolute path, by which it is known again whatever folder it is named from.
    private func origin(of file: String) -> String? { Self.origin(file) }

    private static func origin(_ file: String) -> String? {
        file == "-" ? nil : URL(fileURLWithPath: file).standardizedFileURL.path
    }
}

/// What went wrong above the rooms.
package enum NewsroomError: Error, Equatable {
    /// The folder with the gazetteer was not found.
    case noResources
    /// The system has no file descriptor left.
    case noDescriptors
}
