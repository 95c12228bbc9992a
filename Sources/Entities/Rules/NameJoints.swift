import News

/// Joins to a name what was cut off it: 'ten Hag' after 'Erik', 'Co.' after 'Ford Motor'.
struct NameJoints {
    let reading: Reading
    /// For each token, whether it is part of a date.
    let taken: [Bool]

    /// - Parameter spans: in order, not overlapping; so is the result.
    func joined(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        var result: [TaggedSpan] = []
        var index = 0
        while index < spans.count {
            var span = spans[index]
            index += 1
            guard (result.last?.tokens.upperBound ?? 0) <= span.tokens.lowerBound else { continue }
            let limit = reading.sentence(of: span.tokens.lowerBound).upperBound
            switch span.kind {
            case .person:
                if let end = surnameEnd(after: span.tokens.upperBound, limit: limit, spans[index...]) {
                    span.tokens = span.tokens.lowerBound..<end
                }
            case .organization:
                let next = span.tokens.upperBound
                let isFree = index >= spans.count || spans[index].tokens.lowerBound > next
                if next < limit, isFree, reading.isCapital(next), reading.has(next, .companySuffix) {
                    span.tokens = span.tokens.lowerBound..<(next + 1)
                }
            case .place, .group, .facility, .weapon, .product, .event, .work, .date: break
            }
            result.append(span)
        }
        return result
    }

    /// The end of a surname with particles that follows a given name: 'van der Berg', 'ten Hag', 'bin Zayed Al Nahyan'.
    private func surnameEnd(after name: Int, limit: Int, _ later: ArraySlice<TaggedSpan>) -> Int? {
        var token = name
        while token < limit, token < name + 3, reading.isLowercase(token), isParticle(token, isFirst: token == name) {
            token += 1
        }
        guard token > name, token < limit, reading.isCapital(token), !taken[token],
            reading.tokens[token].isAfterSpace, !reading.has(token, [.title, .function])
        else { return nil }
        for span in later where span.tokens.upperBound > token {
            guard span.tokens.lowerBound <= token else { break }
            return span.kind == .person && span.tokens.lowerBound == token ? span.tokens.upperBound : nil
        }
        return token + 1
    }

    /// Whether a token is a particle. Those that are also words of English or another language do not begin a surname.
    private func isParticle(_ token: Int, isFirst: Bool) -> Bool {
        reading.has(token, .particle) && (!isFirst || NameJoints.first.contains(reading.fact(token).hash))
    }

    private static let first = Set(
        "von van de del della di da dos du bin ibn bint ben al el zu af ter ten abu".split(separator: " ")
            .map { WordHash(lowercasing: String($0)) })
}
