import News
import Resources

/// Names that an editor completed in brackets: '(Russian President Vladimir) Putin' names Vladimir Putin.
struct BracketedNames {
    let reading: Reading

    /// For the spans of such names, the full name that the two halves make.
    func fullNames(of spans: [TaggedSpan]) -> [Int: String] {
        var result: [Int: String] = [:]
        for index in spans.indices.dropFirst() {
            let (left, right) = (spans[index - 1], spans[index])
            guard left.kind == .person, right.kind == .person, left.tokens.count == 1, right.tokens.count == 1,
                right.tokens.lowerBound == left.tokens.upperBound + 1, reading.isMark(left.tokens.upperBound, ")")
            else { continue }
            let name = reading.text(left.tokens) + " " + reading.text(right.tokens)
            result[index - 1] = name
            result[index] = name
        }
        return result
    }
}

/// Organisations that every country has, completed by the country: 'Norway's Foreign Ministry' is the Norwegian Foreign
/// Ministry if the text has the word Norwegian, otherwise the Foreign Ministry of Norway.
struct OwnedNames {
    let reading: Reading
    let gazetteer: Gazetteer

    func fullNames(of spans: [TaggedSpan]) -> [Int: String] {
        let adjectives = self.adjectives(in: spans)
        var result: [Int: String] = [:]
        for index in spans.indices.dropFirst() where spans[index].kind == .organization {
            let (owner, owned) = (spans[index - 1], spans[index])
            guard owner.kind == .place, owned.tokens.lowerBound == owner.tokens.upperBound + 1,
                reading.isPossessive(owner.tokens.upperBound), isGeneric(owned.tokens),
                let country = gazetteer.places(named: folded(reading.text(owner.tokens))).first?.country
            else { continue }
            let name = reading.text(owned.tokens)
            result[index] = adjectives[country].map { "\($0) \(name)" } ?? "\(name) of \(reading.text(owner.tokens))"
        }
        return result
    }

    /// Whether an organisation's name has no word of its own: 'Foreign Ministry', 'Supreme Court', 'Air Force'.
    private func isGeneric(_ name: Range<Int>) -> Bool {
        name.allSatisfy {
            reading.has($0, [.organizationHead, .titleModifier, .title, .roleModifier, .function])
        }
    }

    /// The adjective that the text uses for each country, by the country's name.
    private func adjectives(in spans: [TaggedSpan]) -> [String: String] {
        var result: [String: String] = [:]
        for span in spans where span.kind == .group && span.tokens.count == 1 {
            let text = reading.text(span.tokens)
            guard !text.hasSuffix("s") || text.hasSuffix("ss"),
                let place = gazetteer.places(named: folded(text)).first, place.kind == .demonym
            else { continue }
            if result[place.country] == nil { result[place.country] = text }
        }
        return result
    }
}
