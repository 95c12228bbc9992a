import Libraries
import News

/// Finds in a text what a query looked for, and cuts out the piece to show.
package struct HitMarker {
    private let wanted: [(words: [[UInt8]], isPrefix: Bool)]
    /// How many words a snippet has, and how many of them come before the first hit.
    private static let length = 32
    private static let lead = 8

    package init(_ patterns: [TextPattern]) {
        wanted = Set(patterns.flatMap(\.marked)).compactMap { pattern in
            guard case .words(let words, let isPrefix) = pattern else { return nil }
            return (words.map { Array($0.utf8) }, isPrefix)
        }
    }

    /// The line with a piece of the body around the first hits; for a query without words, the beginning of the body.
    package func hit(_ line: ArticleLine, body: String) -> SearchHit {
        let (words, hits) = firstHits(in: body)
        if hits.isEmpty, !wanted.isEmpty {
            return SearchHit(line: line, snippet: "", marks: [], bodyOffset: nil)
        }
        let first = hits.first.map { words.sources[$0.lowerBound].lowerBound }
        let start = max(0, (hits.first?.lowerBound ?? 0) - Self.lead)
        let end = min(words.count, start + Self.length)
        guard start < end else { return SearchHit(line: line, snippet: "", marks: [], bodyOffset: first) }
        let from = start == 0 ? 0 : words.sources[start].lowerBound
        let to = end == words.count ? body.utf8.count : words.sources[end].lowerBound
        let marks = hits.filter { $0.upperBound <= end }.map { hit in
            words.sources[hit.lowerBound].lowerBound..<words.sources[hit.upperBound - 1].upperBound
        }
        let piece = Excerpt(body, from..<to, marks: marks)
        return SearchHit(line: line, snippet: piece.text, marks: piece.marks, bodyOffset: first)
    }

    /// The words of a text as far as a snippet needs them, and the hits among them. Most texts have a hit near the top.
    private func firstHits(in body: String) -> (IndexWords, [Range<Int>]) {
        var length = 1024
        while true {
            let bytes = body.utf8.prefix(length)
            let isWhole = bytes.endIndex == body.utf8.endIndex
            // Cut within a word, it would be another word.
            let end = isWhole ? bytes.endIndex : bytes.lastIndex(of: 0x20) ?? bytes.startIndex
            let words = IndexWords(String(body[..<end]))
            let hits = hits(in: words)
            let first = hits.first?.lowerBound ?? (wanted.isEmpty ? 0 : nil)
            if isWhole { return (words, hits) }
            if let first, words.count >= first + 2 * Self.length { return (words, hits) }
            length *= 4
        }
    }

    /// The words that were looked for, as far as a snippet can reach: ranges of word indices, in order, not overlapping.
    private func hits(in words: IndexWords) -> [Range<Int>] {
        var hits: [Range<Int>] = []
        var index = 0
        var end = words.count
        while index < end {
            var length = 0
            for pattern in wanted where pattern.words.count > length {
                if matches(pattern, words, at: index) { length = pattern.words.count }
            }
            if length > 0 {
                if hits.isEmpty { end = min(end, index + Self.length) }
                hits.append(index..<index + length)
            }
            index += max(1, length)
        }
        return hits
    }

    private func matches(
        _ pattern: (words: [[UInt8]], isPrefix: Bool), _ words: IndexWords, at index: Int
    ) -> Bool {
        guard index + pattern.words.count <= words.count else { return false }
        for (offset, wanted) in pattern.words.enumerated() {
            let word = words[index + offset]
            let isOpen = pattern.isPrefix && offset == pattern.words.count - 1
            guard isOpen ? word.starts(with: wanted) : word.elementsEqual(wanted) else { return false }
        }
        return true
    }
}
