import Libraries
import News

/// The ways in which a term may be written, and where texts have it.
package struct KeywordForms {
    /// Each as folded words, the longest first.
    private let forms: [[[UInt8]]]

    /// - Parameter query: for the term, with a person's own in all spellings.
    package init(_ query: Query) {
        forms = query.terms.compactMap { TextPattern($0) }.flatMap(\.marked).compactMap {
            if case .words(let words, _) = $0 { words.map { Array($0.utf8) } } else { nil }
        }.sorted { $0.count > $1.count }
    }

    /// Whether it has no letter or digit.
    package var isEmpty: Bool { forms.isEmpty }

    /// The sentences of an article that have the term, in order; none if only the headline has it.
    package func passages(of line: ArticleLine, body: String) -> [Dossier.Passage] {
        let bytes = Array(body.utf8)
        let places = ranges(in: body)
        var sentences: [Range<Int>] = []
        for place in places where place.lowerBound >= sentences.last?.upperBound ?? 0 {
            sentences.append(sentence(around: place, in: bytes))
        }
        return sentences.map { range in
            let excerpt = Excerpt(body, range, marks: places)
            return Dossier.Passage(article: line, text: excerpt.text, range: range, marks: excerpt.marks)
        }
    }

    /// Where a text has the term: UTF-8 byte offsets, in order, not overlapping.
    private func ranges(in body: String) -> [Range<Int>] {
        let words = IndexWords(body)
        var ranges: [Range<Int>] = []
        var index = 0
        while index < words.count {
            let form = forms.first { form in
                index + form.count <= words.count
                    && form.indices.allSatisfy { words[index + $0].elementsEqual(form[$0]) }
            }
            if let form {
                let last = index + form.count - 1
                ranges.append(words.sources[index].lowerBound..<words.sources[last].upperBound)
                index = last
            }
            index += 1
        }
        return ranges
    }
}
