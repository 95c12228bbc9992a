import News
import Resources

/// Makes the names found in one text agree: the same words mean the same throughout, as far as the text shows.
///
/// Of a name that stands several times the evidence of all places is added up, and where a longer name holds it as a
/// surname or as the short form of an organisation, that of the longer name too. The sum settles the kind wherever the
/// words around a mention do not speak clearly for another: 'Jordan' may be a country and a player in one text.
struct SpanAgreement {
    let text: ObservedText
    let sureKinds: SureKinds

    /// By how much a mention's own evidence must speak against the text's to keep its kind: the logarithm of how many times
    /// likelier its own kind is.
    private static let ownMargin: Float = 3

    func agreed(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        var votes: [UInt64: KindCounts] = [:]
        var evidence: [UInt64: KindEvidence] = [:]
        var told: [UInt64: TagLabel.Sort] = [:]
        let hints = KindHints(text: text)
        let spans = spans.map { span in
            var span = span
            for (sort, hint) in hints.hints(for: span) {
                if hint == KindHints.noun { told[text.key(of: span.tokens)] = sort }
                span.evidence.add(hint, for: sort)
                votes[text.key(of: span.tokens), default: KindCounts()][sort.kind] += 1
                if span.evidence.best == sort { span.kind = sort.kind }
            }
            return span
        }
        for span in spans {
            votes[text.key(of: span.tokens), default: KindCounts()][span.kind] += 1
            evidence[text.key(of: span.tokens), default: .none] += span.evidence
        }
        addLongerNames(spans, to: &evidence, &told)
        return spans.map { span in
            var span = span
            let key = text.key(of: span.tokens)
            if let sort = told[key], [.person, .place, sort.kind].contains(span.kind) {
                span.kind = sort.kind
            } else if let all = evidence[key] {
                span.kind = kind(of: span, all, votes[key] ?? KindCounts())
            }
            return span
        }
    }

    /// Adds what names of several words say of the short forms that the text has of them, 'Ian' for 'Hurricane Ian'.
    private func addLongerNames(
        _ spans: [TaggedSpan], to evidence: inout [UInt64: KindEvidence], _ told: inout [UInt64: TagLabel.Sort]
    ) {
        for span in spans where span.tokens.count > 1 {
            let short: Int?
            switch span.kind {
            case .person: short = span.tokens.last { !isGeneration(text.forms[$0]) }
            case .organization, .facility, .product, .weapon: short = span.tokens.first
            case .event where text.known.storms.contains(text.forms[span.tokens.lowerBound].lower):
                short = span.tokens.last
            case .place, .group, .event, .work, .other, .date: short = nil
            }
            if span.kind == .event, let short { told[text.key(of: short..<(short + 1))] = .event }
            guard let short, text.forms[short].classes.isDisjoint(with: [.country, .demonym, .group]) else { continue }
            evidence[text.key(of: short..<(short + 1))]? += span.evidence
        }
    }

    /// 'Jr.', 'III': what stands behind the surname.
    private func isGeneration(_ form: WordForm) -> Bool {
        form.traits.contains(.abbreviation) || form.traits.contains(.allCapitals) && form.prefix[3] == 0
    }

    /// The kind of a mention, when all mentions of the name are weighed together.
    private func kind(of span: TaggedSpan, _ all: KindEvidence, _ votes: KindCounts) -> EntityKind {
        guard let own = span.kind.sort else { return span.kind }
        let best = all.best
        guard best != own, span.evidence[own] - span.evidence[best] < SpanAgreement.ownMargin else { return span.kind }
        // A fine kind must have been sure somewhere, or have a list or a noun speak for it.
        return sureKinds.isAsked(of: best) && votes[best.kind] == 0 ? span.kind : best.kind
    }
}
