import News
import Reader
import Synchronization

/// Changes of articles that are on their way to the library. The disk may take long over them, and nobody who opens an
/// article waits for that: what is read meanwhile is given as it will be.
final class UnwrittenChanges: Sendable {
    private struct State {
        var last = 0
        /// In the order in which they were made.
        var changes: [(number: Int, change: Change)] = []
    }

    private let state = Mutex(State())

    /// Notes a change that is about to be written; ``remove(_:)`` takes its number.
    func add(_ change: Change) -> Int {
        state.withLock { state in
            state.last += 1
            if change.article != nil { state.changes.append((state.last, change)) }
            return state.last
        }
    }

    /// Forgets a change that has been written, or cannot be.
    func remove(_ number: Int) {
        state.withLock { state in state.changes.removeAll { $0.number == number } }
    }

    /// The changes of one article. To be asked for before the article is read: they may be written while that is done.
    func changes(of article: Article.ID) -> [Change] {
        state.withLock { state in state.changes.map(\.change).filter { $0.article == article } }
    }
}

extension FiledArticle {
    /// The article as it is once some changes of it have been written.
    func after(_ changes: [Change]) -> FiledArticle {
        changes.reduce(into: self) { filed, change in
            switch change {
            case .markRead(_, let isRead): filed.line.isRead = isRead
            case .markStarred(_, let isStarred): filed.line.isStarred = isStarred
            case .keepReadingOffset(_, let offset): filed.readingOffset = offset
            case .markAllRead, .undoMarkingRead, .correct, .personal, .keyword, .decideStory, .watch, .markTold, .undo,
                .redo,
                .undoCorrection, .show,
                .save,
                .saveSearch, .removeSearch, .importPaths, .removeBundled:
                break
            }
        }
    }
}

extension Change {
    /// The article whose marks or reading position it changes.
    fileprivate var article: Article.ID? {
        switch self {
        case .markRead(let id, _), .markStarred(let id, _), .keepReadingOffset(let id, _): id
        // Of how many articles these are, only the library knows.
        case .markAllRead, .undoMarkingRead: nil
        case .correct, .personal, .keyword, .decideStory, .watch, .markTold, .undo, .redo, .undoCorrection, .show,
            .save,
            .saveSearch,
            .removeSearch,
            .importPaths, .removeBundled:
            nil
        }
    }
}
