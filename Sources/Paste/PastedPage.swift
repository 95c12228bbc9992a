import Passages

/// A pasted page, divided into headline and body.
struct Page {
    private(set) var headline = ""
    private(set) var body: [Passage] = []

    /// What was taken off.
    private(set) var log = RemovalLog()

    init(_ passages: [Passage], masthead: inout Masthead) {
        let passages = masthead.withoutSplitDateline(withoutRepeats(passages, log: &log))
        guard let opening = firstRunningText(of: passages, masthead: masthead) else {
            readShort(passages, masthead: &masthead)
            return
        }
        let top = readTop(passages, opening, masthead: &masthead)
        let rest = passages[opening...].drop { Array(headline.utf8) == $0.text }
        body = top + withoutFurniture(withoutCaptions(Array(rest), log: &log), masthead: &masthead, log: &log)
        if body.isEmpty { body = passages.filter { !$0.isControl } }
    }

    /// Reads a page without running text: verses, a list, a note. Only buttons and the like at either end are dropped.
    private mutating func readShort(_ passages: [Passage], masthead: inout Masthead) {
        var rest = passages[...]
        while let first = rest.first, rest.count > 1, first.isControl { log.note(rest.removeFirst(), .control) }
        while let last = rest.last, rest.count > 1, last.isControl { log.note(rest.removeLast(), .control) }
        guard let first = rest.first else { return }
        if rest.count == 1, first.wordCount > 20 || first.isVerse {
            body = [first]
            return
        }
        headline = first.isVerse ? "" : first.string
        let tail = first.isVerse ? rest : rest.dropFirst()
        var lines: [Passage] = []
        for passage in tail {
            if masthead.take(passage) { log.note(passage, .masthead) } else { lines.append(passage) }
        }
        body = lines.isEmpty && masthead.published == nil ? [first] : lines
    }

    /// Reads what comes before the story's first running text.
    ///
    /// - Returns: the part of it that belongs to the body: a standfirst, a subheading.
    private mutating func readTop(_ passages: [Passage], _ opening: Int, masthead: inout Masthead) -> [Passage] {
        guard let choice = headlineIndex(in: passages, before: opening, masthead: masthead) else {
            _ = readBelowHeadline(passages[..<opening], masthead: &masthead)
            takeHeadlineFromProse(passages[opening], passages)
            return []
        }
        let lines = Array(passages[..<opening])
        let title = PageTitle(passages[choice].string.trimmingHeading, lines: lines)
        headline = title.headline
        let told = [passages[choice].text, Array(headline.utf8)]
        let below = lines[(choice + 1)...].filter { !told.contains($0.text) }
        let story = withoutCaptions(below, isTop: true, log: &log)
        let (rest, aboveStamps) = readBelowHeadline(story[...], masthead: &masthead)
        readAboveHeadline(lines[..<choice], masthead: &masthead)
        masthead.source = masthead.source ?? title.outlet ?? outlet(inTitleOf: lines)
        // A standfirst may lack its full stop. A later line without one is a picture's, unless the whole text lacks
        // them.
        let isLoose = rest.count { $0.wordCount >= 8 && !$0.endsSentence } > 3
        let signed = withoutSigns(rest, masthead: &masthead)
        // Below a sentence of the story shorter ones are the story's too: 'Herald: Why?'
        let firstSentence = signed.firstIndex { $0.endsSentence && $0.wordCount >= 3 } ?? signed.count
        let kept = signed.enumerated().filter { offset, passage in
            offset > firstSentence && passage.endsSentence
                || passage.wordCount >= 8
                    && (offset == 0 || isLoose || passage.endsSentence || passage.isListItem || isLead(passage))
                || passage.endsSentence && passage.wordCount >= 3
                || offset == rest.count - 1 && rest.count { $0.wordCount < 8 } == 1
                    && offset < aboveStamps && (3...7).contains(passage.wordCount)
        }.map(\.element)
        // Everything above the story that no earlier step has taken off. Whether a passage is kept is asked in the end.
        log.note(lines[..<choice], .aboveHeadline)
        log.note(below, .aboveStory)
        return kept
    }

    /// Whether a line without a full stop goes on in the next, or is too long to be a picture's.
    private func isLead(_ passage: Passage) -> Bool { passage.text.last == 0x3A || passage.wordCount >= 18 }

    /// Takes the writer's name, or the place, off the line between the headline and a lead.
    private mutating func withoutSigns(_ lines: [Passage], masthead: inout Masthead) -> [Passage] {
        guard lines.count > 1, let first = lines.first, lines[1].wordCount >= 8, !first.endsSentence else {
            return lines
        }
        if first.wordCount <= 3, first.words.allSatisfy(\.isAllCaps), !first.isOutletName, masthead.dateline == nil {
            masthead.dateline = first.string
            log.note(first, .masthead)
            return Array(lines.dropFirst())
        }
        guard masthead.byline == nil, (2...3).contains(first.wordCount), masthead.takeName(first) else { return lines }
        log.note(first, .masthead)
        return Array(lines.dropFirst())
    }

    /// The outlet beside the headline in a window's title: 'A headline | Harbour Times'.
    private func outlet(inTitleOf lines: [Passage]) -> String? {
        let opening = Array(headline.utf8)
        return lines.lazy.filter { $0.text.count > opening.count && $0.text.starts(with: opening) }
            .compactMap { PageTitle($0.string, lines: lines) }.first { $0.headline == headline }?.outlet
    }

