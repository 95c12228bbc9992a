import News
import Terminal

// `s`: searching the archive. Results replace the list while the person types; Esc brings back the list as it was.

extension Model {
    mutating func startSearching() {
        screen = .panes
        panes.isZoomed = false
        mode = .searching(LineEditor(panes.results?.scope.typed ?? ""))
        panes.focus = .list
    }

    mutating func takeSearching(_ key: Key, line: LineEditor) {
        var line = line
        switch key {
        case .enter:
            mode = .normal
            if line.text.isEmpty { panes.results = nil } else { saved.searches.remember(line.text) }
        case _ where key.cancels:
            mode = .normal
            panes.results = nil
        case .down, .control("n"): move(.rows(1))
        case .up, .control("p"): recallOrMoveUp(line)
        case .pageDown: move(.pages(1))
        case .pageUp: move(.pages(-1))
        case .tab: mode = .normal
        default:
            guard line.take(key) else { return }
            mode = .searching(line)
            search(line.text)
        }
    }

    /// Asks for the results of what was typed; the old ones stay until the new ones come.
    mutating func search(_ typed: String) {
        if typed.allSatisfy({ $0 == " " }) {
            panes.results = nil
            return
        }
        let scope = Scope(typed: typed, entity: panes.list.scope.entity, feeds: panes.list.scope.feeds)
        var pane = panes.results ?? ListPane(scope: scope, entityName: panes.list.entityName, sort: .newest)
        pane.scope = scope
        pane.entityName = panes.list.entityName
        pane.count = nil
        let sort = pane.sort ?? .newest
        // Results with the best first come all at once.
        let request = SearchRequest(
            scope: scope, sort: sort,
            limit: sort == .newest ? ListPane.firstResults(inSight: rowsInSight) : ListPane.page)
        pane.pendingSearch = request
        panes.results = pane
        send(.ask(.search(request)))
        send(.ask(.count(scope, withUnread: false)))
    }

    /// `S`: newest first, or best first.
    mutating func changeSort() {
        guard let results = panes.results, let sort = results.sort else { return }
        panes.results?.sort = sort == .newest ? .rank : .newest
        say(sort == .newest ? "best first" : "newest first")
        search(results.scope.typed)
    }

    private mutating func recallOrMoveUp(_ line: LineEditor) {
        guard line.text.isEmpty, let last = saved.searches.last else { return move(.rows(-1)) }
        mode = .searching(LineEditor(last))
        search(last)
    }

    /// Shows other articles in the list.
    mutating func filterList(scope: Scope, entityName: String?) {
        panes.results = nil
        screen = .panes
        saved.position = nil
        panes.list = ListPane(scope: scope, entityName: entityName)
        panes.findInList = nil
        panes.focus = .list
        ask(for: .newest, arrival: .replace)
        send(.ask(.count(scope, withUnread: true)))
    }
}
