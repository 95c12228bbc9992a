/// What opens a story before its first sentence: 'BERLIN, March 5 (Reuters) -', 'Berlin:', 'KYIV, Ukraine (AP) —'.
package struct Dateline {
    /// The place, with its country or state after a comma if one is given.
    package let place: String
    /// The agency in brackets.
    package let agency: String?

    /// - Parameter text: the first paragraph.
    package init?(opening text: [UInt8]) {
        guard let mark = separator(in: text) else { return nil }
        var head = String(decoding: text[..<mark.start], as: UTF8.self)
        var agency: String?
        if let bracket = head.firstIndex(of: "(") {
            let inner = head[head.index(after: bracket)...].prefix { $0 != ")" }
            agency = inner.isEmpty ? nil : String(inner)
            head = String(head[..<bracket])
        }
        let parts = head.split(separator: ",").map { String($0).trimmingMarks }.filter { !$0.isEmpty }
        let places = parts.filter { part in !part.contains { $0.isNumber } && !part.isEmpty }
        guard let first = places.first, places.count <= 3 else { return nil }
        let bytes = Array(first.utf8)
        let list = words(of: bytes, in: 0..<bytes.count)
        let isCapital = !list.isEmpty && list.count <= 4 && list.allSatisfy { $0.isAllCaps || $0.isOne(of: placeLinks) }
        let isTitled =
            !list.isEmpty && list.count <= 3 && list.allSatisfy { $0.isCapitalized || $0.isOne(of: placeLinks) }
        // 'Bol, Chad – For': a long dash after a town and its country.
        let isTown = places.count == 2 && !mark.isColon && text[mark.start...].dropFirst().first == 0xE2
        let isSure = agency != nil || parts.count > places.count || mark.isColon || isTown
        guard isCapital || (isTitled && isSure), !list.contains(where: { $0.isOne(of: noPlaces) }) else { return nil }
        if mark.isColon, agency == nil, parts.count == 1, list.count > 2 { return nil }
        place = places.joined(separator: ", ")
        self.agency = agency
    }
}

/// The first colon, or dash between spaces, within the first 80 bytes, if a sentence begins after it.
private func separator(in text: [UInt8]) -> (start: Int, isColon: Bool)? {
    for index in 1..<max(2, min(80, text.count - 2)) where text.count > 6 {
        let rest = text[index...]
        let isDash = rest.starts(with: [0x20, 0xE2, 0x80, 0x94]) || rest.starts(with: [0x20, 0xE2, 0x80, 0x93])
        let isTight = rest.starts(with: [0xE2, 0x80, 0x94]) && text[index - 1] == UInt8(ascii: ")")
        if isDash || isTight { return (index, false) }
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

private let placeLinks = hashes("of the de la el al and")
private let noPlaces = hashes(
    """
    analysis update updated exclusive watch opinion q a note editor editors explainer live breaking video photos read
    correction review interview fact factbox timeline question answer comment summary by photo image warning key points
    """)

extension Masthead {
    /// Takes in a dateline that lies in pieces, one a line: 'Jakarta, Indonesia', 'CNN', '—'.
    package mutating func withoutSplitDateline(_ passages: [Passage]) -> [Passage] {
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
