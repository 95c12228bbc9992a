import CLibFriBidi

// Hebrew and Arabic are kept in the order in which they are read, and shown in the order of the screen. A view writes
// them as they are read, as all other text, with every mark and colour; then the glyphs of the line are put where they
// belong. So code that counts columns before that step can go on doing so.

/// Which way a paragraph runs.
package enum ReadingDirection: Hashable, Sendable {
    case leftToRight, rightToLeft
}

/// Where the glyphs of one line stand on the screen.
///
/// - Source: the Unicode Bidirectional Algorithm (UAX #9), as FriBidi carries it out.
package struct LineOrder: Hashable, Sendable {
    /// The direction of the paragraph that the line is part of.
    package let direction: ReadingDirection
    /// The positions of the line's glyphs, as they stand from left to right.
    let order: [Int]
    /// Whether a glyph, by its position in the line, runs right to left.
    let turned: [Bool]
    /// The columns of each glyph, by its position in the line.
    private let columns: [Int]

    /// Finds the order of a line.
    ///
    /// - Parameters:
    ///   - line: the glyphs of the line as they are read: the first scalar of each, and its columns.
    ///   - before: the first scalars of the glyphs before the line in its paragraph; `after`, of those after it.
    ///   - direction: of the paragraph; nil if its first letter says it.
    /// - Returns: nil if nothing in the line runs right to left, and if FriBidi is not installed.
    init?(
        of line: [(scalar: Unicode.Scalar, columns: Int)], before: [Unicode.Scalar] = [],
        after: [Unicode.Scalar] = [], direction: ReadingDirection? = nil
    ) {
        guard line.contains(where: { $0.scalar.runsRightToLeft }) || direction == .rightToLeft, Self.isLoaded,
            !line.isEmpty
        else { return nil }
        let text = before.map(\.value) + line.map(\.scalar.value) + after.map(\.value)
        let asked: Int32 = direction.map { $0 == .rightToLeft ? 1 : 0 } ?? -1
        var levels = [Int8](repeating: 0, count: text.count)
        var order = [Int32](repeating: 0, count: line.count)
        let base = bidi_levels(text, Int32(text.count), asked, &levels)
        guard base >= 0,
            bidi_order(
                text, Int32(text.count), Int32(before.count), Int32(line.count), base, levels, &order)
        else { return nil }
        self.direction = base == 1 ? .rightToLeft : .leftToRight
        self.order = order.map(Int.init)
        turned = levels[before.count..<before.count + line.count].map { $0 & 1 == 1 }
        columns = line.map(\.columns)
    }

    /// Finds the order of a line of text.
    ///
    /// - Parameters:
    ///   - before: what stands before the line in its paragraph; `after`, what stands after it.
    ///   - direction: of the paragraph; nil if its first letter says it.
    /// - Returns: nil if nothing in the line runs right to left, and if FriBidi is not installed.
    package init?(
        of line: Substring, before: Substring = "", after: Substring = "", direction: ReadingDirection? = nil
    ) {
        guard runsRightToLeft(line) || direction == .rightToLeft else { return nil }
        self.init(
            of: Glyphs(line).map { ($0.first, $0.columns) }, before: Glyphs(before).map(\.first),
            after: Glyphs(after).map(\.first), direction: direction)
    }

    /// The columns of the whole line.
    package var width: Int { columns.reduce(0, +) }

    /// The column on the screen for a column in the text as it is read, both counted from the line's start; the line's
    /// end stays at the end.
    package func shown(_ column: Int) -> Int {
        var start = 0
        for (position, width) in columns.enumerated() {
            if (start..<start + width).contains(column) { return shownStart(of: position) + column - start }
            start += width
        }
        return column
    }

    /// The column in the text as it is read, for a column on the screen.
    package func read(_ column: Int) -> Int {
        var start = 0
        for position in order {
            if (start..<start + columns[position]).contains(column) {
                return columns[..<position].reduce(0, +) + column - start
            }
            start += columns[position]
        }
        return column
    }

    private func shownStart(of position: Int) -> Int {
        order.prefix { $0 != position }.reduce(0) { $0 + columns[$1] }
    }

    private static let isLoaded = bidi_load() == nil
}

/// Whether a text has anything that runs right to left.
///
/// - Complexity: O(*n*); a byte each for Latin, Greek and Cyrillic.
package func runsRightToLeft(_ text: Substring) -> Bool {
    // Hebrew is the first such script; its letters begin with the byte 0xD6 in UTF-8.
    let isPossible = text.utf8.withContiguousStorageIfAvailable { $0.contains { $0 >= 0xD6 } } ?? true
    return isPossible && text.unicodeScalars.contains(where: \.runsRightToLeft)
}

/// The direction of a paragraph by its first letter; nil if it has none.
///
/// - Source: UAX #9, rules P2 and P3.
package func readingDirection(of text: Substring) -> ReadingDirection? {
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
        return scalar.runsRightToLeft ? .rightToLeft : .leftToRight
    }
    return nil
}

extension Unicode.Scalar {
    /// Whether this belongs to a script that runs right to left.
    ///
    /// - Source: the blocks for which DerivedBidiClass.txt has R or AL as a default.
    var runsRightToLeft: Bool {
        switch value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }

