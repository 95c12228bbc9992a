import News
import Terminal

// `t`: the tree of feeds. It opens over the panes, and what is chosen in it filters the list.

extension Model {
    mutating func openFeeds() {
        mode = .feeds(feedTree)
        send(.ask(.feeds))
    }

    mutating func takeFeeds(_ feeds: [FiledFeed]) {
        guard case .feeds(var tree) = mode else { return }
        let typedAhead = tree.typedAhead
        tree.typedAhead = []
        tree.fill(with: feeds)
        mode = .feeds(tree)
        for key in typedAhead { take(key) }
    }

    mutating func takeFeeds(_ key: Key, tree: FeedTree) {
        var tree = tree
        // Whoever types fast is ahead of the library: what is about feeds waits for them.
        if !tree.isLoaded, key != .escape, !"?qtaiRu".contains(where: { key == .character($0) }) {
            if tree.typedAhead.count < 32 { tree.typedAhead.append(key) }
            mode = .feeds(tree)
            return
        }
        feedTree = tree
        defer { if case .feeds(let tree) = mode { feedTree = tree } }
        let last = tree.rows.count - 1
        switch key {
        case .escape, .control("c"), .control("g"), .character("q"), .character("t"):
            mode = .normal
            return
        case .enter: return filter(by: tree)
        case .down, .character("j"), .control("n"): tree.selected = (tree.selected + 1).clamped(0, last)
        case .up, .character("k"), .control("p"): tree.selected = (tree.selected - 1).clamped(0, last)
        case .pageDown, .control("d"): tree.selected = (tree.selected + 10).clamped(0, last)
        case .pageUp, .control("u"): tree.selected = (tree.selected - 10).clamped(0, last)
        case .home, .character("g"): tree.selected = 0
        case .end, .character("G"): tree.selected = max(0, last)
        case .character(" "): tree.toggleFolder()
        default: return change(tree, by: key)
        }
        mode = .feeds(tree)
    }

    /// The keys that change what is subscribed to.
    private mutating func change(_ tree: FeedTree, by key: Key) {
        switch key {
        case .character("a"):
            mode = .asking(
                LinePrompt(purpose: .subscribe, words: "subscribe to", answer: LineEditor(), over: .feeds(tree)))
        case .character("R"), .character("r"):
            let chosen = tree.chosen.map(\.id)
            send(.feeds(.refresh(key == .character("R") ? [] : chosen)))
        case .character("i"):
            mode = .asking(
                LinePrompt(
                    purpose: .importFeeds, words: "take feeds over from the file", answer: LineEditor(),
                    over: .feeds(tree)))
        case .character("e"):
            guard case .feed(let feed, _) = tree.rows[safe: tree.selected] else { return say("no feed is selected") }
            mode = .asking(
                LinePrompt(
                    purpose: .renameFeed(feed.id), words: "call the feed", answer: LineEditor(feed.name),
                    over: .feeds(tree)))
        case .character("u"): send(.feeds(.undoRemoving))
        case .character("d"):
            guard case .feed(let feed, _) = tree.rows[safe: tree.selected] else {
                return say("only a feed can be removed, not a folder")
            }
            send(.feeds(.remove(feed.id)))
        case .character("p"):
            guard case .feed(let feed, _) = tree.rows[safe: tree.selected] else { return say("no feed is selected") }
            send(.feeds(.fetchFullTexts(feed.id, !feed.fetchesFullText)))
        case .character("?"): _ = openHelpOfMode()
        default: sayUseless(KeySequence(key))
        }
    }

    /// Asks for the whole text of the current article.
    mutating func fetchFullText() {
        guard let line = currentLine else { return }
        say("fetching the page")
        send(.feeds(.fetchFullText(line.id)))
    }

    private mutating func filter(by tree: FeedTree) {
        mode = .normal
        let chosen = tree.chosen
        guard let name = tree.chosenName, !chosen.isEmpty else {
            return filterList(scope: .everything, entityName: nil)
        }
        filterList(scope: Scope(feeds: chosen.map(\.id)), entityName: name)
    }
}
