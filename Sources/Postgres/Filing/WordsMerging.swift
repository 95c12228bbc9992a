import Dispatch
import Synchronization

/// Has the server put what was filed last into the index of words, over a connection of its own, while the next batch is
/// filed. What waits for it is gone through with each search; whoever files would have to do it otherwise, on the core that
/// files.
final class WordsMerging: Sendable {
    private let isRunning = Atomic(false)
    private let runs = DispatchGroup()

    /// From so many articles on it pays.
    static let leastArticles = 500
    /// What may wait before whoever files does it after all: kilobytes. A batch of an import takes about ten thousand.
    static let mostWaiting: SQL = "SET LOCAL gin_pending_list_limit = 24576"

    /// Begins, unless it runs. The server may be gone meanwhile: then it is done at another time.
    func start(on server: Server) {
        if isRunning.exchange(true, ordering: .acquiringAndReleasing) { return }
        DispatchQueue.global(qos: .userInitiated).async(group: runs) { [self] in
            defer { isRunning.store(false, ordering: .releasing) }
            try? server.write(telling: nil) { try Self.merge($0) }
        }
    }

    func wait() { runs.wait() }

    /// Only the owner may; for others the server does it, in its own time.
    static func merge(_ session: Session) throws {
        let isOwner = try session.first(
            "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'dateline.words_by_lexeme'::regclass")
        if isOwner?.flag(0) ?? false {
            try session.rows("SELECT gin_clean_pending_list('dateline.words_by_lexeme'::regclass)")
        }
    }
}
