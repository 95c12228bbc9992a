import News

extension Extraction {
    /// The extraction without what does not fit a text: ranges outside the text or within a character, indices without an
    /// entity. The mentions are put in order. The result can be used without further checks.
    func fitting(_ body: String) -> Extraction {
        let bytes = Array(body.utf8)
        func fits(_ range: Range<Int>) -> Bool {
            range.lowerBound >= 0 && range.upperBound <= bytes.count && isBoundary(range.lowerBound)
                && isBoundary(range.upperBound)
        }
        func isBoundary(_ offset: Int) -> Bool { offset == bytes.count || bytes[offset] & 0xC0 != 0x80 }
        var result = Extraction(entities: entities)
        result.mentions = mentions.filter { fits($0.range) && entities.indices.contains($0.entity) }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        result.quotes = quotes.filter { fits($0.range) }.map { quote in
            let speaker = quote.speaker.flatMap { entities.indices.contains($0) ? $0 : nil }
            return Quote(range: quote.range, speaker: speaker)
        }
        for index in entities.indices { result.entities[index].roles.removeAll { !fits($0.range) } }
        return result
    }
}
