import Dates
import News

/// What the lines around an article say about it.
package struct Masthead {
    /// Who wrote it, without "By".
    package var byline: String?
    /// The outlet.
    package var source: String?
    /// Where the story was written, if the page says so outside the text.
    package var dateline: String?
    /// When it was published first, and last changed.
    package var published, updated: Moment?
    /// The address of the story.
    package var url: String?

    /// Nothing known yet.
    package init() {}

    /// Takes in a line that tells who wrote the story, when or where; returns false if the line is something else.
    package mutating func take(_ passage: Passage) -> Bool {
        if passage.isAddress {
            url = url ?? passage.string
            return true
        }
        guard passage.wordCount <= 24, !passage.words.isEmpty, !passage.hasQuote else { return false }
        let stamps = dateStamps(in: passage.text)
        if !stamps.isEmpty { return take(passage, stamps) }
        let text = withoutMark(passage)
        if let name = named(passage, after: bylineOpening, text) ?? storyBy(passage) {
            take(author: name)
            return true
        }
        if passage.wordCount <= 8, let name = named(passage, after: sourceOpening, text), passage.text.contains(0x3A) {
            source = source ?? name
            return true
        }
        if let name = agencyAlone(passage, text) {
            source = source ?? name
            return true
        }
        return false
    }

    /// The agency that a line names by itself: 'Reuters', '/ritzau/', '(APA)', 'NTB'.
    ///
    /// - Parameter text: what the line says, without a list's mark.
    private func agencyAlone(_ passage: Passage, _ text: String) -> String? {
        guard passage.wordCount <= 3, !passage.endsSentence, let first = passage.text.first,
            let last = passage.text.last
        else { return nil }
        if passage.words.allSatisfy({ $0.isOne(of: agencies) }) { return text }
        // Other agencies' names are words too: 'Trend', 'Idea'.
        let isMarked = [[0x2F, 0x2F], [0x28, 0x29], [0x5B, 0x5D]].contains([first, last])
        guard isMarked || passage.words.allSatisfy(\.isAllCaps) else { return nil }
        let name = (isMarked ? String(passage.string.dropFirst().dropLast()) : passage.string).trimmingSpaces
        return isKnownAgency(name) ? name : nil
    }

    /// Takes in a line with dates, if everything else on it is labels, names and times.
    private mutating func take(_ passage: Passage, _ stamps: [DateStamp]) -> Bool {
        var rest: [ArraySlice<UInt8>] = []
        var position = 0
        for stamp in stamps {
            rest.append(passage.text[position..<max(position, stamp.range.lowerBound)])
            position = stamp.range.upperBound
        }
        rest.append(passage.text[position...])
        let names = rest.flatMap { pieces(of: $0) }
        guard names.allSatisfy({ isLabel($0) || isName(withoutLabels($0)) }), names.count(where: { !isLabel($0) }) <= 2
        else {
            return false
        }
        for (stamp, before) in zip(stamps, rest) {
            take(stamp.moment, label: words(of: Array(before), in: 0..<before.count))
        }
        for name in names where !isLabel(name) { take(credit: name) }
        return true
    }

    private mutating func take(_ moment: Moment, label: [Word]) {
        let isUpdate = label.contains { $0.isOne(of: updateWords) }
        if isUpdate {
            updated = updated ?? moment
        } else if published == nil {
            published = moment
        } else if let published, moment > published {
            updated = updated ?? moment
        }
    }

    /// Takes in a name, perhaps with an outlet after a comma: 'Jane Smith, Associated Press'.
    private mutating func take(author name: String) {
        let parts = name.split(separator: ",", maxSplits: 1).map { String($0).trimmingMarks }
        let tail = Array((parts.count == 2 ? parts[1] : "").utf8)
        let isOutlet = words(of: tail, in: 0..<tail.count).contains { $0.traits.contains(.outlet) }
        byline = byline ?? (isOutlet ? parts[0] : withoutPost(name))
        if isOutlet { source = source ?? parts[1] }
    }

    private mutating func take(credit text: String) {
        let bytes = Array(text.utf8)
        var list = words(of: bytes, in: 0..<bytes.count)[...]
        // 'Submitted by Maria Ivanova on Tue', 'Published in Dawn Chronicle'.
        let opensByline = list.prefix(3).last { $0.isOne(of: bylineOpening) } != nil
        while let first = list.first,
            first.isOne(of: bylineOpening) || first.isLabel && (opensByline || list.count > 2) && !opensOutlet(list)
                || first.isOne(of: inWord) && list.startIndex > 0
        {
            list.removeFirst()
        }
        while let last = list.last, last.isLabel { list.removeLast() }
        guard let first = list.first, let last = list.last else { return }
        let name = String(decoding: bytes[first.range.lowerBound..<last.range.upperBound], as: UTF8.self).trimmingMarks
        if name.isEmpty { return }
        if !opensByline, list.contains(where: { $0.traits.contains(.outlet) || $0.isOne(of: agencies) }) {
            source = source ?? name
        } else if opensByline || byline == nil, list.count >= 2 || opensByline {
            byline = byline ?? name
        } else if list.count > 1 || list.allSatisfy({ $0.isAllCaps }) {
            source = source ?? name
        }
    }

    /// Takes in a name without "By" beside a line with a date: an outlet's, or a person's, perhaps with a post or a
    /// place.
    package mutating func takeName(_ passage: Passage) -> Bool {
        if let name = personName(opening: passage) {
            guard byline == nil else { return false }
            byline = name
            return true
        }
        guard (1...4).contains(passage.wordCount), !passage.endsSentence, isName(passage.string), !passage.isListItem,
            passage.words.allSatisfy({
                $0.traits.isDisjoint(with: [.section, .control]) || $0.traits.contains(.outlet)
            })
        else { return false }
        if passage.count(.outlet) > 0 {
            source = source ?? passage.string
        } else if passage.wordCount >= 2 {
            byline = byline ?? passage.string
        } else {
            return false
        }
        return true
    }

    /// The name in 'Story by Petra Holm', 'Text: Petra Holm'.
    private func storyBy(_ passage: Passage) -> String? {
        guard passage.wordCount <= 8, !passage.endsSentence, passage.first?.isOne(of: storyWords) == true else {
            return nil
        }
        let name = withoutBy(passage.string)
        return name != passage.string.trimmingMarks && isName(name) ? name : nil
    }

    private func named(_ passage: Passage, after opening: Set<UInt64>, _ text: String) -> String? {
        guard let first = passage.first, first.isOne(of: opening), passage.wordCount >= 2, passage.wordCount <= 14,
            passage.words[1].isCapitalized || passage.words[1].isAllCaps || first.isOne(of: hashes("source author"))
                || passage.words[1].isOne(of: hashes("by"))
        else { return nil }
        if passage.endsSentence, passage.wordCount > 5 { return nil }
        var start = first.range.upperBound
        if passage.words[1].isOne(of: hashes("by")) { start = passage.words[1].range.upperBound }
        let tail = passage.text[start...]
        var name = (pieces(of: tail).first ?? "").trimmingMarks
        // In 'By: Maria Ivanova Follow', the last word is a button. In 'By Maria Ivanova with AP', an agency helped.
        if let with = name.firstRange(of: " with "), isAgencies(name[with.upperBound...]) {
            name = String(name[..<with.lowerBound])
        }
        let bytes = Array(name.utf8)
        let list = words(of: bytes, in: 0..<bytes.count)
        if list.count >= 2, let last = list.last, last.isOne(of: followWord) {
            name = String(decoding: bytes[..<last.range.lowerBound], as: UTF8.self).trimmingMarks
        }
        return name.isEmpty ? nil : name
    }
}

