/// How many passages of a page are looked at for furniture; longer ones go on as they stand. What a line is depends on
/// those around it, so that the work grows with the square of this number, and no page of news has as many.
package let longestPage = 1000

/// The body's passages without the furniture among and after them.
///
/// - Parameters:
///   - passages: from the first running text on.
///   - log: told of each passage that goes.
package func withoutFurniture(
    _ passages: [Passage], masthead: inout Masthead, log: inout RemovalLog
) -> [Passage] {
    guard passages.count <= longestPage else {
        return withoutFurniture(Array(passages.prefix(longestPage)), masthead: &masthead, log: &log)
            + passages[longestPage...]
    }
    var rest = withoutTail(passages[...], masthead: &masthead, log: &log)
    var body: [Passage] = []
    while let passage = rest.first {
        rest.removeFirst()
        if passage.opensRelated, !rest.isEmpty {
            let story = withoutList(rest, under: passage)
            log.note([passage] + rest[..<story.startIndex], .linkList)
            rest = story
        } else if let rule = rule(against: passage, before: rest.first, masthead: &masthead) {
            log.note(passage, rule)
        } else {
            body.append(passage)
        }
    }
    return body
}

/// Why a passage amid a story does not belong to it; nil if it does.
///
/// - Parameter next: what stands below it.
private func rule(against passage: Passage, before next: Passage?, masthead: inout Masthead) -> Removal.Rule? {
    if let next, next.isShareBar, passage.isSigned {
        masthead.source = masthead.source ?? passage.string
        return .masthead
    }
    if let next, next.isClock, passage.isHeadlineLike { return .film }
    if passage.isWall { return .paywall }
    if passage.isControl, !passage.isProse { return passage.kindOfControl }
    if passage.isNotice, passage.isSurelyNotice { return .notice }
    if passage.isCreditLine, !passage.isProse { return .credit }
    if passage.isSurelyCaption { return .caption }
    if passage.isNumberOnly, next?.isControl != false { return .number }
    return passage.wordCount <= 12 && !passage.endsSentence && masthead.take(passage) ? .masthead : nil
}

/// What follows the links under a heading of the page: the story goes on at the next sentence.
private func withoutList(_ passages: ArraySlice<Passage>, under heading: Passage) -> ArraySlice<Passage> {
    passages.drop {
        ($0.isHeadlineLike && !$0.isSubheadingOfMore(passages) || $0.isControl || $0.isNumberOnly) && !$0.isProse
    }
}

extension Passage {
    /// What a control is, more exactly.
    package var kindOfControl: Removal.Rule { isNotice ? .notice : isCreditLine ? .credit : .control }

    /// Whether a notice within an article is surely one: it must begin like one, be short, or promote a lot.
    fileprivate var isSurelyNotice: Bool {
        first?.traits.contains(.request) == true || wordCount <= 12 || count(.promotion) >= 4
    }

    /// Whether a short line is the heading of a paragraph rather than one of a list of headlines.
    fileprivate func isSubheadingOfMore(_ rest: ArraySlice<Passage>) -> Bool {
        guard wordCount <= 6, followsBlank, let index = rest.firstIndex(where: { $0.text == text }) else {
            return false
        }
        return rest.indices.contains(index + 1) && rest[index + 1].isProse && !isListItem
    }

    /// Whether it ends with a question mark, as headlines also do.
    fileprivate var asks: Bool { text.last == 0x3F }

    /// Whether it is the length of a film: '02:14'.
    fileprivate var isClock: Bool {
        wordCount == 2 && words.allSatisfy { $0.isNumber && $0.range.count <= 2 } && text.contains(0x3A)
    }
}

/// Cuts what follows the article: everything from a heading such as 'Most popular' on, then from the end upwards.
private func withoutTail(
    _ passages: ArraySlice<Passage>, masthead: inout Masthead, log: inout RemovalLog
) -> ArraySlice<Passage> {
    var rest = passages
    let total = passages.reduce(0) { $0 + ($1.isProse ? $1.wordCount : 0) }
    var after = total
    for index in passages.indices {
        if index > passages.startIndex, passages[index].opensRelated, after * 10 <= total * 4,
            !goesOn(passages[(index + 1)...], under: passages[index])
        {
            rest = passages[..<index]
            log.note(passages[index...], .linkList)
            break
        }
        after -= passages[index].isProse ? passages[index].wordCount : 0
    }
    while let end = ending(of: rest, masthead: &masthead) {
        log.note(rest.suffix(end.count), end.rule)
        rest = rest.dropLast(end.count)
    }
    return rest
}

