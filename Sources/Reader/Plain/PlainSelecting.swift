import News
import Terminal

// What a number stands for.
extension PlainView {
    /// Selects what stands under a number, from 0; returns false if there is nothing.
    func select(_ index: Int, in model: inout Model) -> Bool {
        switch model.mode {
        case .lookup(let box):
            guard box.found.indices.contains(index) else { return false }
            model.selectInLookup(box, index)
        case .feeds(var tree):
            guard tree.rows.indices.contains(index) else { return false }
            tree.selected = index
            model.mode = .feeds(tree)
        case .help(var box):
            let entries = box.rows.indices.filter { box.rows[$0].entry != nil }
            guard let row = entries[safe: index] else { return false }
            box.select(row)
            model.mode = .help(box)
        case .normal, .prefix, .finding, .searching, .command, .asking, .menu, .labels:
            return selectOnScreen(index, in: &model)
        }
        return true
    }

    private func selectOnScreen(_ index: Int, in model: inout Model) -> Bool {
        if let cover = model.screen.cover {
            if var screen = cover as? any LinesCover {
                guard screen.lines.select(number: index + 1) else { return false }
                model.screen = screen.screen
                return true
            }
            guard var map = cover as? MapScreen, map.places.indices.contains(index) else { return false }
            map.select(index)
            model.screen = map.screen
            return true
        }
        switch model.panes.focus {
        case .list:
            guard model.panes.shownList.rows.indices.contains(index) else { return false }
            model.panes.select(index)
        case .entities, .article:
            guard let presence = model.panes.panel.entities[safe: index] else { return false }
            model.panes.choose(presence.entity)
        case .output: return false
        }
        return true
    }
}
