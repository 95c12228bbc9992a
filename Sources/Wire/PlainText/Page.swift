/// A pasted page, parted into headline and body.
struct Page {
    private(set) var headline = ""
    private(set) var body: [Passage] = []

    init(_ passages: [Passage], masthead: inout Masthead) {
        let passages = withoutRepeats(passages)
        guard passages.contains(where: { $0.isProse && !$0.isNotice }) else {
            readShort(passages, masthead: &masthead)
            return
        }
        let opening = passages.firstIndex { $0.isProse && !$0.isNotice && !$0.isCreditLine } ?? 0
        let top = readTop(passages, opening, masthead: &masthead)
        body =
            top
            + withoutFurniture(
                Array(passages[opening...].drop { Array(headline.utf8) == $0.text }), masthead: &masthead)
        if body.isEmpty { body = passages.filter { !$0.isControl } }
    }

    /// A text without running text: verses, a list, a note. Only what is a page's own at either end goes.
    private mutating func readShort(_ passages: [Passage], masthead: inout Masthead) {
        var rest = passages[...]
        while let first = rest.first, rest.count > 1, first.isControl { rest.removeFirst() }
        while let last = rest.last, rest.count > 1, last.isControl { rest.removeLast() }
        guard let first = rest.first else { return }
        if rest.count == 1, first.wordCount > 20 || first.isVerse {
            body = [first]
            return
        }
        headline = first.isVerse ? "" : first.string
        let tail = first.isVerse ? rest : rest.dropFirst()
        var lines: [Passage] = []
        for passage in tail where !masthead.take(passage) { lines.append(passage) }
        body = lines.isEmpty && masthead.published == nil ? [first] : lines
    }

    /// Reads what stands before the first running text.
    ///
    /// - Returns: what of it belongs to the body: a standfirst, a subheading.
    private mutating func readTop(_ passages: [Passage], _ opening: Int, masthead: inout Masthead) -> [Passage] {
        var top: [Passage] = []
        var previousWasStamp = false
        for (index, passage) in passages[..<opening].enumerated() {
            let before = (masthead.published, masthead.byline)
            if passage.isControl && !passage.opensByline || passage.isNotice || passage.isCreditLine {
                if passage.isShareBar, let last = top.last, top.count > 1, masthead.source == nil, last.wordCount <= 3 {
                    masthead.source = last.string
                    top.removeLast()
                }
                continue
            }
            if !couldBeHeadline(passage, index, passages, top), masthead.take(passage) {
                if before.0 == nil, masthead.published != nil, masthead.byline == nil, let last = top.last,
                    top.count > 1,
                    masthead.takeName(last)
                {
                    top.removeLast()
                }
                previousWasStamp = true
                continue
            }
            if previousWasStamp, !top.isEmpty, masthead.byline == nil || masthead.source == nil,
                masthead.takeName(passage)
            {
                continue
            }
            previousWasStamp = false
            top.append(passage)
        }
        return takeHeadline(from: top, before: passages[opening], masthead: &masthead, all: passages)
    }

    private func couldBeHeadline(_ passage: Passage, _ index: Int, _ passages: [Passage], _ top: [Passage]) -> Bool {
        top.isEmpty && passage.wordCount >= 5 && dateStamps(in: passage.text).isEmpty && !passage.opensByline
    }

    private mutating func takeHeadline(
        from top: [Passage], before prose: Passage, masthead: inout Masthead, all: [Passage]
    )
        -> [Passage]
    {
        // The first line of four words or more; else the longest.
        let lines = top.filter { !$0.isVerse }
        guard let choice = lines.firstIndex(where: { $0.wordCount >= 4 }) ?? longest(lines) else {
            takeHeadlineFromProse(prose, all)
            return []
        }
        let title = PageTitle(lines[choice].string.trimmingHeading, lines: lines)
        headline = title.headline
        masthead.source = masthead.source ?? title.outlet
        let told = [lines[choice].text, Array(headline.utf8)]
        let rest = lines[(choice + 1)...].filter { !told.contains($0.text) }
        return rest.enumerated().filter { offset, passage in
            passage.wordCount >= 8 || passage.endsSentence && passage.wordCount >= 3
                || offset == rest.count - 1 && rest.count { $0.wordCount < 8 } == 1
                    && (3...7).contains(passage.wordCount)
        }.map(\.element)
    }

