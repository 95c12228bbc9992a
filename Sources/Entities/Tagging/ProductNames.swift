import News
import Resources

/// Takes makers for their vaccines, 'the Oxford-AstraZeneca jab', 'the Moderna vaccine', and completes model numbers.
struct ProductNames {
    let text: ObservedText

    /// - Parameter spans: in order, not overlapping; so is the result.
    func settled(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        var result: [TaggedSpan] = []
        for span in spans {
            if let last = result.last, isPair(last, span) {
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

    /// Weapons and products with what tells one model of them from others.
    ///
    /// - Parameter spans: in order, not overlapping; so is the result.
    func designated(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        spans.indices.map { index in
            var span = spans[index]
            guard span.kind == .product || span.kind == .weapon else { return span }
            let limit = index + 1 < spans.count ? spans[index + 1].tokens.lowerBound : text.forms.count - 1
            span.tokens = span.tokens.lowerBound..<designationEnd(after: span.tokens, limit)
            return span
        }
    }

    /// Past the letters and digits that tell one model of a thing from others: 'Thuraya 4-NGS', 'Galaxy S27'. A number alone
    /// may count anything.
    private func designationEnd(after name: Range<Int>, _ limit: Int) -> Int {
        var end = name.upperBound
        guard end < limit, text.forms[end].traits.contains(.afterSpace), isDesignation(text.forms[end]) else {
            return end
        }
        var hasLetters = text.forms[end].kind == .word
        end += 1
        while end + 1 < limit, text.forms[end].lower == text.known.hyphen,
            !text.forms[end].traits.contains(.afterSpace),
            isDesignation(text.forms[end + 1]) || text.forms[end + 1].traits.contains(.allCapitals),
            !text.forms[end + 1].traits.contains(.afterSpace)
        {
            hasLetters = hasLetters || text.forms[end + 1].kind == .word
            end += 2
        }
        return hasLetters ? end : name.upperBound
    }

    private func isDesignation(_ form: WordForm) -> Bool {
        if form.kind == .number { return true }
        let isLoud = form.isCapitalised || !form.traits.isDisjoint(with: [.hasInnerCapital, .allCapitals])
        return form.kind == .word && isLoud && form.traits.contains(.hasDigit) && form.lower != text.known.covid
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
