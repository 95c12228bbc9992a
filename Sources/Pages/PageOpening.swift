import Markup
import News
import Passages

// Around the headline stand the writer and the date, whether or not the page's names say so. The lines there are read
// like those of a pasted page.

extension PageSurvey {
    /// What the short lines between the headline and the first paragraph, and those right before the headline, say.
    ///
    /// - Parameter start: the node that holds the story.
    func masthead(headline: Int?, storyIn start: Int) -> Masthead {
        var masthead = Masthead()
        guard let headline else { return masthead }
        let first = firstParagraph(after: headline, in: start)
        read(lines(in: headline..<first, most: 24), into: &masthead)
        if masthead.byline == nil || masthead.published == nil {
            let before = lines(in: max(1, headline - 60)..<headline, most: 60)
            var above = Masthead()
            read(Array(before.suffix(6)), into: &above)
            masthead.byline = masthead.byline ?? above.byline
            masthead.published = masthead.published ?? above.published
        }
        return masthead
    }

    private func firstParagraph(after headline: Int, in start: Int) -> Int {
        let end = max(tree.descendants(of: start).upperBound, headline + 1)
        return (headline + 1..<end).first { index in
            tree.tag(index).isBlock && !omitted[index] && ownLength[index] >= 120
                && ownLinkLength[index] * 2 < ownLength[index]
        } ?? min(headline + 60, end)
    }

    private func read(_ lines: [Passage], into masthead: inout Masthead) {
        var previous: Passage?
        var isAfterStamp = false
        for line in lines where !line.words.isEmpty {
            let hadDate = masthead.published != nil
            if line.isDayOnly || line.isAge {
                if masthead.byline == nil, let previous { _ = masthead.takeName(previous) }
                isAfterStamp = true
                previous = nil
            } else if !line.isControl || line.opensByline, masthead.take(line) {
                if !hadDate, masthead.published != nil, masthead.byline == nil, let previous {
                    _ = masthead.takeName(previous)
                }
                isAfterStamp = true
                previous = nil
            } else if isAfterStamp, masthead.byline == nil, !line.isControl, masthead.takeName(line) {
                previous = nil
            } else {
                isAfterStamp = isAfterStamp && line.isControl
                previous = line.isControl ? previous : line
            }
        }
    }

    /// The short lines of text in a stretch of the page, furniture or not, with each element's text by itself.
    private func lines(in range: Range<Int>, most: Int) -> [Passage] {
        var lines: [Passage] = []
        var parts: [UInt8] = []
        var block: Int32?
        func close() {
            let text = Array(oneLine(parts).utf8)
            if !text.isEmpty, text.count <= 160 { lines.append(Passage(text: text, followsBlank: true)) }
            parts = []
        }
        var index = range.lowerBound
        while index < range.upperBound, lines.count < most {
            defer { index += 1 }
            if isUnreadable(index) {
                index = tree.descendants(of: index).upperBound - 1
                continue
            }
            if tree.tag(index) == .br { close() }
            guard tree.tag(index) == .text else { continue }
            let text = tree.text(index)
            // Two elements on one line with no space between them are two lines that a style sheet separates.
            let isParted = block != blocks[index] || isGlued(parts, text)
            if isParted { close() }
            block = blocks[index]
            parts += text.prefix(400)
        }
        close()
        return lines
    }

    private func isGlued(_ before: [UInt8], _ text: ArraySlice<UInt8>) -> Bool {
        guard let last = before.last, let first = text.first else { return false }
        return last > 0x20 && (0x41...0x5A).contains(first) && (0x61...0x7A).contains(last)
    }

    private func isUnreadable(_ node: Int) -> Bool {
        switch tree.tag(node) {
        case .script, .style, .template, .noscript, .svg, .select, .button, .textarea, .nav: true
        default: false
        }
    }
}
