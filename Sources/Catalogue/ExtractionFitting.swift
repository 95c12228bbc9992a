import Libraries
import News

extension Extraction {
    /// The extraction without what does not fit a text: ranges outside the text or within a character, mentions that lie
    /// over an earlier one, indices without an entity. The mentions are put in order. The result can be used without
    /// further checks.
    package func fitting(_ body: String) -> Extraction {
        let bytes = Array(body.utf8)
        func fits(_ range: Range<Int>) -> Bool { isFitting(range, bytes) }
        var result = Extraction(entities: entities)
        result.mentions = mentions.filter { fits($0.range) && entities.indices.contains($0.entity) }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        var end = 0
        result.mentions.removeAll { mention in
            if mention.range.lowerBound < end { return true }
            end = mention.range.upperBound
            return false
        }
        result.quotes = quotes.filter { fits($0.range) }.map { quote in
            let speaker = quote.speaker.flatMap { entities.indices.contains($0) ? $0 : nil }
            return Quote(range: quote.range, speaker: speaker)
        }
        for index in entities.indices { result.entities[index].roles.removeAll { !fits($0.range) } }
        return result
    }
}

extension Extraction {
    /// Whether it has the mentions and quotes of another.
    package func hasRanges(of other: Extraction) -> Bool { mentions == other.mentions && quotes == other.quotes }
}

extension [Block] {
    /// The blocks without those that do not fit a text: beyond its end, within a character, or over an earlier one.
    package func fitting(_ body: String) -> [Block] {
        if isEmpty { return self }
        let bytes = Array<UInt8>(body.utf8)
        var end = 0
        return sorted { $0.range.lowerBound < $1.range.lowerBound }.filter { block in
            guard isFitting(block.range, bytes), block.range.lowerBound >= end else { return false }
            end = block.range.upperBound
            return true
        }
    }
}

/// Whether a range lies within a text and between its characters.
private func isFitting(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    func isBoundary(_ offset: Int) -> Bool { offset == bytes.count || bytes[offset] & 0xC0 != 0x80 }
    return range.lowerBound >= 0 && range.upperBound <= bytes.count && isBoundary(range.lowerBound)
        && isBoundary(range.upperBound)
}
