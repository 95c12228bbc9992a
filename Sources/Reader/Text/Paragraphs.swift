import Terminal

/// What the rows of a paragraph have in common: which way it runs, and the addresses in it. Of a very long one it is what
/// lies within 4,096 bytes of the row that was asked for.
struct ShownParagraph {
    /// UTF-8 byte offsets into the body.
    let range: Range<Int>
    let direction: ReadingDirection?
    /// With byte offsets into the body.
    let links: [WebLink]

    /// - Parameter row: UTF-8 byte offsets, without a line break in it.
    init(around row: Range<Int>, in body: String) {
        let most = 4096
        let before = body.slice(row.lowerBound - most..<row.lowerBound)
        let after = body.slice(row.upperBound..<row.upperBound + most)
        let lower = before.utf8.lastIndex(of: 0x0A).map { before.utf8.distance(from: $0, to: before.endIndex) - 1 }
        let upper = after.utf8.firstIndex(of: 0x0A).map { after.utf8.distance(from: after.startIndex, to: $0) }
        let start = row.lowerBound - (lower ?? before.utf8.count)
        range = start..<row.upperBound + (upper ?? after.utf8.count)
        let text = body.slice(range)
        direction = readingDirection(of: text)
        links = webLinks(in: text).map { link in
            WebLink(
                range: start + link.range.lowerBound..<start + link.range.upperBound, address: link.address)
        }
    }

    /// Whether it says all about a row that it would say if it had been made around that row.
    func covers(_ row: Range<Int>) -> Bool { range.lowerBound <= row.lowerBound && row.upperBound <= range.upperBound }

    /// What stands in it before a row, and after it.
    func rest(beside row: Range<Int>, in body: String) -> (before: Substring, after: Substring) {
        (body.slice(range.lowerBound..<row.lowerBound), body.slice(row.upperBound..<range.upperBound))
    }
}

/// The part of a row that is shown: spaces at its end hang over its edge.
func shownRange(of row: Range<Int>, in text: String) -> Range<Int> {
    let shown = text.slice(row).utf8.lastIndex { $0 != 0x20 }
    let blanks = shown.map { text.utf8.distance(from: text.utf8.index(after: $0), to: text.slice(row).endIndex) }
    return row.lowerBound..<max(row.lowerBound, row.upperBound - (blanks ?? row.count))
}
