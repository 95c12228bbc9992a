// Which lines belong together. A text that was wrapped by hand or by mail shows it: a line ends where the next word
// would not have fitted. If nearly every line does, lines are joined, and a line that ends early ends a paragraph.

/// Joins the lines of a text into passages.
package func passages(of text: [UInt8]) -> [Passage] {
    let lines = withoutPageMarks(lines(of: text), in: text).kept
    let width = wrapWidth(of: lines, in: text)
    let compounds = width == nil ? [] : compounds(in: text)
    var passages: [Passage] = []
    var index = 0
    while index < lines.count {
        var end = index + 1
        // What comes after those that are looked at for furniture goes on as it stands.
        let isRead = passages.count < longestPage
        if let width {
            while end < lines.count, continues(lines[end - 1], lines[end], text, width) { end += 1 }
            let text = joinedLines(lines[index..<end].map { text[$0.range] }, keeping: compounds)
            passages.append(
                Passage(
                    text: text, followsBlank: lines[index].followsBlank, line: lines[index].number, isRead: isRead))
        } else if let stanza = stanzaEnd(lines, index, text) {
            end = stanza
            let verses = lines[index..<end].map { text[$0.range] }.joined(separator: [0x0A])
            passages.append(
                Passage(
                    text: Array(verses), followsBlank: true, line: lines[index].number, isVerse: true, isRead: isRead))
        } else {
            let line = lines[index]
            while end < lines.count, lines[end].goesOn { end += 1 }
            passages.append(
                Passage(
                    text: joinedLines(lines[index..<end].map { text[$0.range] }), followsBlank: line.followsBlank,
                    line: line.number, isRead: isRead))
        }
        index = end
    }
    return passages
}

/// The lines of a text that belong to its printed pages, each with its number: ``passages(of:)`` leaves them out.
package func pageMarkRemovals(from text: [UInt8]) -> [Removal] {
    withoutPageMarks(lines(of: text), in: text).marks.map {
        Removal(.line($0.number), String(decoding: text[$0.range], as: UTF8.self), .pageMark)
    }
}

/// The column at which the text is wrapped; nil if each line is a paragraph.
private func wrapWidth(of lines: [Line], in text: [UInt8]) -> Int? {
    let lines = lines.filter { text[$0.range.lowerBound] != UInt8(ascii: ">") }
    if let width = wrapWidth(ofFew: lines, in: text) { return width }
    let long = lines.filter { columns($0, text) > 100 }.reduce(0) { $0 + $1.range.count }
    let all = lines.reduce(0) { $0 + $1.range.count }
    guard lines.count >= 4, long * 5 < all else { return nil }
    let pairs = zip(lines, lines.dropFirst()).filter { !$1.followsBlank }
    let lengths = pairs.map { columns($0.0, text) }.filter { $0 <= 100 }.sorted()
    // A newspaper's column is narrow, and its words are broken; verses are narrow too, and theirs are not.
    let broken = pairs.count { breaksWord($0.0, text) }
    let isColumn = pairs.count >= 6 && broken >= 2
    guard lengths.count >= 3, let width = lengths.last, width >= (isColumn && broken >= 3 ? 12 : 20) else { return nil }
    let full = pairs.count { isFull($0, $1, text, width) }
    if width < 40, !isColumn {
        // Nor are verses as even as a column, which begins most of its lines in lower case.
        let small = pairs.count { opensInLowerCase($1, text) }
        guard pairs.count >= 6, full * 10 >= pairs.count * 8, small * 10 >= pairs.count * 6 else { return nil }
    }
    return full >= 3 && full * 10 >= pairs.count * 6 ? width : nil
}

/// The column of a text in which every line that another follows ends amid a sentence, as wide as mail and typescripts are:
/// few lines show as much then as many.
private func wrapWidth(ofFew lines: [Line], in text: [UInt8]) -> Int? {
    let pairs = zip(lines, lines.dropFirst()).filter { !$1.followsBlank }
    guard let width = pairs.map({ columns($0.0, text) }).max(), (60...80).contains(width) else { return nil }
    let isWrapped = pairs.allSatisfy { line, next in
        isFull(line, next, text, width) && opensInLowerCase(next, text)
    }
    return isWrapped ? width : nil
}

private func opensInLowerCase(_ line: Line, _ text: [UInt8]) -> Bool {
    (0x61...0x7A).contains(text[line.range.lowerBound])
}

private func columns(_ line: Line, _ text: [UInt8]) -> Int {
    line.indent + text[line.range].count { $0 & 0xC0 != 0x80 }
}

/// Whether the first word of the next line would not have fitted on this one.
private func isFull(_ line: Line, _ next: Line, _ text: [UInt8], _ width: Int) -> Bool {
    if breaksWord(line, text) { return true }
    let word = text[next.range].prefix { $0 != 0x20 }.count { $0 & 0xC0 != 0x80 }
    return columns(line, text) + 1 + word > width - 2
}

/// Whether a line ends amid a word.
private func breaksWord(_ line: Line, _ text: [UInt8]) -> Bool {
    let tail = text[line.range].suffix(2)
    return tail.count == 2
        && (tail.last == 0x2D && (0x61...0x7A).contains(tail[tail.startIndex]) || tail.elementsEqual([0xC2, 0xAD]))
}

private func continues(_ line: Line, _ next: Line, _ text: [UInt8], _ width: Int) -> Bool {
    if next.goesOn { return true }
    if next.followsBlank || next.indent > line.indent + 1 { return false }
    if listMarkLength(Array(text[next.range].prefix(5))) > 0 { return false }
    return isFull(line, next, text, width) || goesOnAmidSentence(line, next, text, width)
}

/// Whether a line of some length ends without a mark or with a comma and the next begins in lower case, as a headline of two
/// lines does: no list of single words or addresses.
private func goesOnAmidSentence(_ line: Line, _ next: Line, _ text: [UInt8], _ width: Int) -> Bool {
    let last = text[line.range.upperBound - 1]
    return opensInLowerCase(next, text)
        && ((0x61...0x7A).contains(last) || (0x30...0x39).contains(last) || last == 0x2C)
        && columns(line, text) * 2 >= width
        && text[line.range].contains(0x20) && text[next.range].contains(0x20)
        && !text[next.range].starts(with: "http".utf8)
}

/// The end of a block of verses that begins at a line; nil if none does. Verses are three or more short lines between
/// empty ones that run on into one another.
private func stanzaEnd(_ lines: [Line], _ start: Int, _ text: [UInt8]) -> Int? {
    guard lines[start].followsBlank else { return nil }
    let end = lines[(start + 1)...].firstIndex { $0.followsBlank } ?? lines.count
    let block = lines[start..<end]
    guard block.count >= 3, block.allSatisfy({ (12...64).contains(columns($0, text)) }) else { return nil }
    let verses = block.map { words(of: text, in: $0.range) }
    // Verses mostly run on into one another: commas, lower case, or a close only at the last line.
    let running = zip(block, block.dropFirst()).count { line, next in
        let byte = text[line.range.upperBound - 1]
        return byte == 0x2C || byte == 0x3B || opensInLowerCase(next, text)
    }
    guard running * 3 >= block.count - 1, verses.allSatisfy({ $0.count >= 2 }) else { return nil }
    let last = Array(text[lines[end - 1].range])
    return endsSentence(last) || last.last == 0x2C || running * 2 >= block.count ? end : nil
}
