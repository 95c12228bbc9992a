import News

/// Names ships whole, with the letters before them: 'HMS Diamond', 'MV Alan Kurdi', and by the name alone further on.
struct Ships {
    let reading: Reading

    /// - Parameter spans: in order, not overlapping; so is the result.
    func settled(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        let ships = reading.tokens.indices.compactMap { ship(at: $0) }
        guard !ships.isEmpty else { return spans }
        let names = Dictionary(
            ships.map { (reading.name($0.tokens.dropFirst(isParted($0.tokens.lowerBound) ? 3 : 1)), $0.kind) },
            uniquingKeysWith: { first, _ in first })
        let isShip = reading.covered(by: ships.map(\.tokens))
        var result = spans.filter { span in !span.tokens.contains { isShip[$0] } }
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
        let isParted = isParted(token)
        guard isParted || reading.tokens[token].isAllCapitals, reading.casing(at: token) != .capitals else {
            return nil
        }
        let letters = reading.fact(token).hash
        guard isParted || Ships.ofNavies.contains(letters) || Ships.ofOwners.contains(letters) else { return nil }
        let last = isParted ? token + 2 : token
        let limit = min(reading.sentence(of: token).upperBound, last + 4)
        let end = (last + 1..<max(last + 1, limit)).first {
            !(reading.isCapital($0) || reading.fact($0).hash == SpeechWords.of && isCapitalBehind($0))
                || !reading.tokens[$0].isAfterSpace
        }
        guard let end = end ?? (limit > last + 1 ? limit : nil), end > last + 1 else { return nil }
        return TaggedSpan(
            tokens: token..<end, kind: Ships.ofNavies.contains(letters) ? .weapon : .product, score: 0.9)
    }

    /// 'HMS Prince of Wales'.
    private func isCapitalBehind(_ token: Int) -> Bool {
        token + 1 < reading.tokens.count && reading.isCapital(token + 1)
    }

    /// 'M/V', 'M/T'.
    private func isParted(_ token: Int) -> Bool {
        guard token + 2 < reading.tokens.count, reading.isJoint(token + 1), reading.isMark(token, "M") else {
            return false
        }
        return reading.isMark(token + 2, "V") || reading.isMark(token + 2, "T")
    }

    private static let ofNavies = SpeechWords.set(
        "hms hmas hmcs hmnzs uss u.s.s. usns uscgc ins kri pns roks tcg brp rfa")
    private static let ofOwners = SpeechWords.set("mv mt rms rrs usat kmp")
}
