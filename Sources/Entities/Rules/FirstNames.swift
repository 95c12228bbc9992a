import News
import Resources

/// Finds people and their first words by what stands around a name: 'Bill and Hillary Clinton', 'Italy's Mattarella', 'On
/// Monday Néstor Gregorio Vera'.
struct FirstNames {
    let reading: Reading
    let phrases: Phrases

    /// - Parameter spans: in order, not overlapping; so is the result.
    func completed(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        var result = spans
        var added: [TaggedSpan] = []
        for index in spans.indices {
            let before = index > 0 ? spans[index - 1].tokens.upperBound : 0
            if let first = firstWord(of: spans[index]), first >= before {
                result[index].tokens = first..<spans[index].tokens.upperBound
            }
            if let partner = partner(of: spans[index]), partner >= before {
                added.append(TaggedSpan(tokens: partner..<(partner + 1), kind: .person, score: 0.5))
            }
            guard let owned = ownedName(behind: spans[index]) else { continue }
            if index + 1 < spans.count, spans[index + 1].tokens.lowerBound == owned {
                let isPlace = spans[index + 1].kind == .place || spans[index + 1].kind == .other
                if isPlace, spans[index + 1].tokens.count == 1 { result[index + 1].kind = .person }
            } else {
                added.append(TaggedSpan(tokens: owned..<(owned + 1), kind: .person, score: 0.5))
            }
        }
        guard !added.isEmpty else { return result }
        return (result + added).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// 'Néstor' of 'On Monday Néstor Gregorio Vera left': what stands between a day and a name is its first word.
    private func firstWord(of span: TaggedSpan) -> Int? {
        let (first, day) = (span.tokens.lowerBound - 1, span.tokens.lowerBound - 2)
        guard span.kind == .person, span.tokens.count > 1,
            day >= reading.sentence(of: span.tokens.lowerBound).lowerBound,
            reading.has(day, [.weekday, .month]), reading.isCapital(day), reading.isCapital(first),
            reading.casing(at: first) == .running,
            !reading.has(
                first, [.function, .title, .titleModifier, .courtesy, .role, .roleModifier, .weekday, .month]),
            !reading.has(first, .anyHead), !reading.isPluralTitle(first), reading.fact(first).lowercase == 0,
            phrases.single(first).isDisjoint(with: [.anyPlace, .anyOrganization, .anyGroup, .demonym])
                || phrases.isOf(first, .givenName)
        else { return nil }
        return first
    }

    /// 'Bill' of 'Bill and Hillary Clinton': a given name that is joined to a full name with another.
    private func partner(of span: TaggedSpan) -> Int? {
        let partner = span.tokens.lowerBound - 2
        guard span.kind == .person, span.tokens.count > 1,
            partner >= reading.sentence(of: span.tokens.lowerBound).lowerBound,
            phrases.isOf(span.tokens.lowerBound, .givenName), phrases.isOf(partner, .givenName),
            reading.isCapital(partner), reading.fact(partner + 1).hash == FirstNames.and,
            reading.casing(at: partner) == .running, !reading.has(partner, [.function, .title]),
            phrases.single(partner).isDisjoint(with: [.country, .demonym, .capital])
        else { return nil }
        let isFirst =
            partner == 0 || !reading.isCapital(partner - 1) && !reading.isJoint(partner - 1)
            || reading.has(partner - 1, [.title, .courtesy])
        return isFirst ? partner : nil
    }

    /// 'Mattarella' of 'Italy's Mattarella': a surname alone, which is no place, behind a country.
    private func ownedName(behind span: TaggedSpan) -> Int? {
        let mark = span.tokens.upperBound
        guard span.kind == .place, span.tokens.count == 1, phrases.isOf(span.tokens.lowerBound, .country),
            mark + 1 < reading.tokens.count, reading.isPossessive(mark), reading.isCapital(mark + 1),
            phrases.isOf(mark + 1, [.surname, .leader]),
            phrases.single(mark + 1).isDisjoint(with: [.anyPlace, .anyOrganization, .anyGroup, .facility]),
            !reading.has(mark + 1, [.title, .titleModifier, .role, .month, .weekday, .organizationHead]),
            reading.casing(at: mark) == .running, reading.fact(mark + 1).lowercase == 0
        else { return nil }
        let next = mark + 2
        let isAlone = next >= reading.tokens.count || !reading.isCapital(next) && !reading.isJoint(next)
        return isAlone ? mark + 1 : nil
    }

    private static let and = WordHash(lowercasing: "and")
}
