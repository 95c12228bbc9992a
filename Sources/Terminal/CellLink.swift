/// Part of a row that leads to an address of the web, for terminals that let people follow it (OSC 8).
package struct CellLink: Hashable, Sendable {
    package let row: Int
    package let columns: Range<Int>
    /// http or https, in printable ASCII without blanks: safe to hand to a terminal.
    package let address: String

    /// A number that is the same wherever the address is, so that a link over several rows is one.
    package var id: String {
        // FNV-1a: short, and the same in every run.
        String(address.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 36)
    }
}

/// An address that a terminal may be given: http or https, at most 2,000 bytes, everything but printable ASCII written as
/// `%` and two digits; nil for any other.
package func linkAddress(_ address: String) -> String? {
    let scheme = address.prefix(8).lowercased()
    guard scheme.hasPrefix("http://") || scheme == "https://" else { return nil }
    var safe = ""
    for byte in address.utf8 {
        if byte <= 0x20 || byte == 0x7F { return nil }
        if byte < 0x80 {
            safe.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
            safe += "%" + String(byte, radix: 16, uppercase: true)
        }
    }
    return safe.utf8.count <= 2000 ? safe : nil
}

extension CellGrid {
    /// Has part of a row lead to an address, clipped to the grid. An address that is not of the web is passed over.
    package mutating func link(row: Int, columns: Range<Int>, to address: String) {
        let span = clipped(columns.lowerBound, columns.count, to: size.columns)
        guard (0..<size.rows).contains(row), !span.isEmpty, let address = linkAddress(address) else { return }
        removeLinks(row: row, rows: 1, columns: span)
        links.append(CellLink(row: row, columns: whole(row: row, columns: span), address: address))
    }

    /// The links of a row, from left to right.
    package func links(inRow row: Int) -> [CellLink] {
        if links.isEmpty { return [] }
        return links.filter { $0.row == row }.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
    }

    /// The rows that have other links than those of another grid of the same size.
    package func rowsOfOtherLinks(than other: CellGrid) -> Set<Int> {
        if links == other.links { return [] }
        return Set(Set(links).symmetricDifference(other.links).map(\.row))
    }

    /// Takes the links of a row from another grid of the same size.
    package mutating func copyLinks(inRow row: Int, from other: CellGrid) {
        links.removeAll { $0.row == row }
        links += other.links.filter { $0.row == row }
    }

    /// Takes away the links that have a part in some cells.
    mutating func removeLinks(row: Int, rows: Int, columns: Range<Int>) {
        if links.isEmpty { return }
        links.removeAll { ($0.row >= row && $0.row < row + rows) && $0.columns.overlaps(columns) }
    }

    /// Moves the links of a line whose glyphs were put into another order. One whose glyphs stand apart now is taken away.
    ///
    /// - Parameter shown: the new column of an old one, both counted from the line's start.
    mutating func moveLinks(row: Int, from old: Range<Int>, to start: Int, _ shown: (Int) -> Int) {
        for link in links.filter({ $0.row == row && $0.columns.overlaps(old) }) {
            removeLinks(row: row, rows: 1, columns: link.columns)
            let moved = link.columns.clamped(to: old).map { start + shown($0 - old.lowerBound) }
            guard let first = moved.min(), let last = moved.max(), last - first + 1 == moved.count else { continue }
            links.append(CellLink(row: row, columns: first..<last + 1, address: link.address))
        }
    }
}
