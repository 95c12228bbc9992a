import Dates
import News
import Passages

// Which line above a story is its headline. A page has bars of links, boxes and pictures above it, and a standfirst,
// the writer and the date below it. So the headline is the line that could be one and stands nearest above those, with
// no bar of links in between.

/// The index of the headline among the lines before the story's text; nil if there is none.
///
/// - Parameter masthead: what is known so far; a copy of it tells which lines give the writer or the date.
func headlineIndex(in passages: [Passage], before opening: Int, masthead: Masthead) -> Int? {
    let lines = passages[..<opening]
    let stamps = lines.indices.filter { isStamp(lines[$0], masthead) }
    let candidates = lines.indices.filter { couldBeHeadline(lines[$0]) && !stamps.contains($0) }
    let long = candidates.filter { lines[$0].wordCount >= 4 }
    if long.isEmpty {
        // A headline of one or two words: the longest line.
        return candidates.max { (lines[$0].wordCount, $1) < (lines[$1].wordCount, $0) }
    }
    let scores = long.map { score($0, lines, stamps: stamps, candidates: long) }
    return zip(long, scores).max { ($0.1, -$0.0) < ($1.1, -$1.0) }?.0
}

private func isStamp(_ passage: Passage, _ masthead: Masthead) -> Bool {
    if passage.isDayOnly || passage.isAge { return true }
    var scratch = masthead
    guard passage.wordCount < 5 || passage.opensByline || !dateStamps(in: passage.text).isEmpty else { return false }
    return scratch.take(passage)
}

private func couldBeHeadline(_ passage: Passage) -> Bool {
    !passage.isVerse && !passage.isControl && !passage.isNotice && !passage.isCreditLine && !passage.isNumberOnly
        && !passage.isAddress && passage.wordCount <= 40 && passage.text.last != 0x3A && !isDeskSubtitle(passage)
}

/// Whether an agency's desk calls a line the subtitle: 'Utl.: Schaden von zwei Millionen Euro ='.
private func isDeskSubtitle(_ passage: Passage) -> Bool {
    passage.text.prefix(16).contains(0x3A)
        && ["utl", "untertitel", "unterzeile", "subhead", "sottotitolo", "sous titre"].contains(
            folded(passage.string.prefix { $0 != ":" }))
}

private func score(_ index: Int, _ lines: ArraySlice<Passage>, stamps: [Int], candidates: [Int]) -> Int {
    let passage = lines[index]
    var score = (5...20).contains(passage.wordCount) ? 3 : passage.wordCount == 4 ? 2 : 1
    if passage.endsSentence, passage.text.last != 0x3F { score -= 1 }
    if passage.isListItem { score -= 2 }
    // A picture's text comes before its caption.
    if index + 1 < lines.endIndex, lines[index + 1].isCreditLine {
        score -= candidates.contains { $0 > index } ? 2 : 1
    }
    if index > lines.startIndex, lines[index - 1].isBareCredit { score -= 1 }
    // A standfirst follows the headline and says more.
    let next = lines[(index + 1)...].first { !$0.isControl && !$0.isNumberOnly }
    if let next, next.wordCount >= 8, next.endsSentence || next.wordCount >= 10 { score += 1 }
    if candidates.contains(index - 1), lines[index - 1].wordCount >= 5 { score -= 1 }
    // It is given twice: alone, and in the window's title.
    if lines.indices.contains(where: { $0 != index && lines[$0].text.starts(with: passage.text) }) { score += 2 }
    let anchor = stamps.first { $0 > index }
    if let anchor {
        let between = candidates.count { $0 > index && $0 < anchor }
        score += between <= 2 ? 2 : between <= 4 ? 1 : 0
    } else if !stamps.isEmpty {
        score -= 1
    }
    // A bar of links separates the page's head from the story.
    let links = lines[(index + 1)..<(anchor ?? lines.endIndex)].count { $0.wordCount <= 3 && !$0.endsSentence }
    if links >= 5 { score -= 3 }
    return score
}
