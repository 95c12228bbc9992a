import Terminal

// The mouse in what is open above the screen.

extension Model {
    /// Gives the mouse to what is open above the screen: a click selects a line, a second one does what Enter does, a
    /// click beside it closes it.
    ///
    /// - Returns: false if nothing is open, so that the screen gets it.
    mutating func takeInOverlay(_ mouse: Key.Mouse) -> Bool {
        if case .command(let prompt) = mode { return takeInCandidates(mouse, prompt) }
        guard let layout = overlayLayout else {
            if case .normal = mode { return false }
            return true
        }
        switch mouse.action {
        case .wheelDown: take(.down)
        case .wheelUp: take(.up)
        case .press, .doubleClick:
            guard layout.outer.contains(row: mouse.row, column: mouse.column) else {
                if mouse.action == .press { take(.escape) }
                return true
            }
            let isOnLine = layout.lines.contains(row: mouse.row, column: mouse.column)
            guard isOnLine, selectInOverlay(layout.first + mouse.row - layout.lines.row) else { return true }
            if mouse.action == .doubleClick { take(.enter) }
        case .drag, .release: break
        }
        return true
    }

    /// Selects a line; returns false if there is no such line.
    private mutating func selectInOverlay(_ index: Int) -> Bool {
        switch mode {
        case .lookup(let box):
            guard box.found.indices.contains(index) else { return false }
            selectInLookup(box, index)
        case .help(var box):
            guard box.rows[safe: index]?.entry != nil else { return false }
            box.select(index)
            mode = .help(box)
        case .menu(var menu):
            guard menu.items.indices.contains(index) else { return false }
            menu.selected = index
            mode = .menu(menu)
        case .feeds(var tree):
            guard tree.rows.indices.contains(index) else { return false }
            tree.selected = index
            mode = .feeds(tree)
        case .normal, .prefix, .finding, .searching, .command, .asking, .labels: return false
        }
        return true
    }

    private mutating func takeInCandidates(_ mouse: Key.Mouse, _ prompt: CommandPrompt) -> Bool {
        var prompt = prompt
        switch mouse.action {
        case .wheelDown: take(.tab)
        case .wheelUp: take(.backTab)
        case .press, .doubleClick:
            let rows = candidateRows
            guard rows.contains(mouse.row) else { return true }
            prompt.choose(firstCandidate(of: prompt) + mouse.row - rows.lowerBound)
            mode = .command(prompt)
            if mouse.action == .doubleClick { take(.enter) }
        case .drag, .release: break
        }
        return true
    }
}
