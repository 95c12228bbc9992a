import Dates

// Pictures leave three things in a pasted page: a text for those who cannot see them, the caption, and the credit. The
// credit shows by its words. The other two look like headlines or sentences of the story; they show by the credit
// beside them.

extension Passage {
    /// 'Photo: X', 'Image source, Getty Images', 'A square in Kyiv. (Photo by X/AFP)', 'A dam. REUTERS/X'.
    package var isCreditLine: Bool {
        guard !words.isEmpty, wordCount <= 60, !hasQuote || wordCount <= 30 else { return false }
        return closesWithBracketedCredit || hasLabelledCredit
            || (opensWithPicture || closesWithOtherCredit) && !readsAsStory
    }

    /// Whether it ends in a credit that no sentence of a story has, however long it is.
    var isSurelyCaption: Bool {
        !words.isEmpty && !hasQuote && (closesWithBracketedCredit || hasLabelledCredit)
    }

    /// Whether it is only a credit; the caption comes before or after it.
    package var isBareCredit: Bool {
        guard isCreditLine, !endsSentence || wordCount <= 4 else { return false }
        return wordCount <= 8 && (words.allSatisfy { $0.isOne(of: creditWords) } || opensWithPicture)
    }

    private var opensWithPicture: Bool {
        guard wordCount <= 45, words.prefix(2).contains(where: { $0.isOne(of: picture) }),
            first?.isOne(of: picture.union(pictureOpening)) == true
        else { return false }
        let isMarked = text.prefix(30).contains(0x3A) || text.prefix(24).contains(0x2C)
        return isMarked || wordCount <= 8 && !endsSentence
    }

    /// 'A square in Kyiv. (Photo by X/AFP)', '(Dana Price for The Harbor Times)', '[File: X/AFP]'.
    private var closesWithBracketedCredit: Bool {
        guard text.last == UInt8(ascii: ")") || text.last == UInt8(ascii: "]"),
            let open = text.lastIndex(where: { $0 == 0x28 || $0 == 0x5B })
        else { return false }
        let tail = words.filter { $0.range.lowerBound >= open }
        if tail.contains(where: { $0.isOne(of: picture) }) { return true }
        if tail.contains(where: { $0.isOne(of: pictureAgencies) }), text[open...].contains(UInt8(ascii: "/")) {
            // '(kho/dpa)' closes a report: its writer's sign and the agency.
            return !closesReport
                || tail.contains { $0.isCapitalized && !$0.isAllCaps && !$0.isOne(of: slashedAgencies) }
        }
        // '(EFE)', '(ABC Goldfields: Kerry Palmer)'.
        if tail.count < wordCount, tail.allSatisfy({ $0.isOne(of: slashedAgencies) }), !tail.isEmpty {
            return !endsSentence
        }
        if tail.contains(where: { $0.traits.contains(.outlet) }), text[open...].contains(0x3A), tail.count <= 8,
            tail.allSatisfy({ $0.isCapitalized || $0.isAllCaps })
        {
            return true
        }
        guard (3...9).contains(tail.count), tail.count < wordCount,
            let link = tail.first(where: { $0.isOne(of: forWord) })
        else { return false }
        return tail.allSatisfy { $0.isCapitalized || $0.isOne(of: forWord) || $0.isOne(of: articleWords) }
            && tail.contains { $0.range.lowerBound > link.range.lowerBound && $0.traits.contains(.outlet) }
    }

    /// Whether a sentence ends before the brackets that close it.
    private var closesReport: Bool {
        text.lastIndex { $0 == 0x28 || $0 == 0x5B }.map { endsSentence && !Passages.endsSentence(Array(text[$0...])) }
            ?? false
    }

    /// 'REUTERS/X', 'YVES MORVAN/AFP', '© X, AFP'.
    private var closesWithOtherCredit: Bool {
        if wordCount <= 45, text.count > 60, text.suffix(60).contains(0xC2), holds([0xC2, 0xA9]) { return true }
        for (word, next) in zip(words, words.dropFirst()).suffix(14) where isSlashed(word, next) {
            let hasAgency = word.isOne(of: slashedAgencies) || next.isOne(of: slashedAgencies)
            if word.isCapitalized, next.isAllCaps, next.range.upperBound == text.count, wordCount >= 4 { return true }
            // A 'Reuters/Ipsos poll' within a sentence is no credit.
            let isInSentence = endsSentence && next.range.upperBound + 3 < text.count
            if hasAgency, !isInSentence, word.isCapitalized || word.isAllCaps, next.isCapitalized || next.isAllCaps {
                return true
            }
        }
        if endsSentence { return false }
        let closing = words.suffix(3)
        let closesWithAgency = closing.contains { $0.isOne(of: pictureAgencies) } && text.contains(UInt8(ascii: "/"))
        return wordCount <= 30 && (closesWithAgency || holdsAll(of: gettyImages) || holdsAll(of: agencyPhoto))
    }

    private func isSlashed(_ word: Word, _ next: Word) -> Bool {
        word.range.upperBound + 1 == next.range.lowerBound && text[word.range.upperBound] == UInt8(ascii: "/")
    }

