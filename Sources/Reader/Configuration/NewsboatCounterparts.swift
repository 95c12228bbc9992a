/// What newsboat's operations are called here.
let newsboatActions: [String: Action] = [
    "open": .open, "quit": .back, "hard-quit": .quit, "reload": .refresh, "reload-all": .refresh,
    "mark-feed-read": .markAllRead, "mark-all-feeds-read": .markAllRead, "mark-all-above-as-read": .markAllRead,
    "next-unread": .nextUnread, "next": .nextArticle, "prev": .previousArticle, "up": .up, "down": .down,
    "pageup": .pageUp, "pagedown": .pageDown, "halfpageup": .halfUp, "halfpagedown": .halfDown, "home": .top,
    "end": .bottom, "open-in-browser": .openLink, "open-in-browser-and-mark-read": .openLink,
    "open-in-browser-noninteractively": .openLinkBehind, "one-link": .openLink, "help": .help,
    "toggle-article-read": .toggleRead, "search": .search, "open-search": .search, "pipe-to": .pipe,
    "edit-flags": .toggleStar, "cmdline": .commandLine, "sort": .sort, "select-tag": .feeds, "clear-tag": .showAll,
    "clear-filter": .showAll, "redraw": .redraw, "set-filter": .search, "toggle-show-read-feeds": .showUnread,
    "toggle-show-read-articles": .showUnread,
]

/// The parts of newsboat's screen that have a counterpart.
let newsboatInks: [String: [Ink]] = [
    "listnormal": [.text], "listnormal_unread": [.headline], "listfocus": [.selected], "article": [.text],
    "info": [.title], "title": [.title], "hint-key": [.key], "hint-description": [.quiet],
]