/// Whether words are the name of an outlet with its article: 'The Harbour Herald'.
private func opensOutlet(_ list: ArraySlice<Word>) -> Bool {
    list.first?.isOne(of: article) == true && list.allSatisfy { $0.isCapitalized }
        && list.dropFirst().contains { $0.traits.contains(.outlet) }
}

/// The parts of a line between bars, bullets, brackets and spaced dashes.
private func pieces(of text: ArraySlice<UInt8>) -> [String] {
    let plain = String(decoding: text, as: UTF8.self)
    return plain.split(whereSeparator: { "|·•—–▪‧∙/;()[]".contains($0) }).flatMap { $0.split(separator: " - ") }
        .map { String($0).trimmingMarks }.filter { !$0.isEmpty }
}

private func isLabel(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return words(of: bytes, in: 0..<bytes.count).allSatisfy { word in
        word.isLabel || word.isNumber || !word.traits.isDisjoint(with: [.duration, .filler, .control])
    }
}

/// A name without following words of a date line, as in 'Maria Ivanova on Tue'.
private func withoutLabels(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let list = words(of: bytes, in: 0..<bytes.count)
    let kept = list.lastIndex { !$0.isLabel } ?? -1
    return kept < 0 ? text : String(decoding: bytes[..<list[kept].range.upperBound], as: UTF8.self)
}

extension Word {
    /// Whether it belongs to a line with a date: 'published', 'on', 'Tue'.
    fileprivate var isLabel: Bool { traits.contains(.stamp) || isOne(of: dayNames) }
}

/// Whether a text is a few words, all capitalised except for small links between them.
package func isName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let list = words(of: bytes, in: 0..<bytes.count)
    return (1...8).contains(list.count) && list.allSatisfy { $0.isCapitalized || $0.isOne(of: nameLinks) }
        && list.contains { $0.isCapitalized }
}

private func isAgencies(_ text: Substring) -> Bool {
    let bytes = Array(text.utf8)
    let list = words(of: bytes, in: 0..<bytes.count)
    return !list.isEmpty && list.allSatisfy { $0.isOne(of: agencies) || $0.isOne(of: nameLinks) }
}

private func withoutMark(_ passage: Passage) -> String {
    String(decoding: passage.text.dropFirst(listMarkLength(passage.text)), as: UTF8.self).trimmingMarks
}

extension Passage {
    /// Whether it is an address of the web and nothing else.
    package var isAddress: Bool {
        (text.starts(with: "https://".utf8) || text.starts(with: "http://".utf8)) && !text.contains(0x20)
            && text.count < 2048
    }
}

extension String {
    /// The text without white space, colons, commas, dashes and the like at its ends.
    package var trimmingMarks: String {
        let marks: Set<Character> = [" ", "\t", "(", ")", ":", ",", "-", "–", "—", "|", "·", "•", "\u{A0}", "*", "_"]
        let start = firstIndex { !marks.contains($0) } ?? endIndex
        let tail = self[start...]
        let end = tail.lastIndex { !marks.contains($0) }.map { tail.index(after: $0) } ?? start
        return String(tail[..<end])
    }
}

private let article = hashes("the")
private let inWord = hashes("in")
private let followWord = hashes("follow")
/// The words that open a byline.
package let bylineOpening = hashes(
    "by byline author authors writer written reported von por par di door av af tekst words")
private let sourceOpening = hashes("source publisher outlet")
private let updateWords = hashes("updated update modified edited changed aktualisiert jour")
private let dayNames = hashes(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun")
private let nameLinks = hashes("by and in of the de la van von der den di da bin al el for with at to")
let agencies = hashes(
    "reuters afp ap dpa tass bloomberg upi xinhua interfax ria novosti agencies apa epd kna ansa efe pti ani anadolu")
