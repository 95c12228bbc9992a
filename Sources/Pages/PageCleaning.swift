import Markup
import News
import Passages

// Cleaning what was found: captions, boxes within the text, links to other stories, repeats of the headline and the
// byline, and what follows the end.

extension PageSurvey {
    /// Leaves out what is not the story's own text, within the node that holds the story.
    mutating func clean(_ node: Int, headline: String) {
        for index in keptNodes(below: node) where tree.tag(index) != .text {
            if isCaption(index) {
                omit(index, .caption)
            } else if isLinkList(index, within: node) {
                omit(index, .linkList)
            }
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

    /// Whether a node is a list, a table or a box that is mostly links.
    private func isLinkList(_ node: Int, within top: Int) -> Bool {
        let size = length[node]
        guard size > 0, proseLength[node] * 2 < max(proseLength[top], 1) else { return false }
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

    /// Leaves out paragraphs that only point elsewhere, such as 'Read more: ...', and links with the words of a headline if a
    /// line above announces them.
    private mutating func omitReferrals(in node: Int) {
        var heading: Int?
        var pointers: [Int] = []
        for index in keptNodes(below: node) where isTextBlock(index) {
            let own = ownLength[index]
            let isLinked = ownLinkLength[index] * 2 > own
            let text = isLinked && own < 300 || own < 160 ? lineText(of: index) : ""
            if isPaywallNotice(text) {
                omitWall(around: index, within: node)
            } else if isNotice(text) || isAppeal(index, saying: text) {
                omitOwnText(of: index, .notice)
            } else if isLinked, pointsElsewhere(text) {
                omitOwnText(of: index, .linkList)
            } else if isPointer(index, saying: text) {
                pointers.append(index)
                continue
            }
            omit(pointers, under: heading)
            pointers = []
            heading = own < 60 && announcesOthers(text) ? index : nil
        }
        omit(pointers, under: heading)
    }

    /// Leaves out the notice of a paywall: the whole box that it opens, if that is small and tells no story; else the line.
    private mutating func omitWall(around notice: Int, within top: Int) {
        var box = notice
        while let outer = tree.parent(of: box), outer > top, length[outer] < 600, isWall(outer, openedBy: notice) {
            box = outer
        }
        if box == notice { omitOwnText(of: notice, .paywall) } else { omit(box, .paywall) }
    }

    private func isWall(_ box: Int, openedBy notice: Int) -> Bool {
        let blocks = tree.descendants(of: box).filter(isTextBlock)
        return blocks.first == notice
            && !blocks.contains { ownLength[$0] >= 80 && !isPaywallNotice(lineText(of: $0)) }
    }

    /// Whether a short block asks its reader to sign up, pay or share, in any words.
    private func isAppeal(_ node: Int, saying text: String) -> Bool {
        guard !text.isEmpty, tree.tag(node) != .li, !tree.tag(node).isHeading else { return false }
        let passage = Passage(text: Array(text.utf8), followsBlank: true)
        return passage.isNotice && passage.words.first?.traits.contains(.request) == true
    }

    /// Leaves out links and the line that announces them, if there is one.
    private mutating func omit(_ pointers: [Int], under heading: Int?) {
        guard let heading, !pointers.isEmpty else { return }
        for index in pointers + [heading] { omitOwnText(of: index, .linkList) }
    }

    /// Whether a block is little more than a link with the words of a headline.
    private func isPointer(_ node: Int, saying text: String) -> Bool {
        guard !text.isEmpty, ownLength[node] < 200, ownLinkLength[node] * 5 > ownLength[node] * 2 else { return false }
        return !(tree.tag(node).isHeading || ".:".contains(text.last ?? " "))
    }

    /// Leaves out what comes before the first paragraph and is not text: headline, byline, date, section.
    private mutating func omitOpening(of node: Int, headline: String) {
        let title = words(of: headline)
        let isLive = holdsPosts(node) || tree.descendants(of: node).prefix(200).contains(where: holdsPosts)
        var paragraphs = 0
        for index in keptNodes(below: node).lazy.filter(isTextBlock).prefix(60) {
            let text = lineText(of: index)
            if tree.tag(index).isHeading {
                if tree.tag(index) == .h1 || resembles(words(of: text), title) {
                    omitOwnText(of: index, .repeated)
                }
                continue
            }
            let own = ownLength[index]
            // The time of a live blog's first post is as much its text as the others'.
            if isLive, isClock(text) { continue }
            if own >= 80, ownLinkLength[index] * 2 < own {
                paragraphs += 1
                if paragraphs > 1 { break }
            } else if resembles(words(of: text), title) {
                omitOwnText(of: index, .repeated)
            } else if isCreditLine(text)
                || (paragraphs == 0
                    && (isTimeAlone(index) || namesPost(text) || !credits(of: index, within: node).isEmpty))
            {
                omitOwnText(of: index, .masthead)
            }
        }
    }

    /// Whether all of a block's own text stands in elements that tell a time.
    private func isTimeAlone(_ block: Int) -> Bool {
        texts(of: block).allSatisfy { text in tree.parent(of: text).map { tree.tag($0) == .time } ?? false }
    }

    /// Whether a short line names a post at a newspaper: 'Mira Holt, coast reporter'.
    private func namesPost(_ text: String) -> Bool {
        text.utf8.count <= 80 && !text.hasSuffix(".")
            && folded(text).split(separator: " ").contains { word in
                posts.contains(wordHash(Array(word.utf8)))
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

    /// Leaves out what follows the last paragraph: headings without text, links, lines of credit.
    private mutating func omitTail(of node: Int) {
        let blocks = keptNodes(below: node).filter(isTextBlock)
        for index in blocks.reversed() {
            if tree.tag(index).isHeading {
                omitOwnText(of: index, .bareHeading)
            } else if ownLinkLength[index] * 2 > ownLength[index] {
                omitOwnText(of: index, .linkList)
            } else if isFarewell(lineText(of: index)) {
                omitOwnText(of: index, .signOff)
            } else {
                break
            }
        }
    }

    /// Leaves out a block's own text, but not the blocks within it.
    private mutating func omitOwnText(of block: Int, _ rule: Removal.Rule) {
        if length[block] == ownLength[block] { return omit(block, rule) }
        for index in texts(of: block) { omit(index, rule) }
    }

    /// Whether a node is a block with text of its own.
    private func isTextBlock(_ node: Int) -> Bool { tree.tag(node).isBlock && ownLength[node] > 0 && !omitted[node] }
}
