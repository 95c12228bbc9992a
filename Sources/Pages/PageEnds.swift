import Markup
import News
import Passages

// Old pages hold the headline, the writer, the date and the copyright in one element with the story, separated only by
// line breaks. They are removed once there is a text.

extension HTMLText {
    /// Removes first paragraphs that only give headline, byline and date, and last ones about rights.
    ///
    /// - Returns: the removed paragraphs, each with the rule that removed it.
    mutating func trim(headline: String) -> [(text: String, rule: Removal.Rule)] {
        let title = words(of: headline)
        let bytes = Array(text.utf8)
        // Cut once at the end: a page may have thousands of such paragraphs.
        var kept = bytes[...]
        var removed: [(String, Removal.Rule)] = []
        while let end = firstBreak(in: kept) {
            let head = String(decoding: kept[..<end], as: UTF8.self)
            let lines = head.split(separator: "\n").map(String.init)
            let isHead = lines.allSatisfy { resembles(words(of: $0), title) || isCreditLine($0) }
            guard isHead, !lines.isEmpty else { break }
            removed.append((head, .masthead))
            kept = kept[(end + 2)...]
        }
        while let end = lastBreak(in: kept) {
            let tail = String(decoding: kept[(end + 2)...], as: UTF8.self)
            guard isFarewell(tail), !isSentence(tail) else { break }
            removed.append((tail, .signOff))
            kept = kept[..<end]
        }
        if !removed.isEmpty { keep(kept) }
        return removed
    }

    /// Where the first empty line begins; nil if many bytes come before it.
    private func firstBreak(in bytes: ArraySlice<UInt8>) -> Int? {
        let opening = bytes.prefix(600)
        return opening.indices.dropLast().first { opening[$0] == 0x0A && opening[$0 + 1] == 0x0A }
    }

    /// Where the last empty line begins; nil if many bytes come after it.
    private func lastBreak(in bytes: ArraySlice<UInt8>) -> Int? {
        let end = bytes.suffix(162)
        return end.indices.dropLast().last { end[$0] == 0x0A && end[$0 + 1] == 0x0A }
    }

    /// Whether a line is a sentence, and so not a farewell, which is a line of names and labels: 'Follow the money, he said.'
    /// only begins like one.
    private func isSentence(_ line: String) -> Bool {
        guard line.last == "." else { return false }
        let plain = folded(line)
        return !plain.hasPrefix("copyright") && !plain.contains("all rights reserved")
    }

    /// Keeps a part of the text, and the blocks in it.
    private mutating func keep(_ part: ArraySlice<UInt8>) {
        text = String(decoding: part, as: UTF8.self)
        let (start, end) = (part.startIndex, part.endIndex)
        blocks = blocks.filter { $0.range.lowerBound >= start && $0.range.upperBound <= end }.map {
            Block(range: ($0.range.lowerBound - start)..<($0.range.upperBound - start), role: $0.role)
        }
    }
}
