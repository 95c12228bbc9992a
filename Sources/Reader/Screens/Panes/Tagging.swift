import News

// `#` and `:tag` give tags to the current article, to several from it on, or to all that are listed; `X` hides.

extension Model {
    /// `#`: opens the line of commands at `tag`, where the tags in use are completed.
    mutating func startTagging() { startCommand("tag ") }

    /// Changes the tags of the current article, and of those below it if `#` had a number.
    mutating func tagRows(_ change: TagChange) {
        guard let line = panes.currentLine else { return say("there is no article here") }
        if change.isEmpty { return say("expected a tag of at most 100 bytes", isError: true) }
        let shown = panes.shownList
        let first = shown.index(of: line.id)
        let ids = first.map { shown.rows[$0...].prefix(max(1, taggedRows)).map(\.line.id) } ?? [line.id]
        taggedRows = 1
        send(.change(.personal(.tag(change, .these(ids)))))
    }

    /// Changes the tags of all articles that are listed.
    mutating func tagListed(_ change: TagChange) {
        if change.isEmpty { return say("expected a tag of at most 100 bytes", isError: true) }
        send(.change(.personal(.tag(change, .listed(panes.shownList.scope)))))
    }

    /// `X`: asks what is to be hidden, because one letter is soon typed by mistake.
    mutating func startHiding() {
        guard let line = panes.currentLine else { return }
        let all = panes.shownList.count.map { "all \(grouped($0.total))" } ?? "all"
        let scope = panes.shownList.scope
        typealias Item = Menu.Item
        let items =
            line.isHidden
            ? [
                Item("b", "bring this article back", .personal(.hide(false, .these([line.id])))),
                Item("a", "bring \(all) in this list back", .personal(.hide(false, .listed(scope)))),
            ]
            : [
                Item("h", "hide this article", .personal(.hide(true, .these([line.id])))),
                Item("a", "hide \(all) in this list", .personal(.hide(true, .listed(scope)))),
            ]
        mode = .menu(Menu(title: "Hidden articles are listed by is:hidden", items: items))
    }

    mutating func takeTags(_ tags: [CountedTag]) {
        if case .command(var prompt) = mode {
            prompt.fill(with: tags)
            mode = .command(prompt)
        } else if case .feeds(var tree) = mode {
            tree.fill(with: tags)
            feedTree = tree
            mode = .feeds(tree)
        }
    }
}
