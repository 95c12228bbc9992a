import News

extension HTMLText {
    /// How long a paragraph has to be for its second time to be a mistake: shorter ones are refrains, answers, headings.
    private static let shortestRepeat = 60

    /// Takes a paragraph that stands twice once: pages tell it again in a box, feeds as summary and as text.
    ///
    /// - Parameter percent: how much of the text may go; a page that says more than that twice means to.
    package mutating func dropRepeats(atMost percent: Int) {
        var seen: Set<Int> = []
        let bytes = Array(text.utf8)
        let paragraphs = paragraphRanges(of: bytes)
        var kept: [Range<Int>] = []
        var dropped = 0
        for range in paragraphs {
            let isSeen = range.count >= Self.shortestRepeat && !seen.insert(bytes[range].hashValue).inserted
            guard isSeen, kept.contains(where: { bytes[$0] == bytes[range] }) else {
                kept.append(range)
                continue
            }
            dropped += range.count
        }
        guard dropped > 0, dropped * 100 <= bytes.count * percent else { return }
        var result: [UInt8] = []
        var moved: [Block] = []
        for range in kept {
            if !result.isEmpty { result += [0x0A, 0x0A] }
            for block in blocks
            where range.contains(block.range.lowerBound) && block.range.upperBound <= range.upperBound {
                let start = result.count + block.range.lowerBound - range.lowerBound
                moved.append(Block(range: start..<(start + block.range.count), role: block.role))
            }
            result += bytes[range]
        }
        text = String(decoding: result, as: UTF8.self)
        blocks = moved
    }

    /// The text between blank lines, as byte ranges.
    private func paragraphRanges(of bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var index = 0
        while index + 1 < bytes.count {
            if bytes[index] == 0x0A, bytes[index + 1] == 0x0A {
                ranges.append(start..<index)
                index += 2
                start = index
            } else {
                index += 1
            }
        }
        ranges.append(start..<bytes.count)
        return ranges
    }
}
