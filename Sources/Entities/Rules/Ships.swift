import News

/// Names ships whole, with the letters before them: 'HMS Diamond', 'MV Alan Kurdi', and by the name alone further on.
struct Ships {
    let reading: Reading

    /// - Parameter spans: in order, not overlapping; so is the result.
    func settled(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        let ships = reading.tokens.indices.compactMap { ship(at: $0) }
        guard !ships.isEmpty else { return spans }
        let names = Dictionary(
            ships.map { (reading.name($0.tokens.dropFirst()), $0.kind) }, uniquingKeysWith: { first, _ in first })
        var result = spans.filter { span in !ships.contains { $0.tokens.overlaps(span.tokens) } }
        for index in result.indices where mayBeShip(result[index]) {
            if let kind = names[reading.name(result[index].tokens)] { result[index].kind = kind }
        }
        result += ships
        return result.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// No town, and nobody with a full name, after whom the ship may be called.
    private func mayBeShip(_ span: TaggedSpan) -> Bool {
        span.kind != .place && (span.kind != .person || span.tokens.count == 1)
    }

    /// The ship whose letters stand at a token; up to three capitalised words are its name.
    private func ship(at token: Int) -> TaggedSpan? {
        guard reading.tokens[token].isAllCapitals, reading.casing(at: token) != .capitals else { return nil }
        let letters = reading.fact(token).hash
        guard Ships.ofNavies.contains(letters) || Ships.ofOwners.contains(letters) else { return nil }
        let limit = min(reading.sentence(of: token).upperBound, token + 4)
        let end = (token + 1..<max(token + 1, limit)).first {
            !reading.isCapital($0) || !reading.tokens[$0].isAfterSpace
        }
        guard let end = end ?? (limit > token + 1 ? limit : nil), end > token + 1 else { return nil }
        return TaggedSpan(
            tokens: token..<end, kind: Ships.ofNavies.contains(letters) ? .weapon : .product, score: 0.9)
    }

    private static let ofNavies = SpeechWords.set(
        "hms hmas hmcs hmnzs uss u.s.s. usns uscgc ins kri pns roks tcg brp rfa")
    private static let ofOwners = SpeechWords.set("mv rms rrs usat")
}
