import News

/// What opens a story before its first sentence: 'BERLIN, March 5 (Reuters) -', 'Berlin:', 'KYIV, Ukraine (AP) —'.
package struct Dateline {
    /// The place, with its country or state after a comma if one is given; nil if the opening names only an agency.
    package let place: String?
    /// The agency in brackets.
    package let agency: String?
    /// The day of the report, where the opening gives it with its year.
    package let day: Moment?
    /// The month, 1 to 12, and the day of the report, where the opening gives them without a year.
    package let yearlessDay: (month: Int, day: Int)?
    /// Where the text itself begins: a UTF-8 byte offset.
    package let end: Int

    /// - Parameter text: the first paragraph.
    package init?(opening text: [UInt8]) {
        if let opening = AgencyOpening(of: text) {
            place = opening.places.isEmpty ? nil : opening.places.joined(separator: ", ")
            (agency, day, yearlessDay, end) = (opening.agency, opening.day, opening.yearlessDay, opening.end)
            return
        }
        guard let mark = separator(in: text), var head = DatelineHead(text[..<mark.start]),
            let first = head.places.first
        else { return nil }
        let bytes = Array(first.utf8)
        let list = words(of: bytes, in: 0..<bytes.count)
        let isCapital = list.count <= 4 && list.allSatisfy { $0.isAllCaps || $0.isOne(of: placeLinks) }
        // 'Bol, Chad – For': a long dash after a town and its country.
        let isTown = head.places.count == 2 && !mark.isColon && text[mark.start...].dropFirst().first == 0xE2
        let isSure = head.isDated || mark.isColon || isTown
        guard isCapital || (list.count <= 3 && isSure) else { return nil }
        if mark.isColon, head.places.count == 1, !head.isDated, list.count > 2 { return nil }
        let start = text[mark.start...].firstIndex { byte in
            (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0xC3 && byte != 0xE2
        }
        // 'МОСКВА, 5 мар - РИА Новости. Шлюз': the agency after the dash, and a full stop.
        let behind = start.flatMap { closedAgency(in: text, from: $0) }
        agency = head.takeAgency() ?? behind?.name
        place = head.places.joined(separator: ", ")
        (day, yearlessDay) = (head.day, head.yearlessDay)
        end =
            behind?.end ?? text[mark.start...].firstIndex { $0 >= 0x30 && $0 < 0x80 && $0 != 0x3A && $0 != 0x5F }
            ?? mark.start
    }
}

/// An agency's name that a full stop ends, and where the text begins after it.
private func closedAgency(in text: [UInt8], from start: Int) -> (name: String, end: Int)? {
    guard let stop = text[start...].prefix(50).firstIndex(of: 0x2E),
        // The correspondent may stand beside the agency.
        case let parts = String(decoding: text[start..<stop], as: UTF8.self).split(separator: ",", maxSplits: 1),
        let name = parts.first.map(String.init), isKnownAgency(name),
        parts.count == 1 || isName(String(parts[1]).trimmingSpaces),
        let end = text[(stop + 1)...].firstIndex(where: { $0 > 0x20 })
    else { return nil }
    return (name, end)
}

/// The first colon, or dash between spaces, within the first 80 bytes, if a sentence begins after it.
private func separator(in text: [UInt8]) -> (start: Int, isColon: Bool)? {
    for index in 1..<max(2, min(80, text.count - 2)) where text.count > 6 {
        let rest = text[index...]
        let isDash = rest.starts(with: [0x20, 0xE2, 0x80, 0x94]) || rest.starts(with: [0x20, 0xE2, 0x80, 0x93])
        // 'LYNMOUTH—The': capitals and a dash without spaces.
        let isTight = rest.starts(with: [0xE2, 0x80, 0x94]) && (0x41...0x5A).contains(text[index - 1])
        if isDash || isTight || rest.starts(with: [0x20, 0x5F, 0x20]) { return (index, false) }
        if rest.starts(with: [0x20, 0x2D, 0x20]) || rest.starts(with: [0x20, 0x2D, 0x2D]) { return (index, false) }
        if text[index] == 0x3A { return text[index + 1] == 0x20 && index <= 40 ? (index, true) : nil }
        if text[index] == 0x2E, text[index + 1] == 0x20, index > 3 {
            // 'ELK FALLS, Colo. —': an abbreviated state does not end a sentence.
            let next = text[(index + 2)...].first
            guard next == 0xE2 || next == 0x2D || next == UInt8(ascii: "(") else { return nil }
        }
    }
    return nil
}

/// Passages in which a dateline on a line of its own, 'LEITH, Scotland —', stands before its text.
private func withDatelinesJoined(_ passages: [Passage]) -> [Passage] {
    guard let index = passages.indices.dropLast().prefix(12).first(where: { opensDateline(passages, at: $0) }) else {
        return passages
    }
    let (line, text) = (passages[index], passages[index + 1])
    let whole = Passage(
        text: line.text + [0x20] + text.text, followsBlank: line.followsBlank, line: line.line, isRead: true)
    return Array(passages[..<index]) + [whole] + passages[(index + 2)...]
}

private func opensDateline(_ passages: [Passage], at index: Int) -> Bool {
    let (line, text) = (passages[index], passages[index + 1])
    guard line.wordCount <= 8, text.isProse, !line.isVerse,
        [[0xE2, 0x80, 0x94], [0xE2, 0x80, 0x93], [0x20, 0x2D], [0x2D, 0x2D]].contains(where: {
            line.text.ends(with: $0)
        })
    else { return false }
    return Dateline(opening: line.text + [0x20] + text.text.prefix(200)).map { $0.end > line.text.count } ?? false
}

extension Masthead {
    /// Takes in a dateline that lies in pieces, one a line: 'Jakarta, Indonesia', 'CNN', '—'.
    package mutating func withoutSplitDateline(_ passages: [Passage]) -> [Passage] {
        let passages = withDatelinesJoined(passages)
        guard
            let dash = passages.indices.dropFirst().dropLast().prefix(60).first(where: { index in
                let text = passages[index].text
                return text == [0xE2, 0x80, 0x94] || text == [0xE2, 0x80, 0x93] || text == [0x2D]
            }), passages[dash + 1].isProse
        else { return passages }
        var start = dash
        if passages[start - 1].isOutletName, passages[start - 1].count(.outlet) > 0 {
            source = source ?? passages[start - 1].string
            start -= 1
        }
        guard start > 0, passages[start - 1].wordCount <= 5, !passages[start - 1].endsSentence,
            isName(passages[start - 1].string)
        else { return passages }
        dateline = passages[start - 1].string
        return Array(passages[..<(start - 1)] + passages[(dash + 1)...])
    }
}
