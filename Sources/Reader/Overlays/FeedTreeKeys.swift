import News
import Terminal

// `t`: the tree of feeds. It opens above the screen; what is chosen in it filters the list.

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
        send(.ask(.savedSearches))
        send(.ask(.tags))
        send(.ask(.watches))
        for key in typedAhead { take(key) }
    }

    mutating func takeSearches(_ searches: [CountedSearch]) {
        guard case .feeds(var tree) = mode else { return }
        tree.fill(with: searches)
        feedTree = tree
        mode = .feeds(tree)
    }

    mutating func takeWatches(_ watches: [Watch]) {
        guard case .feeds(var tree) = mode else { return }
        tree.fill(with: watches)
        feedTree = tree
        mode = .feeds(tree)
    }

    /// Keeps the search in force on the list under a name.
    mutating func saveSearch(as name: String) {
        let typed = panes.shownList.chips.map(\.typedForm).joined(separator: " ")
        if typed.isEmpty {
            return say("nothing is in force that could be saved; search or filter first", isError: true)
        }
        send(.change(.saveSearch(SavedSearch(name: name, typed: typed))))
        let key = keymap.shownKey(of: .feeds) ?? ":feeds"
        say("saved as '\(name)'; \(key) lists it")
    }

    mutating func takeFeeds(_ key: Key, tree: FeedTree) {
        var tree = tree
        // Keys that need the feeds wait until these have come.
        if !tree.isLoaded, key != .escape, !"?qtaiRu".contains(where: { key == .character($0) }) {
            if tree.typedAhead.count < 32 { tree.typedAhead.append(key) }
            mode = .feeds(tree)
            return
        }
        feedTree = tree
        defer { if case .feeds(let tree) = mode { feedTree = tree } }
        func select(_ index: Int) { tree.selected = index.clamped(0, tree.rows.count - 1) }
        switch key {
        case "q", "t":
            mode = .normal
            return
        case .enter: return filter(by: tree)
        case "j": select(tree.selected + 1)
        case "k": select(tree.selected - 1)
        case .control("d"): select(tree.selected + max(1, overlayPage / 2))
        case .control("u"): select(tree.selected - max(1, overlayPage / 2))
        case .home, "g": select(0)
        case .end, "G": select(Int.max)
        case " ": tree.toggleFolder()
        default:
            if key.cancels {
                mode = .normal
                return
            }
            guard let step = key.selectionStep(page: overlayPage) else { return change(tree, by: key) }
            select(tree.selected + step)
        }
        mode = .feeds(tree)
    }

    /// The keys that change what is subscribed to.
    private mutating func change(_ tree: FeedTree, by key: Key) {
        switch key {
        case "a":
            ask(.subscribe, "subscribe to", over: tree)
        case "R", "r":
            let chosen = tree.chosen.map(\.id)
            send(.feeds(.refresh(key == "R" ? [] : chosen)))
        case "i":
            ask(.importFeeds, "import feeds from the file", over: tree)
        case "e":
            withSelectedFeed(of: tree) { $0.ask(.renameFeed($1.id), "rename the feed to", $1.name, over: tree) }
        case "u": send(.feeds(.undoRemoving))
        case "d":
            if case .search(let one) = tree.rows[safe: tree.selected] {
                return send(.change(.removeSearch(one.search.name)))
            }
            if case .watch(let watch) = tree.rows[safe: tree.selected] {
                return send(.change(.watch(watch.subject)))
            }
            withSelectedFeed(of: tree) { $0.send(.feeds(.remove($1.id))) }
        case "p":
            withSelectedFeed(of: tree) { $0.send(.feeds(.fetchFullTexts($1.id, !$1.fetchesFullText))) }
        case "x": explain(tree)
        case "?": _ = openHelpOfMode()
        default: sayUseless(KeySequence(key))
        }
    }

    private mutating func ask(
        _ purpose: LinePrompt.Purpose, _ words: String, _ answer: String = "", over tree: FeedTree
    ) {
        mode = .asking(LinePrompt(purpose: purpose, words: words, answer: LineEditor(answer), over: .feeds(tree)))
    }

    private mutating func withSelectedFeed(of tree: FeedTree, _ work: (inout Model, FiledFeed) -> Void) {
        guard case .feed(let feed, _) = tree.rows[safe: tree.selected] else {
            return say("select a feed first")
        }
        work(&self, feed)
    }

    /// `x`: what the count of the selected watch comes from.
    private mutating func explain(_ tree: FeedTree) {
        guard case .watch(let watch) = tree.rows[safe: tree.selected] else {
            let isWatching = tree.rows.contains { if case .watch = $0 { true } else { false } }
            return say(
                isWatching
                    ? "x explains the count of a watched name, term, search or feed; Enter lists the articles"
                    : "nothing is watched, so there is nothing to explain")
        }
        mode = .normal
        if case .entity(let entity) = watch.subject { ask(why: .count(entity)) } else { ask(why: .watch(watch.id)) }
    }

    mutating func fetchFullText() {
        guard let line = panes.currentLine else { return }
        say("fetching the page")
        send(.feeds(.fetchFullText(line.id)))
    }

    private mutating func filter(by tree: FeedTree) {
        mode = .normal
        switch tree.rows[safe: tree.selected] {
        case .search(let one): return showOnly(.saved(one.search))
        case .watch(let watch):
            // What the list shows counts as told.
            if watch.new > 0 { send(.change(.markTold(watch.id))) }
            return showOnly(.watched(watch))
        case .tag(let tag): return addFilters([.tagged(tag.name)])
        case .tags: return addFilters([.typed("has:tag")])
        case .all, .folder, .feed, nil: break
        }
        let chosen = tree.chosen
        guard let name = tree.chosenName, !chosen.isEmpty else {
            return showAll()
        }
        addFilters([.feeds(chosen, name: name)])
    }
}
