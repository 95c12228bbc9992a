import Markup

// Cleaning what was found: captions, boxes within the text, links to other stories, the headline and the byline said
// again, and what stands after the end.

extension PageSurvey {
    /// Leaves out what is not the story's own text within the node that holds it.
    mutating func clean(_ node: Int, headline: String) {
        for index in tree.descendants(of: node) where tree.tag(index) != .text && !omitted[index] {
            if isCaption(index) || isLinkList(index) { omitted[index] = true }
        }
        measure()
        omitReferrals(in: node)
        omitOpening(of: node, headline: headline)
        measure()
        omitTail(of: node)
        measure()
    }

    private func isCaption(_ node: Int) -> Bool {
        switch tree.tag(node) {
        case .figcaption, .caption: return true
        case .figure: return proseLength[node] < 300
        case .p, .span, .div, .small, .section, .em, .i, .li, .ul, .h5, .h6, .dl, .dd, .cite, .td, .ol:
            return !hints[node].isDisjoint(with: .caption) && hints[node].isDisjoint(with: .body) && length[node] < 600
        default: return false
        }
    }

    /// A list, a table or a box that is mostly links.
    private func isLinkList(_ node: Int) -> Bool {
        let size = length[node]
        guard size > 0 else { return false }
        let density = linkDensity(of: node)
        switch tree.tag(node) {
        case .ul, .ol, .dl: return density > 0.5 && (size < 3000 || density > 0.8) && proseLength[node] * 3 < size
        case .table: return density > 0.6
        case .div, .section, .header, .details, .fieldset, .form:
            if !hints[node].isDisjoint(with: .furniture), density > 0.25 || size < 200 { return true }
            return density > 0.6 && proseLength[node] * 4 < size
        default: return false
        }
    }

    /// Leaves out paragraphs that only point elsewhere: 'Read more: ...', a headline as a link.
    private mutating func omitReferrals(in node: Int) {
        for index in tree.descendants(of: node) where isTextBlock(index) {
            let own = ownLength[index]
            let linked = ownLinkLength[index]
            guard own > 0, own < 300 else { continue }
            let text = lineText(of: index)
            if linked > 0, Double(linked) > 0.5 * Double(own), pointsElsewhere(text) { omitOwnText(of: index) }
            if isNotice(text) { omitOwnText(of: index) }
        }
    }

    /// Leaves out what stands before the first paragraph and is no text: headline, byline, date, section.
    private mutating func omitOpening(of node: Int, headline: String) {
        let title = words(of: headline)
        var paragraphs = 0
        for index in tree.descendants(of: node) where isTextBlock(index) {
            let text = lineText(of: index)
            if tree.tag(index).isHeading {
                if tree.tag(index) == .h1 || resembles(words(of: text), title) { omitOwnText(of: index) }
                continue
            }
            let own = ownLength[index]
            if own >= 80, ownLinkLength[index] * 2 < own {
                paragraphs += 1
                if paragraphs > 1 { break }
            } else if isCreditLine(text) || resembles(words(of: text), title)
                || (paragraphs == 0 && !credits(of: index, within: node).isEmpty)
            {
                omitOwnText(of: index)
            }
        }
    }

    private func credits(of node: Int, within top: Int) -> PageHints {
        var found: PageHints = []
        var current = node
        var steps = 0
        while current != top, steps < 3 {
            found.formUnion(hints[current].intersection([.credits, .tags, .sharing, .headline]))
            guard let outer = tree.parent(of: current) else { break }
            current = outer
            steps += 1
        }
        return found
    }

    /// Leaves out what stands after the last paragraph: headings without text, links, lines of credit.
    private mutating func omitTail(of node: Int) {
        let blocks = tree.descendants(of: node).filter { isTextBlock($0) && ownLength[$0] > 0 && !isOmitted($0) }
        for index in blocks.reversed() {
            let own = ownLength[index]
            let text = lineText(of: index)
            let isLinked = ownLinkLength[index] * 2 > own
            if tree.tag(index).isHeading || isLinked || isFarewell(text) {
                omitOwnText(of: index)
            } else {
                break
            }
        }
    }

    /// Leaves out a block's own text, but not the blocks within it.
    private mutating func omitOwnText(of block: Int) {
        if length[block] == ownLength[block] {
            omitted[block] = true
            return
        }
        for index in tree.descendants(of: block) where tree.tag(index) == .text && Int(blocks[index]) == block {
            omitted[index] = true
        }
    }

    /// Whether a node or what it stands in is left out.
    func isOmitted(_ node: Int) -> Bool {
        var current: Int? = node
        while let index = current {
            if omitted[index] { return true }
            current = tree.parent(of: index)
        }
        return false
    }

    /// Whether a node is a block with text of its own.
    private func isTextBlock(_ node: Int) -> Bool { tree.tag(node).isBlock && ownLength[node] > 0 && !omitted[node] }

    /// The text of a block on one line, without the blocks within it.
    func lineText(of block: Int) -> String {
        var bytes: [UInt8] = []
        for index in tree.descendants(of: block) where tree.tag(index) == .text && Int(blocks[index]) == block {
            bytes += tree.text(index)
            if bytes.count > 2000 { break }
        }
        return String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
    }
}
