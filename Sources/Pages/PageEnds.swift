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
        var removed: [(String, Removal.Rule)] = []
        while let end = firstBreak {
            let head = String(decoding: text.utf8.prefix(end), as: UTF8.self)
            let lines = head.split(separator: "\n").map(String.init)
            let isHead = lines.allSatisfy { resembles(words(of: $0), title) || isCreditLine($0) }
            guard isHead, !lines.isEmpty else { break }
            removed.append((head, .masthead))
            drop(first: end + 2)
        }
        while let size = lastParagraphSize {
            let tail = String(decoding: text.utf8.suffix(size), as: UTF8.self)
            guard isFarewell(tail), !isSentence(tail) else { break }
            removed.append((tail, .signOff))
            drop(from: text.utf8.count - size - 2)
        }
        return removed
    }

    /// How many bytes come before the first empty line; nil if there are many.
    private var firstBreak: Int? {
        let bytes = Array(text.utf8.prefix(600))
        return bytes.indices.dropLast().first { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }
    }

    /// How many bytes come after the last empty line; nil if there are many.
    private var lastParagraphSize: Int? {
        let bytes = Array(text.utf8.suffix(162))
        let last = bytes.indices.dropLast().last { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }
        return last.map { bytes.count - $0 - 2 }
    }

    /// Whether a line is a sentence, and so not a farewell, which is a line of names and labels: 'Follow the money, he said.'
    /// only begins like one.
    private func isSentence(_ line: String) -> Bool {
        guard line.last == "." else { return false }
        let plain = folded(line)
        return !plain.hasPrefix("copyright") && !plain.contains("all rights reserved")
    }

    private mutating func drop(first count: Int) {
        text = String(decoding: Array(text.utf8).dropFirst(count), as: UTF8.self)
        blocks = blocks.filter { $0.range.lowerBound >= count }.map {
            Block(range: ($0.range.lowerBound - count)..<($0.range.upperBound - count), role: $0.role)
        }
    }

    private mutating func drop(from count: Int) {
        text = String(decoding: Array(text.utf8).prefix(count), as: UTF8.self)
        blocks = blocks.filter { $0.range.upperBound <= count }
    }
}
