import Terminal

/// The rest of the paragraph that part of a text is in: what stands before the part and after it, at most 4,096 bytes each.
///
/// - Parameter range: UTF-8 byte offsets, without a line break in it.
func surroundings(of range: Range<Int>, in text: String) -> (before: Substring, after: Substring) {
    let most = 4096
    var before = text.slice(range.lowerBound - most..<range.lowerBound)
    if let end = before.utf8.lastIndex(of: 0x0A) { before = before[before.utf8.index(after: end)...] }
    var after = text.slice(range.upperBound..<range.upperBound + most)
    if let end = after.utf8.firstIndex(of: 0x0A) { after = after[..<end] }
    return (before, after)
}

/// The paragraph that part of a text is in, as far as `surroundings` goes.
func paragraph(around range: Range<Int>, in text: String) -> Substring {
    let (before, after) = surroundings(of: range, in: text)
    return text.slice(range.lowerBound - before.utf8.count..<range.upperBound + after.utf8.count)
}

/// The part of a row that is shown: spaces at its end hang over its edge.
func shownRange(of row: Range<Int>, in text: String) -> Range<Int> {
    let shown = text.slice(row).utf8.lastIndex { $0 != 0x20 }
    let blanks = shown.map { text.utf8.distance(from: text.utf8.index(after: $0), to: text.slice(row).endIndex) }
    return row.lowerBound..<max(row.lowerBound, row.upperBound - (blanks ?? row.count))
}
