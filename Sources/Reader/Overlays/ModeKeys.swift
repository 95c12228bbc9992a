import Terminal

/// A key of something that is open above the screen, and what it does there.
struct ModeKey: Equatable, Sendable {
    /// The first one is shown in the bottom line.
    let keys: [Key]
    /// For the bottom line; empty if it is not shown there.
    let word: String
    /// For the help.
    let title: String

    init(_ keys: [Key], _ word: String, _ title: String) {
        self.keys = keys
        self.word = word
        self.title = title
    }
}

extension Mode {
    /// The keys of what is open above the screen, the most useful first; empty if the screen has the keys.
    var keys: [ModeKey] {
        switch self {
        case .normal, .labels: []
        case .prefix: [ModeKey([.escape], "cancel", "close without doing anything")]
        case .finding:
            [
                ModeKey([.enter], "stay", "stay at the hit; n and N go on"),
                ModeKey([.control("n")], "next", "the next hit"),
                ModeKey([.control("p")], "previous", "the previous hit"),
                ModeKey([.escape], "back", "back to where the pane stood"),
            ]
        case .searching:
            [
                ModeKey([.enter], "search", "search for the words as they stand, the last one whole"),
                ModeKey([.tab], "complete", "the next field, or the next of what it may be"),
                ModeKey([.down, .control("n")], "down", "down in them"),
                ModeKey([.up, .control("p")], "up", "up in them; in an empty line, the search before"),
                ModeKey([.escape], "back", "back to the list as it was"),
            ]
        case .command:
            [
                ModeKey([.enter], "do it", "do it"), ModeKey([.tab], "complete", "the next completion"),
                ModeKey([.backTab], "before", "the previous completion"),
                ModeKey([.up, .control("p")], "history", "what was typed before"),
                ModeKey([.escape], "cancel", "close without doing anything"),
            ]
        case .asking(let prompt) where prompt.isPipe:
            [
                ModeKey([.enter], "do it", "run it; it has the terminal"),
                ModeKey([.tab], "beside", "run it and show beside the text what it prints"),
                ModeKey([.escape], "cancel", "close without doing anything"),
            ]
        case .asking:
            [ModeKey([.enter], "do it", "do it"), ModeKey([.escape], "cancel", "close without doing anything")]
        case .lookup(let box): lookupKeys(of: box)
        case .feeds: feedKeys
        case .help:
            [
                ModeKey([.enter], "do it", "do what the selected line says"), ModeKey([.down], "next", "the next line"),
                ModeKey([.up], "previous", "the previous line"), ModeKey([.escape], "close", "close the help"),
            ]
        case .menu(let menu):
            menu.items.map { ModeKey([.character($0.letter)], "", $0.title) } + [
                ModeKey([.enter], "do it", "do what the selected line says"),
                ModeKey([.down, .tab], "next", "the next line"),
                ModeKey([.up, .backTab], "previous", "the previous line"),
                ModeKey([.escape], "cancel", "close without a choice"),
            ]
        }
    }

    private func lookupKeys(of box: LookupBox) -> [ModeKey] {
        var keys = [ModeKey([.enter], "dossier", "open the dossier of the selected name")]
        if case .merge(let entity) = box.purpose {
            keys = [ModeKey([.enter], "merge", "\(entity.name) is the same as the selected name")]
        } else {
            keys.append(ModeKey([.tab], "list", "list only the articles that name it"))
            keys.append(ModeKey([.control("o")], "map", "the selected name on the map"))
            keys.append(ModeKey([.control("x")], "", "why it is counted as it is: its sentences"))
        }
        return keys + [
            ModeKey([.down, .control("n")], "next", "the next name"),
            ModeKey([.up, .control("p")], "previous", "the previous name"),
            ModeKey([.escape], "cancel", "back to the panes"),
        ]
    }
}

private let feedKeys = [
    ModeKey([.enter], "list", "list the articles of the feed or folder"),
    ModeKey(["a"], "add", "subscribe to a feed, or to the feed of a site"),
    ModeKey(["r"], "refresh", "fetch what is new in the feed or folder"),
    ModeKey(["R"], "all", "fetch what is new in all feeds"),
    ModeKey(["d"], "remove", "end the subscription, or forget the search; articles stay"),
    ModeKey(["u"], "undo", "restore the feed that was removed last"),
    ModeKey(["e"], "rename", "rename the feed"),
    ModeKey(["i"], "import", "import feeds from a file of OPML or newsboat"),
    ModeKey(["x"], "", "why a watched name is counted as it is: its sentences"),
    ModeKey(["p"], "pages", "always fetch its articles whole from their pages, or stop that"),
    ModeKey([" "], "fold", "fold or unfold the folder"),
    ModeKey(["j", .down], "down", "down"), ModeKey(["k", .up], "up", "up"),
    ModeKey([.escape, "q", "t"], "close", "back to the panes"),
]