/// Whether a story goes on after links to others: there is running text, and not every piece of it follows a headline
/// of its own, as in teasers.
private func goesOn(_ passages: ArraySlice<Passage>, under heading: Passage) -> Bool {
    let passages = Array(passages)
    let texts = passages.indices.filter {
        passages[$0].isProse && !passages[$0].isNotice && !passages[$0].isCreditLine && !passages[$0].asks
    }
    guard let first = texts.first else { return false }
    let links = passages[..<first].count { !$0.isControl && !$0.isNumberOnly }
    // 'Related article' is a heading over one.
    if links <= 1, heading.words.contains(where: { $0.isOne(of: oneLink) }) { return true }
    if first + 1 < passages.count, passages[first + 1].endsSentence, !passages[first + 1].asks,
        passages[first + 1].wordCount >= 5
    {
        return true
    }
    if texts.count == 1 {
        // One sentence under a few links may be either; in doubt it stays.
        let areTopics = passages[..<first].allSatisfy { $0.isControl || $0.wordCount <= 2 }
        return links <= 4 && !areTopics && passages[(first + 1)...].count { $0.isHeadlineLike && !$0.isControl } <= 2
    }
    return zip(texts, texts.dropFirst()).contains { $1 == $0 + 1 }
}

private let oneLink = hashes("article story video")

/// How many of the last passages are one piece of furniture, and of what kind; nil if the article's own last passage is
/// at the end.
private func ending(
    of passages: ArraySlice<Passage>, masthead: inout Masthead
) -> (count: Int, rule: Removal.Rule)? {
    guard passages.count > 1, let last = passages.last, !last.isVerse else { return nil }
    if last.isClock, passages.dropLast().last?.isHeadlineLike == true { return (2, .film) }
    if last.isControl { return (1, last.kindOfControl) }
    if last.isNotice { return (1, .notice) }
    if last.isCreditLine, !last.isProse { return (1, .credit) }
    if last.wordCount <= 12, masthead.take(last) { return (1, .masthead) }
    if last.isNumberOnly { return (1, .number) }
    if last.isSignOff { return (1, .signOff) }
    if masthead.tellsOfAuthor(last) { return (1, .author) }
    // A list of other headlines: two or more lines without a full stop, unless a colon announces them.
    let run = passages.reversed().prefix { $0.isHeadlineLike && !$0.isProse || $0.isControl || $0.isNumberOnly }.count
    let lead = passages.dropLast(run).last
    let isList = run >= 2 && (passages.count { $0.isProse } >= 2 || run >= 3)
    if isList, let lead, lead.text.last != 0x3A, isSmall(passages.suffix(run), of: passages) {
        return (run, .headlines)
    }
    // Topics: words and names one below another, under a line that announces them.
    let topics = passages.reversed().prefix { (1...3).contains($0.wordCount) && !$0.endsSentence && !$0.isListItem }
    let above = passages.dropLast(topics.count).last
    if !topics.isEmpty, let above, above.isControl, !above.isProse { return (topics.count, .topics) }
    if topics.count >= 2,
        topics.count >= 3 && above?.isProse == true
            || topics.contains(where: { $0.isControl || $0.isPagePhrase })
    {
        return (topics.count, .topics)
    }
    // A heading with nothing below it.
    if run == 1 || last.wordCount <= 2, last.wordCount <= 4, !last.endsSentence,
        passages.dropLast().last?.isProse == true, last.followsBlank, !last.hasQuote, !last.isListItem
    {
        return (1, .bareHeading)
    }
    return nil
}

/// Whether some passages hold less than half of the words: a list that makes up most of a text is the text.
private func isSmall(_ part: ArraySlice<Passage>, of passages: ArraySlice<Passage>) -> Bool {
    part.reduce(0) { $0 + $1.wordCount } * 2 < passages.reduce(0) { $0 + $1.wordCount }
}

extension Passage {
    /// Whether it tells how the story was made: 'Reporting by X; editing by Y', 'This article was originally ...'.
    fileprivate var isSignOff: Bool {
        !readsAsStory && text.count <= 300
            && (isMakersNote(string) || isDeskMark
                || wordCount <= 12 && !endsSentence && isFarewell(string) && !tellsWithVerb(words.dropFirst()))
    }

    /// Whether it is what an agency's desk sets below a report: the signs of its writers, 'kre/hst', or its last word,
    /// 'Lusa/Fim'.
    private var isDeskMark: Bool {
        guard (1...5).contains(wordCount), text.contains(UInt8(ascii: "/")), !endsSentence else { return false }
        if words.contains(where: { $0.isOne(of: deskEnds) }) {
            return words.allSatisfy {
                $0.isOne(of: deskEnds) || isKnownAgency(String(decoding: text[$0.range], as: UTF8.self))
            }
        }
        return words.allSatisfy { $0.range.count <= 4 && !$0.isNumber }
            && (words.allSatisfy(\.isAllCaps) || words.allSatisfy { !$0.isCapitalized && !$0.isAllCaps })
    }
}

private let deskEnds = hashes("end ends enditem endit fim fin fine schluss ende slutt slut koniec konec конец")
