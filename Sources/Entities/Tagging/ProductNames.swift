import News
import Resources

/// Joins products to their makers: 'Antonov An-24', 'the Oxford-AstraZeneca jab' and 'the Moderna vaccine' are one
/// product each.
struct ProductNames {
    let text: ObservedText

    /// - Parameter spans: in order, not overlapping; so is the result.
    func settled(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        var result: [TaggedSpan] = []
        for span in spans {
            if let last = result.last, isMaker(last, of: span) {
                result[result.count - 1] = span
                result[result.count - 1].tokens = last.tokens.lowerBound..<span.tokens.upperBound
            } else if let last = result.last, isPair(last, span) {
                result[result.count - 1].tokens = last.tokens.lowerBound..<span.tokens.upperBound
                result[result.count - 1].kind = .product
                result[result.count - 1].evidence = KindEvidence(known: .product)
            } else {
                result.append(span)
            }
        }
        for index in result.indices where result[index].kind == .organization && isBeforeNoun(result[index].tokens) {
            result[index].kind = .product
            result[index].evidence.add(KindHints.named, for: .product)
        }
        return result
    }

    /// A firm that stands right before a product or a weapon.
    private func isMaker(_ left: TaggedSpan, of right: TaggedSpan) -> Bool {
        left.kind == .organization && (right.kind == .product || right.kind == .weapon)
            && left.tokens.upperBound == right.tokens.lowerBound
            && !text.phraseClasses(of: left.tokens).isDisjoint(with: [.company, .organization])
    }

    /// Whether a hyphen or a dash joins two makers, and the words around them speak of a vaccine.
    private func isPair(_ left: TaggedSpan, _ right: TaggedSpan) -> Bool {
        let mark = left.tokens.upperBound
        guard right.tokens.lowerBound == mark + 1, text.forms[mark].lower == text.known.hyphen,
            !text.forms[mark].traits.contains(.afterSpace), !text.forms[mark + 1].traits.contains(.afterSpace),
            [left.kind, right.kind].allSatisfy({ $0 == .organization || $0 == .place || $0 == .product }),
            right.kind != .place
        else { return false }
        return isBeforeNoun(right.tokens) || isDosed(left.tokens)
    }

    private func isBeforeNoun(_ name: Range<Int>) -> Bool {
        (name.upperBound..<min(text.forms.count, name.upperBound + 2)).contains {
            text.known.vaccines.contains(text.forms[$0].lower) && !text.forms[$0].isCapitalised
        }
    }

    /// 'doses of Pfizer-BioNTech'.
    private func isDosed(_ name: Range<Int>) -> Bool {
        name.lowerBound > 1 && text.known.doses.contains(text.forms[name.lowerBound - 2].lower)
    }
}
