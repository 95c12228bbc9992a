import News
import Wire

/// One thing that came in: an article, or a file that gave none.
package enum Arrival: Sendable {
    /// `isAlone` says that the file holds nothing else, so that the file's path is the article's identity.
    case article(Article, file: String, isAlone: Bool, feedTitle: String?)
    case skipped(file: String, reason: String)
}

/// The articles in files, folders and standard input (`-`), in order, read as they are asked for.
package struct Arrivals: Sequence, IteratorProtocol {
    /// The largest file that is read whole.
    static let sizeLimit = 64 * 1_048_576

    private var files: FileWalk
    private var readsStandardInput: Bool
    private let source: String?
    /// A large archive that is being read piece by piece, and its path.
    private var archive: (path: String, chunks: LineChunks)?
    /// Parsed and not yet asked for, the next one last.
    private var ready: [Arrival] = []

    /// - Parameter source: the outlet of articles that do not name theirs.
    package init(_ paths: [String], source: String? = nil) {
        readsStandardInput = paths.contains("-")
        files = FileWalk(paths.filter { $0 != "-" })
        self.source = source
    }

    package mutating func next() -> Arrival? {
        while ready.isEmpty {
            guard let more = readMore() else { return nil }
            ready = more.reversed()
        }
        return ready.popLast()
    }

    /// What the next file, or piece of a file, holds; nil when there is no more.
    private mutating func readMore() -> [Arrival]? {
        if let path = archive?.path {
            do throws(FileReadingError) {
                if let lines = try archive?.chunks.next() { return arrivals(in: lines, of: path, name: "lines.jsonl") }
                archive = nil
            } catch {
                archive = nil
                return [.skipped(file: path, reason: error.reason)]
            }
        }
        if readsStandardInput {
            readsStandardInput = false
            return arrivals(fromWholeFile: "-")
        }
        switch files.next() {
        case .file(let path, let size):
            if size > LineChunks.threshold, let chunks = LineChunks(path: path) {
                archive = (path, chunks)
                return []
            }
            return arrivals(fromWholeFile: path)
        case .skipped(let path, let reason): return [.skipped(file: path, reason: reason)]
        case nil: return nil
        }
    }

    private func arrivals(fromWholeFile path: String) -> [Arrival] {
        do throws(FileReadingError) {
            return arrivals(in: try bytes(of: path, limit: Self.sizeLimit), of: path, name: path == "-" ? nil : path)
        } catch {
            return [.skipped(file: path, reason: error.reason)]
        }
    }

    private func arrivals(in bytes: [UInt8], of path: String, name: String?) -> [Arrival] {
        do throws(WireError) {
            let delivery = try Wire.delivery(from: bytes, name: name)
            // An archive of one line is still an archive: the next version may hold another article.
            let isAlone = delivery.articles.count == 1 && delivery.format != .jsonLines
            let articles = delivery.articles.map { article -> Arrival in
                var article = article
                if article.source == nil { article.source = source }
                return .article(article, file: path, isAlone: isAlone, feedTitle: delivery.feedTitle)
            }
            return articles + delivery.faults.map { .skipped(file: path, reason: wording(of: $0)) }
        } catch {
            return [.skipped(file: path, reason: wording(of: error))]
        }
    }
}