    /// The scalar that looks like this one in a mirror; itself if there is none.
    fileprivate var mirrored: Unicode.Scalar { Unicode.Scalar(bidi_mirror(value)) ?? self }
}

extension CellGrid {
    /// Puts the glyphs of a line, written in the order in which they are read, where they stand on the screen.
    ///
    /// - Parameters:
    ///   - columns: where the line was written.
    ///   - field: the columns that the line may use: a line of a paragraph that runs right to left ends at its right edge;
    ///     nil to leave it where it is.
    ///   - before: what stands before the line in its paragraph; `after`, what stands after it.
    ///   - direction: of the paragraph; nil if its first letter says it.
    ///   - unjoined: the columns, as the line is read, of letters behind which the text keeps Arabic letters from joining. All
    ///     others take the forms that they have beside each other, as a terminal that orders lines would draw them; nil to
    ///     leave all letters as they are.
    /// - Returns: the order, and the column where the line begins now; nil if it stays as it was.
    @discardableResult
    package mutating func arrange(
        row: Int, columns: Range<Int>, in field: Range<Int>? = nil, before: Substring = "", after: Substring = "",
        direction: ReadingDirection? = nil, unjoined: Set<Int>? = nil
    ) -> (order: LineOrder, column: Int)? {
        guard (0..<size.rows).contains(row) else { return nil }
        let span = whole(row: row, columns: clipped(columns.lowerBound, columns.count, to: size.columns))
        let glyphs = span.filter { !self[row, $0].isContinuation }
        let line = glyphs.map { (scalar: self[row, $0].scalar(0) ?? " ", columns: self[row, $0].columns) }
        guard
            let order = LineOrder(
                of: line, before: Glyphs(before).map(\.first), after: Glyphs(after).map(\.first), direction: direction)
        else { return nil }
        let forms = unjoined.flatMap { unjoined in
            joinedForms(
                of: line.map(\.scalar), before: Glyphs(before).map(\.first), after: Glyphs(after).map(\.first),
                unjoined: Set(glyphs.indices.filter { unjoined.contains(glyphs[$0]) }), order.direction)
        }
        let start = row * size.columns
        let old = span.map { cells[start + $0] }
        var shown: [Cell] = []
        for position in order.order {
            let first = glyphs[position] - span.lowerBound
            var cell = old[first]
            if order.turned[position] { cell = cell.mirrored }
            if let form = forms?[position], form != line[position].scalar { cell = cell.beginning(with: form) }
            shown.append(cell)
            shown += old[first + 1..<first + line[position].columns]
        }
        var column = span.lowerBound
        if let field, order.direction == .rightToLeft {
            column = max(column, min(field.upperBound, size.columns) - shown.count)
            let blank = Cell.blank(.plain)
            for place in span.lowerBound..<column { cells[start + place] = blank }
        }
        moveLinks(row: row, from: span, to: column, order.shown)
        cells.replaceSubrange(start + column..<start + column + shown.count, with: shown)
        return (order, column)
    }
}

/// Letters in the forms that they have beside each other, as Arabic joins them.
///
/// - Parameters:
///   - line: the first scalars of the glyphs of a line, as they are read.
///   - before: those before the line in its paragraph; `after`, those after it.
///   - unjoined: the positions in the line of letters that do not join the next one though they could.
/// - Returns: a scalar for each of the line; nil if there is nothing to join. FriBidi has to be loaded.
/// - Source: the joining of the Unicode Standard, section 9.2, as FriBidi carries it out, with presentation forms.
private func joinedForms(
    of line: [Unicode.Scalar], before: [Unicode.Scalar], after: [Unicode.Scalar], unjoined: Set<Int>,
    _ direction: ReadingDirection
) -> [Unicode.Scalar]? {
    guard line.contains(where: { (0x620...0x8FF).contains($0.value) }) else { return nil }
    var text = before.map(\.value)
    var places: [Int] = []
    for (position, scalar) in line.enumerated() {
        places.append(text.count)
        text.append(scalar.value)
        if unjoined.contains(position) { text.append(Unicode.Scalar.zeroWidthNonJoiner.value) }
    }
    text += after.map(\.value)
    var joined = text
    guard bidi_join(text, Int32(text.count), direction == .rightToLeft ? 1 : 0, &joined) else { return nil }
    return places.map { Unicode.Scalar(joined[$0]) ?? " " }
}

extension Cell {
    /// The cell with another first scalar: the same letter in another form.
    fileprivate func beginning(with form: Unicode.Scalar) -> Cell {
        var cluster = ScalarCluster(form)
        for position in 1..<max(1, glyph.count) { glyph[position].map { cluster.append($0) } }
        return Cell(cluster, columns: columns, look: look)
    }

    /// The cell as it looks in text that runs right to left: brackets face the other way.
    fileprivate var mirrored: Cell {
        guard scalar(1) == nil, let scalar = scalar(0), scalar.mirrored != scalar else { return self }
        return Cell(ScalarCluster(scalar.mirrored), columns: columns, look: look)
    }
}
