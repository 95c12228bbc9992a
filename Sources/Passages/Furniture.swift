import Dates

// What on a pasted page is not the article. It shows by what the words of a line are for, by the line's length, and by
// what the line lacks. A sentence counts as furniture only if it asks its reader for something.

extension Passage {
    /// Whether it is a button, a bar of links or a notice: a short line made of a page's own words.
    package var isControl: Bool {
        guard !words.isEmpty else { return text.count <= 12 }
        if readsAsStory { return false }
        if isPagePhrase { return true }
        if wordCount > 14 || hasQuote && wordCount > 4 { return isNotice }
        let known = words.count { $0.isNumber || !$0.traits.isDisjoint(with: [.control, .filler, .duration, .stamp]) }
        let controls = count(.control)
        if controls > 0, known == words.count { return true }
        if controls > 0, wordCount <= 4, !endsSentence, opensAsControl,
            (known + words.count { $0.traits.contains(.section) && !$0.traits.contains(.control) }) * 2 >= words.count
        {
            return true
        }
        if isDurationOnly || isDayOnly || isNavigation || isCounter || isButton { return true }
        return isLeadIn || isNotice || isCreditLine || opensTab
    }

    /// 'Log in', 'X', 'Updated:', 'list 2 of 3': words that say nothing by themselves.
    private var isButton: Bool {
        guard wordCount <= 5, !endsSentence, !words.isEmpty else { return false }
        if wordCount <= 2, words.allSatisfy({ $0.traits.contains(.filler) || $0.isOne(of: buttonWords) }) {
            return words.contains { $0.isOne(of: buttonWords) }
        }
        if wordCount <= 3, count(.stamp) == wordCount,
            text.last == 0x3A || words.contains(where: { $0.isOne(of: stampWords) })
        {
            return true
        }
        if holdsMailAddress, wordCount <= 4 { return true }
        return wordCount >= 3 && words.contains { $0.isOne(of: listWords) }
            && words.allSatisfy { $0.isNumber || $0.isOne(of: listWords) || $0.traits.contains(.filler) }
    }

    /// Whether it tells readers who cannot see the page that a link opens elsewhere.
    private var opensTab: Bool {
        wordCount <= 16 && words.suffix(6).contains { $0.isOne(of: tabWords) }
            && words.suffix(6).contains { $0.isOne(of: opensWords) }
    }

    /// Whether it is only a number: of comments, or in a list.
    package var isNumberOnly: Bool {
        text.count <= 6 && !words.isEmpty && wordCount <= 2 && words.allSatisfy(\.isNumber)
    }

    /// '2 min read', '3 hours ago', '14:32 GMT'.
    private var isDurationOnly: Bool {
        guard wordCount <= 5, words.contains(where: { $0.isNumber || $0.range.count <= 4 }) else { return false }
        let isClock = words.count { $0.isNumber } >= 2 && text.contains(0x3A) && wordCount <= 4
        let rest = words.filter { !$0.isNumber && $0.traits.isDisjoint(with: [.duration, .stamp]) }
        if isClock { return rest.allSatisfy { $0.isOne(of: clockWords) } }
        return count(.duration) > 0 && words.contains { $0.isNumber } && rest.isEmpty
    }

    /// '3 hours ago'.
    package var isAge: Bool { isDurationOnly && words.contains { $0.isOne(of: agoWord) } }

