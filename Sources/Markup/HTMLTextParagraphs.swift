import News

extension HTMLText {
    /// How long a paragraph has to be for its second time to be a mistake: shorter ones are refrains, answers, headings.
    private static let shortestRepeat = 60

    /// Takes a paragraph that stands twice once: pages tell it again in a box, feeds as summary and as text.
    ///
    /// - Parameter percent: how much of the text may go; a page that says more than that twice means to.
    /// - Returns: the paragraphs that were taken out.
    @discardableResult package mutating func dropRepeats(atMost percent: Int) -> [String] {
        var seen: Set<ArraySlice<UInt8>> = []
        var dropped: [String] = []
        var once = self
        once.keepParagraphs { paragraph in
            let isKept = paragraph.count < Self.shortestRepeat || seen.insert(paragraph).inserted
            if !isKept { dropped.append(String(decoding: paragraph, as: UTF8.self)) }
            return isKept
        }
        let size = dropped.reduce(0) { $0 + $1.utf8.count }
        guard size > 0, size * 100 <= text.utf8.count * percent else { return [] }
        self = once
        return dropped
    }

    /// Takes out the paragraphs that are not wanted, with the roles of what stands in them.
    ///
    /// - Parameter isKept: asked for each paragraph's text in order.
    package mutating func keepParagraphs(where isKept: (ArraySlice<UInt8>) -> Bool) {
        let bytes = Array(text.utf8)
        var kept: [UInt8] = []
        var moved: [Block] = []
        var rest = blocks[...]
        var start = 0
        while start < bytes.count {
            let end = paragraphEnd(in: bytes, from: start)
            let inside = rest.prefix { $0.range.upperBound <= end }
            rest = rest.dropFirst(inside.count)
            if isKept(bytes[start..<end]) {
                if !kept.isEmpty { kept += [0x0A, 0x0A] }
                let move = kept.count - start
                kept += bytes[start..<end]
                moved += inside.filter { $0.range.lowerBound >= start }.map {
                    Block(range: ($0.range.lowerBound + move)..<($0.range.upperBound + move), role: $0.role)
                }
            }
            start = end + 2
        }
        self = HTMLText(text: String(decoding: kept, as: UTF8.self), blocks: moved)
    }
}

/// The index of the blank line after `start`; the end where there is none.
private func paragraphEnd(in bytes: [UInt8], from start: Int) -> Int {
    (start..<max(start, bytes.count - 1)).first { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A } ?? bytes.count
}
