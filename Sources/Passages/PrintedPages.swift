// What was printed on pages keeps their marks when it becomes text: a form feed, the page's number above it, and above or
// below that the line which heads or closes every page. A sentence goes on over them.

/// The lines of a text without what belongs to its printed pages, and those that were taken off.
///
/// A line goes where it stands at the edge of a page and is a number, or stands so at the edge of another page, figures
/// aside. The first of such lines stays: it may name the outlet and the day. A text without form feeds stays as it is.
///
/// - Complexity: O(*n*) in the number of lines.
func withoutPageMarks(_ lines: [Line], in text: [UInt8]) -> (kept: [Line], marks: [Line]) {
    let starts = lines.indices.dropFirst().filter {
        text[lines[$0 - 1].range.upperBound..<lines[$0].range.lowerBound].contains(0x0C)
    }
    if starts.isEmpty { return (lines, []) }
    let isStart = Set(starts)
    let ends = starts.map { $0 - 1 } + [lines.count - 1]
    var seen: Set<[UInt8]> = [plain(lines[0], text)]
    var isMark = Set(ends.filter { isPageNumber(lines[$0], text) })
    // The only line of a page is its first and its last, and is not seen a second time for that.
    for edge in starts + ends.filter({ !isStart.contains($0) }) where !isMark.contains(edge) && edge > 0 {
        let known = plain(lines[edge], text)
        if known.count <= 120, !seen.insert(known).inserted { isMark.insert(edge) }
    }
    var kept: [Line] = []
    // Whether a page begins below the last line that is kept.
    var crossesPage = false
    for (index, var line) in lines.enumerated() {
        crossesPage = crossesPage || isStart.contains(index)
        if isMark.contains(index) { continue }
        line.goesOn = crossesPage && kept.last.map { goesOn($0, line, text) } ?? false
        kept.append(line)
        crossesPage = false
    }
    return (kept, isMark.sorted().map { lines[$0] })
}

/// A line without its figures and white space.
private func plain(_ line: Line, _ text: [UInt8]) -> [UInt8] {
    text[line.range].filter { $0 > 0x20 && !(0x30...0x39).contains($0) }
}

/// `7`, `- 7 -`, `Page 7`, `7/12`, alone at a page's end.
private func isPageNumber(_ line: Line, _ text: [UInt8]) -> Bool {
    let list = words(of: text, in: line.range)
    return line.range.count <= 16 && list.contains(where: \.isNumber)
        && list.allSatisfy { $0.isNumber || $0.isOne(of: pageWords) }
}

/// Whether a sentence that no sign ends before a page's end goes on below it.
private func goesOn(_ line: Line, _ next: Line, _ text: [UInt8]) -> Bool {
    let before = Array(text[line.range])
    guard before.count >= 20, let opening = text[next.range].first, !endsSentence(before), before.last != 0x3A else {
        return false
    }
    return (0x61...0x7A).contains(opening) || (0x30...0x39).contains(opening)
}

private let pageWords = hashes("page seite pagina página side of von de")
