import Terminal

// Breaks text into rows of a width. Rows are byte ranges that follow one another without a gap, so that every byte of a
// paragraph belongs to one row, and the row of a byte is found by a search among their starts.
//
// A row ends after a space, after a hyphen or dash within a word, or on either side of a wide character (Chinese and
// Japanese are written without spaces). A word that is longer than a row is cut between glyphs. Spaces at the end of
// a row hang over its edge and are not shown. This is the useful part of UAX #14, not all of it.

/// What wrapping needs to know about a glyph.
private struct Cluster {
    var length: Int32
    var width: Int8
    var breaksAfter = false
    var isSpace = false
    var isWide = false
    /// Whether it must not begin a row, or must not end one.
    var closes = false
    var opens = false
}

/// Breaks a paragraph into rows of at most a number of columns.
///
/// - Parameters:
///   - range: the paragraph: UTF-8 byte offsets into `text`, without line breaks.
///   - width: in columns; less than 1 counts as 1.
/// - Returns: byte ranges that cover `range` without gap or overlap, at least one. A row holds at least one cluster,
///   even if that is wider than the row.
/// - Complexity: O(*n*) in the bytes of the paragraph.
package func wrappedRows(of range: Range<Int>, in text: String, width: Int) -> [Range<Int>] {
    var rest = text.slice(range)
    if let rows = plainRows(of: rest, from: range.lowerBound, width: max(1, width)) { return rows }
    var breaker = RowBreaker(start: range.lowerBound, width: max(1, width))
    var previous: UInt8 = 0x20
    while !rest.isEmpty {
        // Most text is ASCII, in which each byte is a glyph; only for the rest the borders of glyphs are found.
        let plain = rest.plainLength
        if plain > 0 {
            for byte in rest.utf8.prefix(plain) {
                breaker.take(cluster(of: byte, after: previous))
                previous = byte
            }
            rest = rest[rest.utf8.index(rest.startIndex, offsetBy: plain)...]
            continue
        }
        var glyphs = Terminal.Glyphs(rest)
        repeat {
            guard let glyph = glyphs.next() else { break }
            breaker.take(cluster(of: glyph))
        } while !glyphs.isAtASCII
        previous = 0x80
        rest = glyphs.rest
    }
    return breaker.finished(at: range.upperBound)
}

/// Breaks a text of printable ASCII as `RowBreaker` does, at a tenth of the cost: each byte is a cluster of one column.
///
/// - Parameter offset: the offset of the first byte.
/// - Returns: nil for any other text.
private func plainRows(of text: Substring, from offset: Int, width: Int) -> [Range<Int>]? {
    text.utf8.withContiguousStorageIfAvailable { bytes -> [Range<Int>]? in
        var rows: [Range<Int>] = []
        var (start, breakAt) = (0, 0)
        var previous: UInt8 = 0x20
        for (position, byte) in bytes.enumerated() {
            guard byte &- 0x20 < 0x5F else { return nil }
            if byte != 0x20, position - start >= width {
                let cut = breakAt > start ? breakAt : position
                rows.append(offset + start..<offset + cut)
                start = cut
                breakAt = cut
            }
            if byte == 0x20 || byte == 0x2D && previous != 0x20 && previous != 0x2D { breakAt = position + 1 }
            previous = byte
        }
        if start < bytes.count || rows.isEmpty { rows.append(offset + start..<offset + bytes.count) }
        return rows
    } ?? nil
}

private struct RowBreaker {
    let width: Int
    private var rows: [Range<Int>] = []
    private var start: Int
    private var position: Int
    private var column = 0
    private var breakAt: Int
    private var columnAtBreak = 0
    private var previous = Cluster(length: 0, width: 0)

    init(start: Int, width: Int) {
        self.width = width
        self.start = start
        position = start
        breakAt = start
    }

    mutating func take(_ cluster: Cluster) {
        let mayPart = (cluster.isWide || previous.isWide) && !cluster.closes && !previous.opens
        if mayPart && position > start { (breakAt, columnAtBreak) = (position, column) }
        previous = cluster
        if !cluster.isSpace && column + Int(cluster.width) > width && position > start {
            let cut = breakAt > start ? breakAt : position
            rows.append(start..<cut)
            column = cut == breakAt ? column - columnAtBreak : 0
            start = cut
            // With the new cluster, what was carried over may be too long again.
            if column + Int(cluster.width) > width && position > start {
                rows.append(start..<position)
                (start, column) = (position, 0)
            }
            breakAt = start
        }
        column += Int(cluster.width)
        position += Int(cluster.length)
        if cluster.breaksAfter { (breakAt, columnAtBreak) = (position, column) }
    }

    /// All rows; at least one.
    consuming func finished(at end: Int) -> [Range<Int>] {
        if start < end || rows.isEmpty { rows.append(start..<end) }
        return rows
    }
}

private func cluster(of byte: UInt8, after previous: UInt8) -> Cluster {
    var cluster = Cluster(length: 1, width: 1)
    switch byte {
    case 0x20:
        cluster.isSpace = true
        cluster.breaksAfter = true
    case 0x2D where previous != 0x20 && previous != 0x2D:
        cluster.breaksAfter = true
    default: break
    }
    return cluster
}

private func cluster(of glyph: Glyph) -> Cluster {
    var cluster = Cluster(length: Int32(clamping: glyph.bytes), width: Int8(clamping: glyph.columns))
    let first = glyph.first
    switch first {
    case "—", "–", "\u{2010}": cluster.breaksAfter = true
    default:
        cluster.isWide = glyph.isWide
        cluster.closes = glyph.isWide && closesPhrase(first)
        cluster.opens = glyph.isWide && opensPhrase(first)
    }
    return cluster
}

/// Signs that must not begin a row in Chinese and Japanese.
private func closesPhrase(_ sign: Unicode.Scalar) -> Bool {
    "、。，．！？：；）］｝」』】〉》〕ー".unicodeScalars.contains(sign)
}

/// Signs that must not end one.
private func opensPhrase(_ sign: Unicode.Scalar) -> Bool { "（［｛「『【〈《〔".unicodeScalars.contains(sign) }

/// The columns that a text takes on the screen.
func shownWidth(_ text: some StringProtocol) -> Int {
    if text.allBytes({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return displayWidth(String(text))
}

/// A text cut to a width; a mark shows where it was cut.
func shortened(_ text: String, to width: Int, mark: String) -> String {
    if shownWidth(text) <= width { return text }
    let room = width - shownWidth(mark)
    if room < 0 { return "" }
    return trimmed(prefix(of: text[...], columns: room).text) + mark
}

/// A text on at most a number of rows, the last one shortened if more would follow.
func wrappedLines(_ text: String, width: Int, limit: Int, mark: String) -> [String] {
    let rows = wrappedRows(of: 0..<text.utf8.count, in: text, width: width)
    var lines = rows.prefix(limit).map { trimmed(text.slice($0)) }
    if rows.count > limit, limit > 0 {
        lines[limit - 1] = shortened(
            String(text.slice(rows[limit - 1].lowerBound..<text.utf8.count)), to: width, mark: mark)
    }
    return lines
}

private func trimmed(_ text: Substring) -> String {
    let end = text.utf8.lastIndex { $0 != 0x20 }.map { text.utf8.index(after: $0) } ?? text.startIndex
    return String(text[..<end])
}