    /// 'Today at 07:12', 'Tue 5 Mar', '12 January': a day without a year, which says nothing later.
    package var isDayOnly: Bool {
        guard (1...7).contains(wordCount), !endsSentence, words.contains(where: { $0.isOne(of: dayWords) }),
            words.contains(where: \.isNumber), dateStamps(in: text).isEmpty
        else { return false }
        return words.allSatisfy {
            $0.isNumber || $0.isOne(of: dayWords) || $0.isOne(of: clockWords) || $0.traits.contains(.stamp)
        }
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

    /// 'Read more: A headline', 'RELATED | A headline', 'Tags: Berlin, Moscow': a page's words, then a colon or a bar.
    private var isLeadIn: Bool {
        guard let colon = text.prefix(40).firstIndex(where: { $0 == 0x3A || $0 == 0x7C || $0 == 0x3E }) else {
            return false
        }
        let label = words.filter { $0.range.upperBound <= colon }
        guard (1...4).contains(label.count), label.count < words.count || colon == text.count - 1 else { return false }
        let isLabel = label.allSatisfy { !$0.traits.isDisjoint(with: [.control, .filler]) || $0.isOne(of: leading) }
        return isLabel && label.contains { $0.isOne(of: leading) }
    }

    /// Whether it asks the reader for something or is about the page itself, in a sentence or less.
    package var isNotice: Bool {
        guard !words.isEmpty, wordCount <= 70, !readsAsStory else { return false }
        if opensWithCopyright { return true }
        if hasQuote { return false }
        if asksForAnAnswer { return true }
        let promotions = Set(words.filter { $0.traits.contains(.promotion) }.map(\.hash)).count
        let addresses = count(.address)
        if wordCount <= 9, !endsSentence, promotions >= 2, promotions * 4 >= wordCount,
            first?.traits.isDisjoint(with: [.filler, .request]) == false
        {
            return true
        }
        if wordCount <= 24, promotions >= 3, holdsAll(of: newsletterWords) { return true }
        guard addresses > 0 || first?.traits.contains(.request) == true else { return false }
        return promotions >= 3 && promotions * 8 >= wordCount
            || promotions >= 2 && promotions * 6 >= wordCount && first?.traits.contains(.request) == true
    }

    private var opensWithCopyright: Bool {
        if text.starts(with: [0xC2, 0xA9]) || text.starts(with: Array("(c) ".utf8)) { return true }
        guard first?.isOne(of: copyright) == true else {
            return wordCount <= 20 && holdsAll(of: rightsReserved)
        }
        guard let next = words.dropFirst().first, !next.isNumber, !text.contains(0xC2) else { return true }
        // 'Copyright law protects the tune' tells of the law.
        return wordCount <= 8 && (next.isCapitalized || next.isOne(of: SentenceWords.credits))
    }

    /// 'Do you have a story? Email desk@paper.org', 'Follow our coverage at https://...'.
    private var asksForAnAnswer: Bool {
        guard wordCount <= 30 else { return false }
        if first?.traits.contains(.request) == true, wordCount <= 16, holds(Array("://".utf8)) { return true }
        return count(.address) > 0 && holdsMailAddress && words.contains { $0.isOne(of: mailWords) }
    }

    private var holdsMailAddress: Bool {
        words.indices.dropLast(2).contains { index in
            let (name, host) = (words[index], words[index + 1])
            return text[name.range.upperBound] == 0x40 && name.range.upperBound + 1 == host.range.lowerBound
                && host.range.upperBound < text.count && text[host.range.upperBound] == 0x2E
        }
    }

    private var opensAsControl: Bool {
        first.map { !$0.traits.isDisjoint(with: [.control, .request]) && !$0.isOne(of: platforms) } ?? false
    }

    /// Whether a page lists other things under this heading: 'Most popular', 'Related articles', "Editors' Picks".
    var opensRelated: Bool {
        guard (1...6).contains(wordCount), !words.isEmpty, !endsSentence else { return false }
        return announcesLinks || isControl && words.contains { $0.isOne(of: relatedWords) }
    }

    /// Whether it could be the headline of another story: several words, not a sentence.
    var isHeadlineLike: Bool { !endsSentence && (3...28).contains(wordCount) && !isVerse && text.last != 0x3A }
}

private let leading = hashes(
    "read related watch listen also see more recommended tags tag topics topic filed follow video share advertisement editors explore dont miss"
)
private let mailWords = hashes("email mail contact write reach send tip tips know")
private let stampWords = hashes("published updated posted modified issued aktualisiert publié publicado")
private let newsletterWords = hashes("this newsletter")
private let buttonWords = hashes("log sign x join via tap add menu")
private let listWords = hashes("list items item")
private let tabWords = hashes("tab window")
private let opensWords = hashes("opens open")
private let platforms = hashes("facebook twitter instagram whatsapp telegram linkedin reddit youtube tiktok")
private let linking = hashes("and the of in to a all")
private let rightsReserved = hashes("all rights reserved")
private let copyright = hashes("copyright")
private let agoWord = hashes("ago")
private let dayWords = hashes(
    """
    today yesterday monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec heute gestern
    """)
private let clockWords = hashes("gmt utc est edt et bst cet cest am pm pt pst ist a p m uhr")
private let relatedWords = hashes(
    "related popular recent recommended trending picks viewed latest top more read editors comments headlines most stories next newsletter newsletters sponsored like"
)
