extension Model {
    var hintsInPanes: [WantedHint] {
        // In a narrow window no top line names the key for the help.
        let last = size.columns < 70 || size.rows < 4 ? WantedHint.keys : WantedHint(.nextPane, word: "pane")
        let all = WantedHint(.cancel, word: "all articles", short: "all")
        switch panes.focus {
        case .list where panes.results != nil: return [.open, all, WantedHint(.sort, word: "sort"), .search, last]
        case .list:
            return [
                .open, .search, WantedHint(.lookup, word: "who/where", short: "who"), WantedHint(.find, word: "find"),
                panes.isNarrowed ? all : last,
            ]
        case .article where panes.reading?.needles.isEmpty == false:
            return [
                WantedHint(.nextHit, .previousHit, word: "hits", short: "hit"), WantedHint(.cancel, word: "done"),
                .dossier, .labels, last,
            ]
        case .article:
            return [
                .mentions, .dossier, .labels,
                WantedHint(.nextArticle, .previousArticle, word: "article", short: "next"), last,
            ]
        case .output:
            return [
                WantedHint(.down, .up, word: "scroll"), WantedHint(.open, word: "keep"),
                WantedHint(.copyLink, word: "copy"), WantedHint(.back, word: "close"), last,
            ]
        case .entities:
            return [
                .mentions, .dossier, WantedHint(.filter, word: "filter"), WantedHint(.correct, word: "correct"), last,
            ]
        }
    }
}

extension WantedHint {
    fileprivate static let open = WantedHint(.open, word: "open")
    fileprivate static let search = WantedHint(.search, word: "search")
    fileprivate static let mentions = WantedHint(.nextMention, .previousMention, word: "mentions", short: "next")
    fileprivate static let dossier = WantedHint(.open, word: "dossier", short: "who")
    fileprivate static let labels = WantedHint(.labels, word: "labels")
}
