import Terminal

/// A key of something that is open above the panes, and what it does there.
struct ModeKey: Equatable, Sendable {
    /// The one that is shown first.
    let keys: [Key]
    /// For the bottom line; empty where it does not belong there.
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
    /// The keys of what is open above the panes, those that matter most first; none where the keys go to the panes.
    var keys: [ModeKey] {
        switch self {
        case .normal, .labels: []
        case .prefix: [ModeKey([.escape], "cancel", "back without doing anything")]
        case .finding:
            [
                ModeKey([.enter], "stay", "stay at the hit; n and N go on"),
                ModeKey([.control("n")], "next", "the next hit"),
                ModeKey([.control("p")], "previous", "the hit before"),
                ModeKey([.escape], "back", "back to where the pane stood"),
            ]
        case .searching:
            [
                ModeKey([.enter], "keep", "keep the results"), ModeKey([.down, .control("n")], "down", "down in them"),
                ModeKey([.up, .control("p")], "up", "up in them, or the search before"),
                ModeKey([.escape], "back", "back to the list as it was"),
            ]
        case .command:
            [
                ModeKey([.enter], "do it", "do it"), ModeKey([.tab], "complete", "the next completion"),
                ModeKey([.backTab], "before", "the completion before"),
                ModeKey([.up, .control("p")], "history", "what was typed before"),
                ModeKey([.escape], "cancel", "back without doing anything"),
            ]
        case .asking:
            [ModeKey([.enter], "do it", "do it"), ModeKey([.escape], "cancel", "back without doing anything")]
        case .lookup(let box): lookupKeys(of: box)
        case .feeds: feedKeys
        case .help:
            [
                ModeKey([.enter], "do it", "do what the line says"), ModeKey([.down], "next", "the next line"),
                ModeKey([.up], "previous", "the line before"), ModeKey([.escape], "close", "close the help"),
            ]
        case .menu(let menu):
            menu.items.map { ModeKey([.character($0.letter)], "", $0.title) } + [
                ModeKey([.enter], "do it", "do what the line says"), ModeKey([.down, .tab], "next", "the next line"),
                ModeKey([.up, .backTab], "previous", "the line before"),
                ModeKey([.escape], "cancel", "back without a choice"),
            ]
        }
    }

    private func lookupKeys(of box: LookupBox) -> [ModeKey] {
        var keys = [ModeKey([.enter], "dossier", "open the dossier of the selected name")]
        if case .merge(let entity) = box.purpose {
            keys = [ModeKey([.enter], "merge", "\(entity.name) is the same as the selected name")]
        } else {
            keys.append(ModeKey([.tab], "list", "only the articles that name it, in the list"))
            keys.append(ModeKey([.control("o")], "map", "the selected name on the map"))
        }
        return keys + [
            ModeKey([.down, .control("n")], "next", "the next name"),
            ModeKey([.up, .control("p")], "previous", "the name before"),
            ModeKey([.escape], "cancel", "back to the panes"),
        ]
    }
}

/// The keys of the tree of feeds.
private let feedKeys = [
    ModeKey([.enter], "list", "the articles of the feed or folder, in the list"),
    ModeKey(["a"], "add", "subscribe to a feed, or to the feed of a site"),
    ModeKey(["r"], "refresh", "fetch what the feed or folder has that is new"),
    ModeKey(["R"], "all", "fetch what all feeds have that is new"),
    ModeKey(["d"], "remove", "end the subscription; its articles stay"),
    ModeKey(["u"], "undo", "bring the feed back that was removed last"),
    ModeKey(["e"], "rename", "give the feed another name"),
    ModeKey(["i"], "import", "take over feeds from OPML or newsboat"),
    ModeKey(["p"], "pages", "fetch its articles' whole texts from their pages, always or no longer"),
    ModeKey([" "], "fold", "fold or unfold the folder"),
    ModeKey(["j", .down], "down", "down"), ModeKey(["k", .up], "up", "up"),
    ModeKey([.escape, "q", "t"], "close", "back to the panes"),
]
