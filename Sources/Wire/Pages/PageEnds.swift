import News

// Old pages hold the headline, who wrote it, when and the copyright in one element with the story, parted by line breaks
// alone. These go once the text is there.

extension HTMLText {
    /// Takes off a first paragraph that says the headline, the byline and the date, and a last one about rights.
    mutating func trim(headline: String) {
        let title = words(of: headline)
        while let end = text.firstRange(of: "\n\n")?.lowerBound {
            let lines = text[..<end].split(separator: "\n").map(String.init)
            let isHead = lines.allSatisfy {
                $0.utf8.count <= 300 && (resembles(words(of: $0), title) || isCreditLine($0))
            }
            guard isHead, !lines.isEmpty else { break }
            drop(first: text[..<end].utf8.count + 2)
        }
        while let start = text.range(ofLast: "\n\n") {
            let tail = text[start...].dropFirst(2)
            guard tail.utf8.count < 160, isFarewell(String(tail)), !endsSentenceInLowerCase(tail) else { break }
            drop(from: text[..<start].utf8.count)
        }
    }

    /// 'Follow the money, he said.' opens like a farewell and is none: a farewell is a line of names and labels.
    private func endsSentenceInLowerCase(_ line: Substring) -> Bool {
        guard line.last == "." else { return false }
        let plain = folded(String(line))
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

extension String {
    fileprivate func range(ofLast mark: String) -> String.Index? { ranges(of: mark).last?.lowerBound }
}
