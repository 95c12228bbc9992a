import Dispatch
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
    package init(libraryPath: String) throws(LibraryError) { library = try Library(at: libraryPath) }

    /// Loads what finds entities, from the resources that came with the program.
    package static func loadExtractor() throws -> Extractor {
        guard let resources = Resources.locate() else { throw NewsroomError.noResources }
        return try Extractor(resources: resources)
    }

    private func loadedExtractor() throws -> Extractor {
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
    }

    /// How many articles are searched for names side by side, and then filed in one transaction.
    private static let batchSize = 64

    /// Files all that arrives, and reports on each article once it is in the library for good.
    ///
    /// Names are found on all cores; the library is written by one thread, in the order of arrival.
    ///
    /// - Parameter report: told of each arrival, in order; ends the import by throwing.
    package func importArticles(from arrivals: Arrivals, report: (Event) throws -> Void) throws {
        let extractor = try loadedExtractor()
        var batch: [Arrival] = []
        for arrival in arrivals {
            batch.append(arrival)
            if batch.count == Self.batchSize {
                try file(batch, with: extractor, report: report)
                batch.removeAll(keepingCapacity: true)
            }
        }
        try file(batch, with: extractor, report: report)
    }

    private func file(_ batch: [Arrival], with extractor: Extractor, report: (Event) throws -> Void) throws {
        let submissions = zip(batch, Self.extractions(of: batch, with: extractor)).compactMap {
            arrival, extraction -> Submission? in
            guard case .article(let article, let file, let isAlone, _) = arrival else { return nil }
            return Submission(article: article, extraction: extraction, origin: isAlone ? origin(of: file) : nil)
        }
        var filings = try library.file(submissions, linking: link).makeIterator()
        for arrival in batch {
            switch arrival {
            case .article(let article, let file, _, let feedTitle):
                guard let filing = filings.next() else { preconditionFailure("an article was filed without a filing") }
                try report(.filed(filing, article, file: file, feedTitle: feedTitle))
            case .skipped(let file, let reason):
                try report(.skipped(file: file, reason: reason))
            }
        }
    }

    /// Decides which of the library's entities an article's are.
    private func link(_ entities: [NamedEntity], _ candidates: [[LinkCandidate]]) -> [Entity.ID?] {
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

    private static func extractions(of batch: [Arrival], with extractor: Extractor) -> [Extraction] {
        [Extraction](unsafeUninitializedCapacity: batch.count) { buffer, count in
            nonisolated(unsafe) let slots = buffer
            DispatchQueue.concurrentPerform(iterations: batch.count) { index in
                slots.initializeElement(at: index, to: extraction(of: batch[index], with: extractor))
            }
            count = batch.count
        }
    }

    private static func extraction(of arrival: Arrival, with extractor: Extractor) -> Extraction {
        guard case .article(let article, _, _, _) = arrival else { return Extraction() }
        return extractor.extraction(of: article.body, headline: article.headline, published: article.published)
    }
}

/// What went wrong above the rooms.
package enum NewsroomError: Error, Equatable {
    /// The folder with the gazetteer was not found.
    case noResources
    /// The system has no file descriptor left.
    case noDescriptors
}
