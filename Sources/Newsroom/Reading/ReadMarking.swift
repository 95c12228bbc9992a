import Libraries
import News
import Reader
import Synchronization

/// Marks many articles as read at once, and takes that back as long as the program runs.
final class ReadMarking: Sendable {
    private let library: any NewsLibrary
    /// What was marked each time, the latest last.
    private let marked = Mutex<[[Article.ID]]>([])

    init(library: any NewsLibrary) { self.library = library }

    /// Marks the articles of a part of a list that are unread; returns how many these were.
    func markRead(_ part: Change.Part, of query: Query) throws -> Int {
        let unread = Query(terms: query.terms + [.isUnread])
        let ids =
            switch part {
            case .all: try library.markRead(true, matching: unread)
            case .above(let position): try library.markRead(true, matching: unread, beyond: position, isOlder: false)
            case .below(let position): try library.markRead(true, matching: unread, beyond: position, isOlder: true)
            }
        if !ids.isEmpty { marked.withLock { $0.append(ids) } }
        return ids.count
    }

    /// Marks as unread again what was marked last; returns how many articles these were.
    func undo() throws -> Int {
        guard let ids = marked.withLock({ $0.popLast() }) else { return 0 }
        try library.markRead(false, ids)
        return ids.count
    }
}
