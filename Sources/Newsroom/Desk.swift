import CMalloc
import Entities
import Foundation
import Keywords
import Languages
import Libraries
import News
import Resources
import Storage
import Synchronization

/// Where articles are worked on: read, filed, extracted, and linked with what the library knows.
package final class Desk: Sendable {
    package let library: any NewsLibrary
    /// Loaded when the first article is extracted: opening the reader on a full library does without it.
    private let extractor = Mutex<Extractor?>(nil)
    /// Loaded when the first article is shown.
    private let keywordFinder = Mutex<KeywordFinder?>(nil)
    private let linker = Linker()
    /// What is done with articles as they come in.
    let rules = Mutex<[Rule]>([])

    /// Works with a library that is open.
    package init(library: any NewsLibrary) {
        // Each arena that threads take memory from has holes of its own: sixteen of them take 20 MB more than four.
        mallopt(M_ARENA_MAX, 4)
        self.library = library
    }

    /// Opens a library that is a file, and makes it if there is none.
    package convenience init(libraryPath: String) throws(LibraryError) {
        self.init(library: try Library(at: libraryPath))
    }

    /// Loads what finds names, from the resources that came with the program.
    ///
    /// - Throws: `NewsroomError.noResources`, or that a resource cannot be read.
    package static func loadExtractor() throws -> Extractor {
        guard let resources = Resources.locate() else { throw NewsroomError.noResources }
        return try Extractor(resources: resources)
    }

    /// Loads the table of languages, from the resources that came with the program.
    package static func loadLanguages() throws -> LanguageTable {
        guard let resources = Resources.locate() else { throw NewsroomError.noResources }
        return try LanguageTable(resources)
    }

    func loadedExtractor() throws -> Extractor {
        try extractor.withLock { extractor in
            if let extractor { return extractor }
            let loaded = try Self.loadExtractor()
            extractor = loaded
            return loaded
        }
    }

    func loadedKeywordFinder() throws -> KeywordFinder {
        try keywordFinder.withLock { finder in
            if let finder { return finder }
            let loaded = try Self.loadKeywordFinder()
            finder = loaded
            return loaded
        }
    }

    /// What became of one arrival.
    package enum Event: Sendable {
        case filed(Filing, Article, file: String, feedTitle: String?)
        /// The file is an export, and the feeds, corrections and marks in it are about to be taken over.
        case export(file: String)
        case skipped(file: String, FileFailure)
        /// The file was read before, and has not changed; `articles` is how many it gave.
        case known(file: String, articles: Int)
    }

    /// Files what arrives, and reports each article once it is in the library for good. From then on it can be read and
    /// searched for; it awaits ``extractAll(isStopped:first:report:)``.
    ///
    /// Arrivals are read and prepared on other threads while those before are filed. Within a batch they are filed in the
    /// order of arrival; the articles of a batch are near each other in time: see ``ArrivalTray``.
    ///
    /// - Parameters:
    ///   - isStopped: asked before each batch; the batches before are filed and reported.
    ///   - report: told of each arrival, in the order of filing; may end the import by throwing.
    /// - Throws: `LibraryError`, or what `report` throws.
    package func importArticles(
        from arrivals: Arrivals, isStopped: () -> Bool = { false }, report: (Event) throws -> Void
    ) throws {
        let intake = Intake { put in
            for arrival in arrivals where !put(arrival) { return }
        } prepare: { [library] batch in
            let submissions = try Self.submissions(among: batch, library)
            return submissions.isEmpty ? nil : try library.prepare(submissions)
        }
        defer { intake.stop() }
        while let batch = try intake.next(isStopped: isStopped) {
            try file(batch, report: report)
            if isStopped() { break }
        }
    }

    /// How many articles a file gave when it was imported; nil if it is new, or has changed since.
    package func recall(_ stamp: FileStamp) -> Int? {
        // A library that cannot be read says so when it is written to. Until then the file counts as new.
        try? library.articles(
            ofFile: absolutePath(of: stamp.path) ?? stamp.path, size: stamp.size, changed: stamp.changed)
    }

    /// The articles among some arrivals, as the library takes them.
    private static func submissions(among arrivals: [Arrival], _ library: any NewsLibrary) throws -> [Submission] {
        var feeds: [String: Origin] = [:]
        return try arrivals.compactMap { arrival in
            guard case .article(let article, _, var identity, _, let marks) = arrival else { return nil }
            if identity.origin == nil, let address = marks?.feeds.first {
                let subscribed = try feeds[address] ?? library.feed(at: address).map { .feed($0.id) }
                let origin = subscribed ?? .savedFeed(comparedAddress(address))
                feeds[address] = origin
                identity = Identity(origin: origin)
            }
            return Submission(article: article, identity: identity, filed: marks?.filed)
        }
    }

    private func file(_ batch: Intake.Batch, report: (Event) throws -> Void) throws {
        let filed = try batch.prepared.map { try library.fileArticles($0) } ?? []
        var filings = filed.makeIterator()
        var records = RecordsFiling(library: library)
        for arrival in batch.arrivals {
            switch arrival {
            case .export(let file): try report(.export(file: file))
            case .record(let record): try records.add(record)
            case .article(let article, let file, _, let feedTitle, let marks):
                guard let filing = filings.next() else { preconditionFailure("an article was filed without a filing") }
                if let marks { records.add(marks, of: filing.id, article) }
                try report(.filed(filing, article, file: file, feedTitle: feedTitle))
            case .skipped(let file, let failure): try report(.skipped(file: file, failure))
            case .known(let file, let articles): try report(.known(file: file, articles: articles))
            case .finished, .removed: break
            }
        }
        try records.finish()
        try applyRules()
        try remember(batch.arrivals)
    }

    /// Notes the files of which everything is in the library now, so that they are not read again.
    private func remember(_ batch: [Arrival]) throws(LibraryError) {
        let files = batch.compactMap { arrival -> TakenFile? in
            guard case .finished(let stamp, let articles) = arrival else { return nil }
            let path = absolutePath(of: stamp.path) ?? stamp.path
            return TakenFile(path: path, size: stamp.size, changed: stamp.changed, articles: articles)
        }
        if !files.isEmpty { try library.remember(files) }
    }

    /// Decides which of the library's entities the names of an article mean.
    func link(_ entities: [LinkName], _ candidates: [[LinkCandidate]]) -> LinkDecision {
        linker.decide(for: entities, among: candidates)
    }
}

/// A file's absolute path, by which it is recognised whatever folder it is named from; nil for standard input.
func absolutePath(of file: String) -> String? {
    file == "-" ? nil : URL(fileURLWithPath: file).standardizedFileURL.path
}

/// What went wrong above the rooms.
package enum NewsroomError: Error, Equatable {
    /// The folder of resources was not found.
    case noResources
    /// The system has no file descriptor left.
    case noDescriptors
    /// What was typed is no term: it has no letter, or is too long.
    case noTerm(String)
    /// The log cannot be written to this file.
    case cannotLog(path: String, errno: Int32)
}
