import News
import Terminal

// The tree of feeds: names at the left, the number of unread articles at the right; below, when the selected feed was
// last read, or why it could not be.

extension Model {
    func draw(_ tree: FeedTree, on canvas: inout Canvas) {
        let layout = layout(of: tree)
        let area = openBox(layout, on: &canvas)
        let rows = layout.lines
        drawRows(of: tree, in: rows, first: layout.first, on: &canvas)
        guard rows.row > area.row else { return }
        let used = canvas.write(
            "feeds", row: area.row, column: area.column + 1, ink: .prompt, columns: area.columns - 1)
        let count = tree.isLoaded ? counted(tree.feeds.count, "feed") : look.glyphs.ellipsis
        canvas.writeRight(count, row: area.row, end: area.column + max(used + 2, area.columns - 1), ink: .quiet)
        canvas.horizontalRule(row: area.row + 1, column: area.column, columns: area.columns)
        let below = rows.row + rows.rows
        canvas.horizontalRule(row: below, column: area.column, columns: area.columns)
        for (index, line) in feedLines(tree, columns: area.columns - 2).enumerated() {
            canvas.writeShortened(
                line.text, row: below + 1 + index, column: area.column + 1, ink: line.ink, columns: area.columns - 2)
        }
    }

    private func drawRows(of tree: FeedTree, in area: Area, first: Int, on canvas: inout Canvas) {
        guard area.rows > 0 else { return }
        if tree.isLoaded, tree.feeds.isEmpty, tree.searches.isEmpty, tree.tags.isEmpty, tree.watches.isEmpty {
            return canvas.remark("No feeds yet. a subscribes to one.", in: area)
        }
        canvas.drawLines(tree.rows.count, from: first, selected: tree.selected, in: area) {
            draw(tree.rows[$1], row: $2, in: area, on: &$0)
        }
    }

    private func draw(_ row: FeedTree.Row, row line: Int, in area: Area, on canvas: inout Canvas) {
        let (name, depth, unread, ink) = look(of: row)
        let number = unread > 0 ? grouped(unread) : ""
        let indent = min(2 * depth, max(0, area.columns / 2))
        canvas.writeShortened(
            name, row: line, column: area.column + 1 + indent, ink: ink,
            columns: max(0, area.columns - indent - 4 - shownWidth(number)))
        canvas.writeRight(number, row: line, end: area.column + area.columns - 1, ink: .unread)
    }

    private func look(of row: FeedTree.Row) -> (name: String, depth: Int, unread: Int, ink: Ink) {
        switch row {
        case .all(let unread): return ("all articles", 0, unread, .text)
        case .watch(let watch):
            return ("watched: " + oneLine(watch.name), 0, watch.new, watch.new > 0 ? .headline : .summary)
        case .search(let one):
            return ("search: " + oneLine(one.search.name), 0, one.count.unread ?? one.count.total, .summary)
        case .tags(let count, let isFolded):
            return (counted(count, "tag") + (isFolded ? " \(look.glyphs.ellipsis)" : ""), 0, 0, .heading)
        case .tag(let tag): return ("#" + oneLine(tag.name), 1, tag.unread, .summary)
        case .folder(let path, let unread, let isFolded):
            let name = oneLine(path.last ?? "") + (isFolded ? " \(look.glyphs.ellipsis)" : "")
            return (name, path.count - 1, unread, .heading)
        case .feed(let feed, let depth):
            let hasFailed = feed.state.failure != nil
            let name = oneLine(feed.name) + (hasFailed ? "  !" : "")
            return (name, depth, feed.unread, hasFailed ? .error : feed.unread > 0 ? .headline : .text)
        }
    }

    /// What is known of the selected row: how reading it went the last time, and its address.
    private func feedLines(_ tree: FeedTree, columns: Int) -> [(text: String, ink: Ink)] {
        if case .search(let one) = tree.rows[safe: tree.selected] {
            let more = one.count.isCapped ? " or more" : ""
            let unread = one.count.unread.map { ", \(grouped($0)) unread" } ?? ""
            return [
                (counted(one.count.total, "article") + more + unread, .quiet), (oneLine(one.search.typed), .quiet),
            ]
        }
        if case .tag(let tag) = tree.rows[safe: tree.selected] {
            return [("\(counted(tag.articles, "article")), \(grouped(tag.unread)) unread", .quiet), ("", .quiet)]
        }
        if case .watch(let watch) = tree.rows[safe: tree.selected] {
            return [(counted(watch.new, "article") + " new", .quiet), ("Enter lists them; d ends the watch", .quiet)]
        }
        guard case .feed(let feed, _) = tree.rows[safe: tree.selected] else {
            let feeds = tree.chosen.isEmpty ? tree.feeds : tree.chosen
            let failed = feeds.count { $0.state.failure != nil }
            let newest = feeds.compactMap(\.state.lastSuccess).max().map {
                "read " + look.dates.long(Moment(seconds: $0))
            }
            return [
                (failed > 0 ? counted(failed, "feed") + " could not be read" : "", .error), (newest ?? "", .quiet),
            ]
        }
        let state = feed.state
        let separator = " \(look.glyphs.separator) "
        let read = state.lastSuccess.map { "read " + look.dates.long(Moment(seconds: $0)) } ?? "never read"
        let pages = feed.fetchesFullText ? ["whole pages"] : []
        let address = oneLine(
            (pages + [counted(feed.articles, "article"), feed.shownAddress]).joined(separator: separator))
        guard let failure = state.failure else { return [(read, .quiet), (address, .quiet)] }
        let failed = state.lastFailure.map { " on " + look.dates.long(Moment(seconds: $0)) } ?? ""
        let reason = wrappedLines(
            oneLine("failed\(failed): \(wording(of: failure))"), width: columns, limit: 2, mark: look.glyphs.ellipsis)
        return reason.map { ($0, .error) } + [(read + separator + address, .quiet)]
    }
}