    private func longest(_ lines: [Passage]) -> Int? {
        lines.indices.max { (lines[$0].wordCount, $1) < (lines[$1].wordCount, $0) }
    }

    /// The text opens with a sentence: it is the headline where it is short, one sentence, and more follows.
    private mutating func takeHeadlineFromProse(_ prose: Passage, _ all: [Passage]) {
        let following = all.drop { $0.text != prose.text }.dropFirst().first { !$0.isControl }
        guard let following, following.wordCount > prose.wordCount || following.followsBlank, prose.wordCount <= 16,
            !prose.hasQuote, all.count(where: { $0.isProse }) > 1, prose.text.count(where: { $0 == 0x2E }) <= 1
        else { return }
        headline = prose.string
    }
}

/// A browser's title: the headline, then a bar or dash and the outlet.
private struct PageTitle {
    var headline: String
    var outlet: String?

    /// - Parameter lines: what else stands at the top; a line that is the headline alone makes it certain.
    init(_ title: String, lines: [Passage]) {
        headline = title
        for mark in [" | ", " – ", " — ", " - "] {
            let parts = title.parted(atLast: mark)
            guard let parts else { continue }
            let tail = Array(parts.tail.utf8)
            let list = words(of: tail, in: 0..<tail.count)
            let isOutlet =
                list.count <= 4 && list.contains { $0.traits.contains(.outlet) } && list.allSatisfy { $0.isCapitalized }
            let standsAlone = lines.contains { $0.string == parts.head }
            guard standsAlone || isOutlet else { continue }
            headline = parts.head
            outlet = isOutlet || mark == " | " ? parts.tail : nil
            return
        }
    }
}

extension String {
    fileprivate func parted(atLast mark: String) -> (head: String, tail: String)? {
        let bytes = Array(utf8)
        let sign = Array(mark.utf8)
        guard bytes.count > sign.count,
            let place = (1..<(bytes.count - sign.count)).last(where: { bytes[$0...].starts(with: sign) })
        else { return nil }
        return (
            String(decoding: bytes[..<place], as: UTF8.self),
            String(decoding: bytes[(place + sign.count)...], as: UTF8.self)
        )
    }
}

extension Passage {
    /// One of the buttons to pass a story on.
    var isShareBar: Bool { isControl && words.contains { $0.isOne(of: shareWords) } }
    /// Opens with 'By'.
    var opensByline: Bool { first?.isOne(of: byWord) == true && wordCount >= 2 }
}

extension String {
    /// Without the marks of a heading before it.
    fileprivate var trimmingHeading: String {
        let bytes = Array(utf8)
        return String(decoding: bytes.dropFirst(listMarkLength(bytes)), as: UTF8.self)
    }
}

private let shareWords = hashes("share")
private let byWord = hashes("by")

/// Takes out what stands twice: captions beside themselves both times, long passages and lines the second time.
private func withoutRepeats(_ passages: [Passage]) -> [Passage] {
    var result: [Passage] = []
    var seen: Set<UInt64> = []
    var index = 0
    while index < passages.count {
        let passage = passages[index]
        let next = index + 1 < passages.count ? passages[index + 1] : nil
        if index > 0, let next, repeats(passage, next) {
            seen.insert(passage.fingerprint)
            index += 2
            continue
        }
        let isTold = passage.wordCount >= 9 || index > 1 && passage.text == passages[0].text
        if !passage.isVerse, isTold, seen.contains(passage.fingerprint) {
            index += 1
            continue
        }
        seen.insert(passage.fingerprint)
        result.append(passage)
        index += 1
    }
    return result
}

/// Whether two lines are a picture's text and its caption: the same short words, the second perhaps with a credit.
private func repeats(_ line: Passage, _ next: Passage) -> Bool {
    guard !line.isVerse, line.wordCount >= 2, line.wordCount <= 30, !line.endsSentence || line.wordCount <= 12 else {
        return false
    }
    return next.text == line.text
        || next.text.count < line.text.count + 40 && next.text.starts(with: line.text) && next.isCreditLine
}
