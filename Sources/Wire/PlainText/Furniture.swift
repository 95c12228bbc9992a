// What on a pasted page is no article: told by what the words of a line are for, how long it is and what it lacks,
// never by its exact wording. A sentence must ask its reader for something to be taken for furniture.

extension Passage {
    /// A button, a bar of links, a notice: a short line made of a page's own words.
    var isControl: Bool {
        guard !words.isEmpty else { return !text.contains { $0 > 0x40 } }
        if wordCount > 14 || hasQuote && wordCount > 4 { return isNotice }
        let known = count([.control, .filler, .duration, .stamp]) + words.count { $0.isNumber }
        let controls = count(.control)
        if controls > 0, known == words.count { return true }
        if controls > 0, wordCount <= 4, !endsSentence, opensAsControl, known * 2 >= words.count { return true }
        if isDurationOnly || isNavigation || isCounter { return true }
        return isLeadIn || isNotice || isCreditLine
    }

    /// '2 min read', '3 hours ago', '14:32 GMT'.
    private var isDurationOnly: Bool {
        guard wordCount <= 5, words.contains(where: { $0.isNumber || $0.range.count <= 4 }) else { return false }
        let isClock = words.count { $0.isNumber } >= 2 && text.contains(0x3A) && wordCount <= 4
        let rest = words.filter { !$0.isNumber && $0.traits.isDisjoint(with: [.duration, .stamp]) }
        if isClock { return rest.allSatisfy { $0.isOne(of: clockWords) } }
        return count(.duration) > 0 && words.contains { $0.isNumber } && rest.isEmpty
    }

    /// 'Home > World > Europe', 'News Sport Weather'.
    private var isNavigation: Bool {
        guard !endsSentence, !hasQuote else { return false }
        if wordCount == 1 { return count(.section) == 1 }
        return count([.section, .control]) + words.count { $0.isOne(of: linking) } == words.count
    }

    /// '1.2k shares', '35 comments'.
    private var isCounter: Bool {
        wordCount <= 4 && words.first?.isNumber == true && count(.control) > 0 && !endsSentence
    }

    /// 'Read more: A headline', 'RELATED | A headline', 'Tags: Berlin, Moscow': a page's words, then a colon or bar.
    private var isLeadIn: Bool {
        guard let colon = text.prefix(40).firstIndex(where: { $0 == 0x3A || $0 == 0x7C || $0 == 0x3E }) else {
            return false
        }
        let label = words.filter { $0.range.upperBound <= colon }
        guard (1...4).contains(label.count), label.count < words.count || colon == text.count - 1 else { return false }
        let isLabel = label.allSatisfy { !$0.traits.isDisjoint(with: [.control, .filler]) || $0.isOne(of: leading) }
        return isLabel && label.contains { $0.isOne(of: leading) }
    }

    /// A sentence or less that asks the reader for something or tells of the page itself.
    var isNotice: Bool {
        guard !words.isEmpty, wordCount <= 70 else { return false }
        if opensWithCopyright { return true }
        if hasQuote { return false }
        let promotions = Set(words.filter { $0.traits.contains(.promotion) }.map(\.hash)).count
        let addresses = count(.address)
        if wordCount <= 9, !endsSentence, promotions >= 2, promotions * 4 >= wordCount,
            first?.traits.isDisjoint(with: [.filler, .request]) == false
        {
            return true
        }
        guard addresses > 0 || first?.traits.contains(.request) == true else { return false }
        return promotions >= 3 && promotions * 8 >= wordCount
            || promotions >= 2 && promotions * 6 >= wordCount && first?.traits.contains(.request) == true
    }

    private var opensWithCopyright: Bool {
        if text.starts(with: [0xC2, 0xA9]) || text.starts(with: Array("(c) ".utf8)) { return true }
        guard first?.isOne(of: copyright) == true else {
            return wordCount <= 20 && holdsAll(of: rightsReserved)
        }
        return words.dropFirst().first?.isNumber == true || text.contains(0xC2) || wordCount <= 8
    }

    /// 'Photo: X', 'Image source, Getty Images', 'A square in Kyiv. (Photo by X/AFP)'.
    var isCreditLine: Bool {
        guard !words.isEmpty, wordCount <= 45, !hasQuote || wordCount <= 30 else { return false }
        let opens =
            words.prefix(2).contains { $0.isOne(of: picture) }
            && first?.isOne(of: picture.union(pictureOpening)) == true
        if opens, wordCount <= 40, !endsSentence || text.prefix(40).contains(0x3A) || text.prefix(24).contains(0x2C) {
            return wordCount <= 8 || text.prefix(30).contains(0x3A) || text.prefix(24).contains(0x2C)
        }
        if text.last == UInt8(ascii: ")") || text.last == UInt8(ascii: "]") {
            let tail = words.filter {
                $0.range.lowerBound >= (text.lastIndex(where: { $0 == 0x28 || $0 == 0x5B }) ?? text.count)
            }
            if tail.contains(where: { $0.isOne(of: picture) }) { return true }
        }
        let closing = words.suffix(3)
        let closesWithAgency = closing.contains { $0.isOne(of: pictureAgencies) } && text.contains(UInt8(ascii: "/"))
        return !endsSentence && wordCount <= 30
            && (closesWithAgency || holdsAll(of: gettyImages) || holdsAll(of: agencyPhoto))
    }

    private var opensAsControl: Bool {
        first.map { !$0.traits.isDisjoint(with: [.control, .request]) && !$0.isOne(of: platforms) } ?? false
    }

    /// A heading under which a page lists other things: 'Most popular', 'Related articles', "Editors' Picks".
    var opensRelated: Bool {
        guard (1...6).contains(wordCount), !words.isEmpty, !endsSentence else { return false }
        return isControl && words.contains { $0.isOne(of: relatedWords) }
    }

    /// A line that could be the headline of another story: no sentence, some words, none a page's own.
    var isHeadlineLike: Bool { !endsSentence && (3...28).contains(wordCount) && !isVerse && text.last != 0x3A }
}

private let leading = hashes(
    "read related watch listen also see more recommended tags tag topics topic filed follow video share advertisement editors explore dont miss"
)
private let platforms = hashes("facebook twitter instagram whatsapp telegram linkedin reddit youtube tiktok")
private let linking = hashes("and the of in to a all")
private let rightsReserved = hashes("all rights reserved")
private let gettyImages = hashes("getty images")
private let agencyPhoto = hashes("ap photo")
private let copyright = hashes("copyright")
private let clockWords = hashes("gmt utc est edt et bst cet cest am pm pt pst ist a p m uhr")
private let picture = hashes(
    "photo photos photograph photographer photography picture pictures image images credit getty caption file illustration courtesy screenshot shutterstock via"
)
private let pictureOpening = hashes("file handout ap reuters afp")
private let pictureAgencies = hashes(
    "reuters afp ap getty epa epaefe dpa tass shutterstock alamy anadolu images bloomberg")
private let relatedWords = hashes(
    "related popular recent recommended trending picks viewed latest top more read editors comments headlines most stories next newsletter newsletters sponsored like"
)
