import Terminal

/// Something that a person can ask the interface to do. Keys, the command line, the bottom line and the help all use
/// actions, and the one table of `ActionEntry`.
package enum Action: String, Hashable, Sendable, CaseIterable {
    case down, up, pageDown, pageUp, halfDown, halfUp, top, bottom
    case nextPane, previousPane, left, right
    case open, back, cancel
    case nextArticle, previousArticle, nextUnread
    case find, nextHit, previousHit
    case search, sort, saveSearch
    case nextMention, previousMention, nextAnyMention, previousAnyMention, labels
    case compare, timeline, versions, watch, feeds, refresh, fullText
    case lookup, filter, explain, correct, corrections, keyword, undo, redo
    case toggleRead, toggleStar, openLink, openLinkBehind, picture, copyLink, pipe, export, markAllRead, tag, note, hide
    case zoom, narrower, wider
    case dropFilter, resume, removeBundled
    case showUnread, showStarred, showAll, nextTheme, otherGlyphs, nameOrder
    case map, zoomIn, zoomOut, wholeMap
    case commandLine, help, mouse, suspend, redraw, quit
}

extension Action {
    /// What a number typed before an action's key means.
    enum Counted {
        /// It moves by that number, or to the row of that number.
        case rows((Int) -> Movement)
        /// It is done to that many articles, from the current one on.
        case articles
        /// It is done that often.
        case again
        case once
    }

    var counted: Counted {
        switch self {
        case .down: .rows { .rows($0) }
        case .up: .rows { .rows(-$0) }
        case .pageDown: .rows { .pages($0) }
        case .pageUp: .rows { .pages(-$0) }
        case .halfDown: .rows { .halfPages($0) }
        case .halfUp: .rows { .halfPages(-$0) }
        case .top, .bottom: .rows { .to($0 - 1) }
        case .tag: .articles
        case .nextArticle, .previousArticle, .nextUnread, .nextHit, .previousHit, .nextMention, .previousMention,
            .nextAnyMention, .previousAnyMention, .narrower, .wider, .zoomIn, .zoomOut, .nextPane, .previousPane, .left,
            .right, .back, .dropFilter, .undo, .redo:
            .again
        case .open, .cancel, .find, .search, .sort, .labels, .keyword, .compare, .timeline, .versions, .watch,
            .corrections, .feeds, .refresh, .fullText, .lookup, .filter, .explain, .correct, .toggleRead, .toggleStar,
            .openLink, .openLinkBehind, .picture, .copyLink, .pipe, .export, .zoom, .resume, .removeBundled,
            .showUnread, .showStarred, .showAll, .nextTheme, .otherGlyphs, .nameOrder, .map, .wholeMap, .commandLine,
            .help, .mouse, .suspend, .redraw, .quit, .markAllRead, .note, .hide, .saveSearch:
            .once
        }
    }
}

/// What the interface says about an action, and the keys that do it.
package struct ActionEntry: Hashable, Sendable {
    package let action: Action
    /// The keys; the first one is shown.
    package var keys: [KeySequence]
    /// The name at `:`, in lower case with hyphens.
    package let name: String
    /// What it does, for the help.
    package let title: String
    /// One word for the bottom line.
    package let word: String

    init(_ action: Action, _ keys: [Key], _ name: String, _ title: String, _ word: String) {
        self.init(action, keys.map { [$0] }, name, title, word)
    }

    /// - Parameter sequences: keys typed one after the other.
    init(_ action: Action, _ sequences: [[Key]], _ name: String, _ title: String, _ word: String) {
        self.action = action
        keys = sequences.map { KeySequence($0) }
        self.name = name
        self.title = title
        self.word = word
    }
}