    /// Reads the writer, the date and the place from the lines between the headline and the story.
    ///
    /// - Returns: the other lines, and how many of them stand above those.
    private mutating func readBelowHeadline(
        _ passages: ArraySlice<Passage>, masthead: inout Masthead
    ) -> (rest: [Passage], aboveStamps: Int) {
        var rest: [Passage] = []
        var aboveStamps: Int?
        var previousWasStamp = false
        var owesName = false
        for passage in passages {
            let hadNoDate = masthead.published == nil
            // 'By' on a line of its own.
            if passage.wordCount == 1, passage.first?.isOne(of: bylineOpening) == true {
                owesName = true
                log.note(passage, .masthead)
                continue
            }
            if owesName {
                owesName = false
                if masthead.byline == nil, passage.wordCount <= 8, !passage.endsSentence, isName(passage.string) {
                    masthead.byline = passage.string
                    log.note(passage, .masthead)
                    continue
                }
            }
            if passage.isDayOnly {
                if masthead.byline == nil, let last = rest.last, masthead.takeName(last) { rest.removeLast() }
                aboveStamps = aboveStamps ?? rest.count
                previousWasStamp = true
                log.note(passage, .masthead)
                continue
            }
            if passage.isControl && !passage.opensByline || passage.isNotice || passage.isCreditLine
                || passage.isNumberOnly
            {
                if passage.isShareBar, let last = rest.last, masthead.source == nil, last.isSigned {
                    masthead.source = last.string
                    rest.removeLast()
                }
                log.note(passage, passage.isNumberOnly ? .number : passage.kindOfControl)
                continue
            }
            if masthead.take(passage) {
                if hadNoDate, masthead.published != nil, masthead.byline == nil, let last = rest.last,
                    masthead.takeName(last)
                {
                    rest.removeLast()
                }
                aboveStamps = aboveStamps ?? rest.count
                previousWasStamp = true
                log.note(passage, .masthead)
                continue
            }
            if previousWasStamp, masthead.byline == nil || masthead.source == nil, masthead.takeName(passage) {
                log.note(passage, .masthead)
                continue
            }
            previousWasStamp = false
            let isPost =
                masthead.byline != nil && passage.wordCount <= 6 && !passage.endsSentence
                && passage.words.contains { $0.isOne(of: posts) }
            if isPost || masthead.tellsOfAuthor(passage) { log.note(passage, .author) } else { rest.append(passage) }
        }
        return (rest, aboveStamps ?? rest.count)
    }

    /// Reads the lines above the headline. They are the page's own; only an outlet's name, a date or an address is of use.
    private mutating func readAboveHeadline(_ passages: ArraySlice<Passage>, masthead: inout Masthead) {
        for passage in passages.reversed() {
            if passage.isControl && !passage.opensByline || passage.isNotice || passage.isCreditLine {
                log.note(passage, passage.kindOfControl)
                continue
            }
            if masthead.take(passage) {
                log.note(passage, .masthead)
                continue
            }
            if masthead.source == nil, passage.isOutletName { masthead.source = passage.string }
        }
    }

    /// Takes the headline from a text that begins with a sentence: it is the headline if it is short, a single sentence, and
    /// more follows.
    private mutating func takeHeadlineFromProse(_ prose: Passage, _ all: [Passage]) {
        let following = all.drop { $0.text != prose.text }.dropFirst().first { !$0.isControl }
        guard let following, following.wordCount > prose.wordCount || following.followsBlank, prose.wordCount <= 16,
            !prose.hasQuote, Dateline(opening: prose.text) == nil, all.count(where: { $0.isProse }) > 1,
            prose.text.count(where: { $0 == 0x2E }) <= 1
        else { return }
        headline = prose.string
    }
}

/// Where the story's running text begins: at the first sentence or, if a byline or a date follows that closely, at the
/// first sentence after them, since those stand above a story.
private func firstRunningText(of passages: [Passage], masthead: Masthead) -> Int? {
    func isText(_ passage: Passage) -> Bool { passage.isProse && !passage.isNotice && !passage.isCreditLine }
    // A sentence before a credit says what a picture shows.
    let isPicture = passages.indices.map { index in
        passages[index].wordCount <= 16
            && passages[(index + 1)...].first { !$0.isControl || $0.isCreditLine }?.isCreditLine == true
    }
    let texts = passages.indices.filter { isText(passages[$0]) }
    guard let first = texts.first(where: { !isPicture[$0] }) ?? texts.first else {
        return passages.contains { $0.isProse && !$0.isNotice } ? 0 : nil
    }
    let total = passages.reduce(0) { $0 + (isText($1) ? $1.wordCount : 0) }
    var before = 0
    var opening = first
    for index in (first + 1)..<max(first + 1, min(first + 14, passages.count)) {
        before += isText(passages[index - 1]) ? passages[index - 1].wordCount : 0
        if before > 90 || before * 3 > total { break }
        var scratch = masthead
        guard !isText(passages[index]), passages[index].wordCount <= 24, scratch.take(passages[index]),
            scratch.byline != masthead.byline || scratch.published != masthead.published,
            let next = passages[index...].firstIndex(where: isText)
        else { continue }
        opening = next
    }
    return opening
}

/// A browser's title: the headline, then a bar or a dash and the outlet.
private struct PageTitle {
    var headline: String
    var outlet: String?

    /// - Parameter lines: the other lines at the top; one that is the headline alone makes it certain.
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
            let index = (1..<(bytes.count - sign.count)).last(where: { bytes[$0...].starts(with: sign) })
        else { return nil }
        return (
            String(decoding: bytes[..<index], as: UTF8.self),
            String(decoding: bytes[(index + sign.count)...], as: UTF8.self)
        )
    }
}

extension String {
    /// The text without the marks of a heading before it.
    fileprivate var trimmingHeading: String {
        let bytes = Array(utf8)
        return String(decoding: bytes.dropFirst(listMarkLength(bytes)), as: UTF8.self)
    }
}
