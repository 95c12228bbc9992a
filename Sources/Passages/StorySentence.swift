// Pages say what they have to say about themselves in whole sentences too: 'Sign up for our newsletter.' And stories begin
// sentences like pages: 'Sign up at the office, the council said.' What tells them apart is whom the sentence is about. A
// page speaks to its reader, or of itself, or lists names; a story tells of others, and mostly with a verb.

/// Whether a text reads as a sentence of a story: it ends as one, tells something in words of its own, and does not speak to
/// its reader or of the page.
///
/// - Complexity: O(*n*) in the bytes of the text.
func readsAsStory(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count <= longestLine, endsSentence(bytes) else { return false }
    return tellsOfOthers(bytes, words(of: bytes, in: 0..<bytes.count))
}

extension Passage {
    /// Whether it reads as a sentence of a story, and so is neither a credit, nor a caption, nor a page's own line.
    var readsAsStory: Bool { endsSentence && tellsOfOthers(text, words) }
}

/// Whether a text that ends a sentence tells something of others.
private func tellsOfOthers(_ text: [UInt8], _ list: [Word]) -> Bool {
    guard let first = list.first, !holdsAddress(text), !hasLabel(text, list) else { return false }
    if list.count >= 2, isQuotation(text) { return true }
    if list.count >= 3, list.contains(where: { $0.isOne(of: SentenceWords.reporting) }) { return true }
    guard list.count >= 3, !speaksToReader(list) else { return false }
    let own = list.count { word in
        let isLower = !word.isCapitalized && !word.isAllCaps && !word.isNumber && word.range.count >= 3
        return isLower && !word.isOne(of: SentenceWords.credits)
    }
    guard own >= 2, own * 4 >= list.count else { return false }
    // 'Updated at noon.' and 'Comments closed.' are a page's; with as few words only what begins otherwise is a story's.
    if opensAsPage(first) { return list.count >= 4 && !isRequest(list, text) && tellsWithVerb(list.dropFirst()) }
    return list.count >= 5 || tellsWithVerb(list.dropFirst())
}

/// Whether some words of a sentence tell with a verb that something is, was or happened; a request or a list does not.
func tellsWithVerb(_ list: some Collection<Word>) -> Bool {
    list.contains { $0.isOne(of: SentenceWords.verbs) }
}

/// Whether a sentence speaks to its reader, or of the page that it stands on, or mostly of what pages offer.
private func speaksToReader(_ list: [Word]) -> Bool {
    if list.contains(where: { $0.isOne(of: SentenceWords.readers) }) { return true }
    if zip(list, list.dropFirst()).contains(where: {
        $0.isOne(of: SentenceWords.this) && $1.isOne(of: SentenceWords.pageParts)
    }) {
        return true
    }
    if zip(list, list.dropFirst()).contains(where: {
        $0.isOne(of: SentenceWords.pageParts) && $1.isOne(of: SentenceWords.goingOn)
    }) {
        return true
    }
    if list.first?.isOne(of: SentenceWords.comments) == true,
        list.contains(where: { $0.isOne(of: SentenceWords.closing) })
    {
        return true
    }
    let offers = Set(list.filter { $0.traits.contains(.promotion) }.map(\.hash)).count
    return offers >= 2 && offers * 4 >= list.count
}

/// Whether a sentence begins with a word with which pages begin theirs.
private func opensAsPage(_ first: Word) -> Bool {
    !first.traits.isDisjoint(with: [.control, .request, .promotion, .stamp]) || first.isOne(of: SentenceWords.openings)
}

/// Whether a sentence begins by asking for something: 'Sign up for', 'Follow the team', but not 'Share prices' or 'Follow-up
/// talks'.
private func isRequest(_ list: [Word], _ text: [UInt8]) -> Bool {
    guard let first = list.first, first.traits.contains(.request),
        first.range.upperBound == text.count || text[first.range.upperBound] != UInt8(ascii: "-")
    else { return false }
    return list.dropFirst().first?.isOne(of: SentenceWords.objects) ?? true
}

/// Whether a text is all in quotation marks, the end of its sentence too: no page puts its buttons into them.
private func isQuotation(_ text: [UInt8]) -> Bool {
    let marks = ["\"", "“", "„", "«", "»"].map { Array($0.utf8) }
    guard let mark = marks.first(where: { text.starts(with: $0) }) else { return false }
    return text.count > 2 * mark.count
        && ["\"", "”", "“", "»", "«"].contains { end in
            text.reversed().drop { $0 == UInt8(ascii: ".") }.starts(with: end.utf8.reversed())
        }
}

/// Whether a page's word stands before a colon and a name or headline after it: 'Foto: Anna Beck', 'Related: Ferry to run'.
/// A story goes on in lower case: 'Picture this: a bridge that never opens.'
private func hasLabel(_ text: [UInt8], _ list: [Word]) -> Bool {
    guard let colon = text.prefix(40).firstIndex(of: UInt8(ascii: ":")),
        let after = list.first(where: { $0.range.lowerBound > colon }), after.isCapitalized || after.isNumber
    else { return false }
    let label = list.prefix { $0.range.upperBound <= colon }
    return (1...4).contains(label.count)
        && label.allSatisfy {
            !$0.traits.isDisjoint(with: [.control, .filler, .request, .stamp]) || $0.isOne(of: SentenceWords.openings)
                || $0.isOne(of: SentenceWords.credits)
        }
}

/// Whether a text holds an address of the web or of mail.
private func holdsAddress(_ text: [UInt8]) -> Bool {
    text.contains(UInt8(ascii: "@"))
        || text.indices.dropLast(2).contains {
            text[$0] == UInt8(ascii: ":") && text[$0 + 1] == UInt8(ascii: "/") && text[$0 + 2] == UInt8(ascii: "/")
        }
}