    /// Whether its last words follow a label for pictures, and are names: 'Photograph: Tom Ashdown/Alamy', 'Credit...Anna
    /// Beck for The Times', 'photo by Anna Beck'.
    private var hasLabelledCredit: Bool {
        guard wordCount >= 3 else { return false }
        for (index, word) in words.enumerated().dropFirst(1).suffix(12) {
            let end = word.range.upperBound
            // The caption's last word may have run into the label: 'weeksImage: '.
            let isLabel = word.isOne(of: labelWords) || creditLabels.contains { text[word.range].ends(with: $0) }
            guard isLabel, end < text.count else { continue }
            // 'She had posted a photo: the quay' tells of one.
            let isOwn = word.isCapitalized || opensClause(word) || !word.isOne(of: labelWords)
            guard isOwn else { continue }
            let isMarked =
                text[end] == 0x3A || text[end...].starts(with: [0x2E, 0x2E, 0x2E])
                || text[end...].starts(with: [0xE2, 0x80, 0xA6])
            let isBy = index + 2 < words.count && words[index + 1].isOne(of: byWord) && words[index + 2].isCapitalized
            if isMarked && !tellsMore(after: index) || isBy && !endsSentence { return true }
        }
        return false
    }
}

extension Passage {
    /// Whether the words after a label are more than names: 'The picture: a bridge that never opens.'
    private func tellsMore(after index: Int) -> Bool {
        let rest = words[(index + 1)...]
        let isPlain =
            rest.first.map { !$0.isCapitalized && !$0.isNumber && !$0.isOne(of: SentenceWords.credits) } ?? false
        return endsSentence && (isPlain || tellsWithVerb(rest))
    }

    /// Whether a word stands after a sign that ends a clause.
    private func opensClause(_ word: Word) -> Bool {
        guard let before = text[..<word.range.lowerBound].last(where: { $0 > 0x20 }) else { return true }
        return before < 0x80 && !(0x30...0x39).contains(before) && !(0x61...0x7A).contains(before | 0x20)
    }
}

extension [UInt8] {
    fileprivate static func label(_ text: String) -> [UInt8] { Array(text.utf8) }
}

extension BidirectionalCollection<UInt8> {
    /// Whether the last bytes are these and others come before them.
    func ends(with tail: [UInt8]) -> Bool { count > tail.count && suffix(tail.count).elementsEqual(tail) }
}

/// Takes out what stands beside a credit and belongs to it.
///
/// - Parameter isTop: whether these are the lines above the story. There, a line before a caption that is not a
///   sentence is the picture's text; within the story it may be a subheading.
package func withoutCaptions(_ passages: [Passage], isTop: Bool = false, log: inout RemovalLog) -> [Passage] {
    let (first, rest) = (Array(passages.prefix(longestPage)), passages.dropFirst(longestPage))
    let isKept = first.indices.map { isStory(first, $0, isTop: isTop) }
    for (passage, isKept) in zip(first, isKept) where !isKept { log.note(passage, .caption) }
    return zip(first, isKept).filter(\.1).map(\.0) + rest
}

/// Whether a passage belongs to the story, and not to a credit beside it.
private func isStory(_ passages: [Passage], _ index: Int, isTop: Bool) -> Bool {
    let passage = passages[index]
    if passage.isVerse || passage.wordCount > 25 || passage.opensByline { return true }
    if isTop, !dateStamps(in: passage.text).isEmpty { return true }
    if isTop, index > 0, index + 1 < passages.count, !passages[index].isControl,
        passage.wordCount <= 16,
        passages[(index + 1)...].first(where: { !$0.isControl || $0.isCreditLine })?.isCreditLine == true,
        passages[..<index].contains(where: {
            $0.wordCount >= 8 && !$0.isControl && !$0.isCreditLine || $0.opensByline
                || !dateStamps(in: $0.text).isEmpty
        })
    {
        // After a standfirst or a date, even a sentence belongs to the picture.
        return false
    }
    if passage.endsSentence || passage.hasQuote && !isTop { return true }
    if index > 0, passages[index - 1].isBareCredit, (4...25).contains(passage.wordCount) { return false }
    guard index + 1 < passages.count, passages[index + 1].isCreditLine else { return true }
    if passages[index + 1].isBareCredit, !isTop { return true }
    return passage.wordCount < (isTop ? 4 : 6)
}

private let creditLabels: [[UInt8]] = ["Image", "Foto", "Photo", "Photograph", "Credit", "Bild"].map { .label($0) }
private let byWord = hashes("by von par")
private let forWord = hashes("for")
private let articleWords = hashes("the and")
private let gettyImages = hashes("getty images")
private let agencyPhoto = hashes("ap photo")
private let labelWords = hashes("photo photos photograph image credit picture foto bild photographe crédit handout")
private let creditWords = hashes(
    "getty images image source reuters afp ap epa pa media caption photo alamy shutterstock handout anadolu bbc file")
private let picture = hashes(
    """
    photo photos photograph photographer photography picture pictures image images credit getty caption file
    illustration courtesy screenshot shutterstock via foto fotos bild
    """)
private let pictureOpening = hashes("file handout ap reuters afp")
private let slashedAgencies = hashes(
    "reuters afp getty epa epaefe efe npr dpa tass shutterstock alamy anadolu afpgetty pa ap bloomberg")
private let pictureAgencies = slashedAgencies.union(hashes("images"))
