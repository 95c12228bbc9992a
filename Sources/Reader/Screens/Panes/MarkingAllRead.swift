import News

// `A`: marks many articles as read at once. It asks which, and `u` takes it back.

extension Model {
    mutating func startMarkingRead() {
        let shown = panes.shownList
        var items = [Menu.Item("a", "all \(shown.count.map { grouped($0.total) } ?? "") in this list", .markRead(.all))]
        // Rows in another order than that of time have no newer and older ones.
        if shown.order == .newest, let position = shown.selectedRow?.line.position {
            items.append(Menu.Item("k", "those above the cursor", .markRead(.above(position))))
            items.append(Menu.Item("j", "those below the cursor", .markRead(.below(position))))
        }
        mode = .menu(Menu(title: "Mark as read; u takes it back", items: items))
    }

    mutating func markRead(_ part: Change.Part) { send(.change(.markAllRead(panes.shownList.scope, part))) }

    mutating func takeMarked(_ count: Int, isUndone: Bool) {
        undoableMarks = max(0, undoableMarks + (isUndone ? -1 : count > 0 ? 1 : 0))
        let key = keymap.shownKey(of: .undo).map { "; \($0) takes it back" } ?? ""
        say(
            "\(counted(count, "article")) marked as \(isUndone ? "unread again" : "read")\(isUndone || count == 0 ? "" : key)"
        )
        // Marks of the rows that are loaded may be any, so they are asked for again.
        reload()
        if panes.results != nil { askForResults() }
    }
}
