import Terminal

/// Where something that opens above the screen is, and the lines in it that can be selected.
struct Box: Equatable, Sendable {
    /// With the rules above and below it.
    let outer: Area
    let inner: Area
    /// The rows for lines that can be selected.
    let lines: Area
    /// The index of the line in the first of these rows.
    let first: Int

    var hasRules: Bool { outer != inner }

    /// A box in the upper middle of a screen.
    ///
    /// - Parameters:
    ///   - above: the rows of the box above its lines; `below`, those below them.
    ///   - selected: the index of the line that must be visible.
    init(rows: Int, columns: Int, on size: Size, above: Int, below: Int = 0, selected: Int) {
        // A column at either side is for the frame, if the window is wide enough.
        let most = size.columns >= 40 ? size.columns - 2 : size.columns
        let (rows, columns) = (max(0, min(rows, size.rows)), max(0, min(columns, most)))
        outer = Area(
            row: max(0, (size.rows - rows) / 3), column: max(0, (size.columns - columns) / 2), rows: rows,
            columns: columns)
        // In a small window the rules are left out.
        let rule = rows >= 6 ? 1 : 0
        inner = Area(row: outer.row + rule, column: outer.column, rows: rows - 2 * rule, columns: columns)
        let room = max(0, inner.rows - above - below)
        lines = Area(row: inner.row + above, column: inner.column, rows: room, columns: columns)
        first = max(0, selected - room + 1)
    }
}

extension Model {
    /// Where the look-up shows the dossier of the selected name: beside the names, below them, or nowhere.
    enum LookupPreview {
        case beside, below, none
    }

    var lookupPreview: LookupPreview {
        size.columns >= 100 && size.rows >= 12 ? .beside : size.columns >= 40 && size.rows >= 18 ? .below : .none
    }

    func layout(of box: LookupBox) -> Box {
        let rows = min(22, size.rows - 2)
        return Box(
            rows: rows, columns: lookupPreview == .beside ? min(128, size.columns - 4) : min(84, size.columns),
            on: size, above: 2, below: lookupPreview == .below ? rows / 2 : 0, selected: box.selected)
    }

    func layout(of box: HelpBox) -> Box {
        Box(
            rows: min(box.entries.count + box.groups.count + 4, size.rows - 2), columns: min(84, size.columns),
            on: size, above: 2,
            selected: box.selected)
    }

    func layout(of menu: Menu) -> Box {
        let widest = ([menu.title] + menu.items.map(\.title)).map { shownWidth($0) }.max() ?? 0
        // A blank line below the title, if there is room.
        let isRoomy = size.rows >= menu.items.count + 6
        return Box(
            rows: menu.items.count + (isRoomy ? 5 : 3), columns: min(size.columns, max(40, widest + 8)), on: size,
            above: isRoomy ? 2 : 1, below: isRoomy ? 1 : 0, selected: menu.selected)
    }

    func layout(of tree: FeedTree) -> Box {
        // The number of feeds above them, and three lines on the selected one below, if there is room.
        let isRoomy = size.rows >= 11
        return Box(
            rows: min(max(11, min(tree.rows.count, 20) + 8), max(1, size.rows - 2)), columns: min(84, size.columns),
            on: size, above: isRoomy ? 2 : 0, below: isRoomy ? 4 : 0, selected: tree.selected)
    }

    /// How many lines PgDn moves in what is open above the screen: what is shown but one.
    var overlayPage: Int { max(1, (overlayLayout?.lines.rows ?? 0) - 1) }

    /// The box of what is open above the screen; nil if nothing with lines is open.
    var overlayLayout: Box? {
        switch mode {
        case .lookup(let box): layout(of: box)
        case .help(let box): layout(of: box)
        case .menu(let menu): layout(of: menu)
        case .feeds(let tree): layout(of: tree)
        case .normal, .prefix, .finding, .searching, .command, .asking, .labels: nil
        }
    }
}
