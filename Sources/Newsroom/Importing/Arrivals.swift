import Libraries
import News
import Passages
import Wire

/// Something that came in: an article, or what became of a file.
package enum Arrival: Sendable {
    /// `identity` says what it is recognised by: by the file's path if that holds nothing else. `marks` are what an export
    /// says was done with the article.
    case article(Article, file: String, identity: Identity, feedTitle: String?, marks: ArticleMarks?)
    /// Lines of a file that are in none of its articles, which come after it, if that was asked for.
    case removed([Removal], file: String)
    /// A file turns out to be an export that holds more than articles, which will be taken over.
    case export(file: String)
    /// Something else in an export.
    case record(LibraryRecord)
    case skipped(file: String, FileFailure)
    /// A file that was read before and has not changed since; `articles` is how many it gave.
    case known(file: String, articles: Int)
    /// Everything in a file has arrived.
    case finished(FileStamp, articles: Int)
}

/// What tells whether a file has changed since it was read.
package struct FileStamp: Hashable, Sendable {
    package let path: String
    /// Bytes.
    package let size: Int
    /// Nanoseconds since 1970.
    package let changed: Int64
}

/// The articles in files, folders and standard input (`-`), in order, read as they are asked for.
package struct Arrivals: Sequence, Sendable {
    /// The largest file of one article or one feed that is read: decoded bytes.
    static let sizeLimit = 16 * 1_048_576

    fileprivate let paths: [String]
    fileprivate let source: String?
    fileprivate let takesRecords: Bool
    fileprivate let explains: Bool
    fileprivate let isPreview: Bool
    fileprivate let progress: ImportProgress?
    fileprivate let recall: (@Sendable (FileStamp) -> Int?)?

    /// - Parameters:
    ///   - source: the outlet of articles that do not name theirs.
    ///   - takesRecords: whether feeds, corrections and marks in an export are taken over where a path names it. One that
    ///     is found in a folder brings its articles alone: else any file there could subscribe to feeds.
    ///   - explains: whether to say which lines of a file are in none of its articles.
    ///   - isPreview: whether they are only shown. Then items of feeds come too that have nothing to read.
    ///   - progress: told how far the reading has come.
    ///   - recall: how many articles a file gave when it was read before; nil to read it. Without it, all are read.
    package init(
        _ paths: [String], source: String? = nil, takesRecords: Bool = false, explains: Bool = false,
        isPreview: Bool = false,
        progress: ImportProgress? = nil, recall: (@Sendable (FileStamp) -> Int?)? = nil
    ) {
        self.paths = paths
        self.source = source
        self.takesRecords = takesRecords
        self.explains = explains
        self.isPreview = isPreview
        self.progress = progress
        self.recall = recall
    }

    package func makeIterator() -> ArrivalReader { ArrivalReader(self) }
}

/// Reads arrivals one after the other.
package struct ArrivalReader: IteratorProtocol {
    /// How much of a file is looked at to see what it is.
    private static let openingSize = 262_144

    private let wanted: Arrivals
    private var files: FileWalk
    private var readsStandardInput: Bool
    /// The file that is being read.
    private var current: OpenFile?
    /// Parsed and not yet asked for, the next one last.
    private var ready: [Arrival] = []

    fileprivate init(_ wanted: Arrivals) {
        self.wanted = wanted
        readsStandardInput = wanted.paths.contains("-")
        files = FileWalk(wanted.paths.filter { $0 != "-" })
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
        if let current {
            let (arrivals, isWhole) = current.readMore(source: wanted.source)
            wanted.progress?.add(bytes: current.takeBytesRead())
            if isWhole {
                self.current = nil
                wanted.progress?.addFile()
            }
            return arrivals
        }
        if readsStandardInput {
            readsStandardInput = false
            return open("-", isNamed: true, stamp: nil)
        }
        switch files.next() {
        case .file(let path, let size):
            let stamp = FileStamp(path: path, size: size, changed: files.changed)
            if let articles = wanted.recall?(stamp) {
                wanted.progress?.add(bytes: size)
                wanted.progress?.addFile()
                return [.known(file: path, articles: articles)]
            }
            return open(path, isNamed: files.isNamed, stamp: stamp)
        case .skipped(let path, let failure):
            wanted.progress?.addFile()
            return [.skipped(file: path, failure)]
        case nil: return nil
        }
    }

    private mutating func open(_ path: String, isNamed: Bool, stamp: FileStamp?) -> [Arrival] {
        do throws(FileReadingError) {
            let stream = try ByteStream(path: path)
            let opening = try stream.peek(Self.openingSize)
            current = OpenFile(
                stream, archive: ArchiveReader(opening: opening, name: stream.name, explains: wanted.explains),
                stamp: stamp,
                takesRecords: wanted.takesRecords && isNamed, explains: wanted.explains, isPreview: wanted.isPreview)
            return []
        } catch {
            wanted.progress?.addFile()
            return [.skipped(file: path, error.failure)]
        }
    }
}
