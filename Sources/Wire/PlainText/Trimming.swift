/// The body's passages without the furniture among and after them.
///
/// - Parameter passages: from the first running text on.
func withoutFurniture(_ passages: [Passage], masthead: inout Masthead) -> [Passage] {
    var rest = withoutTail(passages[...], masthead: &masthead)
    var body: [Passage] = []
    while let passage = rest.first {
        rest.removeFirst()
        if passage.opensRelated, !rest.isEmpty {
            rest = rest.drop { ($0.isHeadlineLike && !$0.isSubheadingOfMore(rest) || $0.isControl) && !$0.isProse }
            continue
        }
        if let next = rest.first, next.isShareBar, passage.wordCount <= 3, !passage.endsSentence, !passage.isControl {
            masthead.source = masthead.source ?? passage.string
            continue
        }
        if passage.isControl && !passage.isProse { continue }
        if passage.isNotice && passage.isSurelyNotice || passage.isCreditLine && !passage.isProse { continue }
        if passage.wordCount <= 12, !passage.endsSentence, masthead.take(passage) { continue }
        body.append(passage)
    }
    return body
}

extension Passage {
    /// Amid an article a notice must open like one or be short.
    fileprivate var isSurelyNotice: Bool {
        first?.traits.contains(.request) == true || wordCount <= 12 || count(.promotion) >= 4
    }

    /// Whether a short line opens a paragraph of the article rather than standing in a list of headlines.
    fileprivate func isSubheadingOfMore(_ rest: ArraySlice<Passage>) -> Bool {
        guard wordCount <= 6, followsBlank, let place = rest.firstIndex(where: { $0.text == text }) else {
            return false
        }
        return rest.indices.contains(place + 1) && rest[place + 1].isProse && !isListItem
    }
}

/// Cuts what follows the article: from a heading such as 'Most popular' on, and upwards from the end.
private func withoutTail(_ passages: ArraySlice<Passage>, masthead: inout Masthead) -> ArraySlice<Passage> {
    var rest = passages
    let total = passages.reduce(0) { $0 + ($1.isProse ? $1.wordCount : 0) }
    var after = total
    for index in passages.indices {
        if index > passages.startIndex, passages[index].opensRelated, after * 10 <= total * 4 {
            rest = passages[..<index]
            break
        }
        after -= passages[index].isProse ? passages[index].wordCount : 0
    }
    while let trimmed = withoutLast(rest, masthead: &masthead) { rest = trimmed }
    return rest
}

/// One piece of furniture fewer at the end, nil where the article's own last passage stands there.
private func withoutLast(_ passages: ArraySlice<Passage>, masthead: inout Masthead) -> ArraySlice<Passage>? {
    guard passages.count > 1, let last = passages.last, !last.isVerse else { return nil }
    if last.isControl || last.isNotice || last.isCreditLine && !last.isProse { return passages.dropLast() }
    if last.wordCount <= 12, masthead.take(last) { return passages.dropLast() }
    // A list of other headlines: two or more lines without a full stop, unless a colon announces them.
    let run = passages.reversed().prefix { $0.isHeadlineLike && !$0.isProse || $0.isControl }.count
    let lead = passages.dropLast(run).last
    if run >= 2, let lead, lead.text.last != 0x3A, passages.count(where: { $0.isProse }) >= 2 || run >= 3 {
        return passages.dropLast(run)
    }
    // A heading with nothing under it.
    if run == 1, last.wordCount <= 4, lead?.isProse == true, last.followsBlank, !last.hasQuote, !last.isListItem {
        return passages.dropLast()
    }
    return nil
}
