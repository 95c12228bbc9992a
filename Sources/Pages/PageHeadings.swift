import Markup
import Passages

// Where a page gives its headline.

extension PageSurvey {
    /// The texts of the page's largest headings, in order, then those of its first lines in bold or large type, which old
    /// pages use as headings.
    func headings() -> [String] {
        let headings = tree.nodes.indices.filter { tree.tag($0) == .h1 || tree.tag($0) == .h2 }.prefix(40)
        let loud = tree.nodes.indices.filter(isLoud).prefix(40)
        return headings.map { shortText(below: $0) } + loud.map { shortText(below: $0) }
    }

    private func isLoud(_ node: Int) -> Bool {
        switch tree.tag(node) {
        case .b, .strong, .font, .big: true
        default: false
        }
    }

    /// What microdata marks as the headline, if only one thing is marked so.
    func markedHeadline() -> String? {
        let marked = tree.nodes.indices.lazy.filter {
            tree.tag($0) != .text && tree.tag($0) != .meta && tree.hasAttributes($0)
                && tree.bytes(of: .itemprop, in: $0)?.elementsEqual("headline".utf8) == true
        }.prefix(2).map { shortText(below: $0) }
        let text = marked.first.map { $0.utf8.count <= 300 ? $0 : "" } ?? ""
        return marked.count == 1 && !text.isEmpty ? text : nil
    }

    /// The heading that says what the page's title says: the first whose words nearly all occur in it, or else the first
    /// `h1`. If there is none, the first line that says the same.
    func headlineNode(saying title: String) -> Int? {
        let wanted = words(of: title)
        let title = Set(wanted)
        var first: Int?
        for index in keptNodes(below: 0).lazy.filter({ tree.tag($0).isHeading }).prefix(200) {
            let own = Set(words(of: lineText(of: index)))
            if own.count >= 3, own.intersection(title).count * 5 >= own.count * 4 { return index }
            if tree.tag(index) == .h1, first == nil { first = index }
        }
        if let first { return first }
        guard wanted.count >= 3 else { return nil }
        let lines = keptNodes(below: 0).lazy.filter {
            isLoud($0) || tree.tag($0).isBlock && (10...400).contains(ownLength[$0])
        }
        return lines.prefix(200).first { index in
            let own = Set(words(of: isLoud(index) ? shortText(below: index) : lineText(of: index)))
            return own.count >= 3 && own.intersection(title).count * 5 >= own.count * 4
        }
    }
}
