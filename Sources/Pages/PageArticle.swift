import Markup

// Where the article stands. From the top of the page we go down, always to the child that holds most of the running
// text, as long as one child stands out. Then we go back up this way, and judge what stands beside it at each step by
// how much it reads like what was found at the bottom. So a story in one box is found without its surroundings, and a
// story in several boxes is found whole.

extension PageSurvey {
    /// Finds the article's text and leaves out what stands beside it.
    ///
    /// - Parameter headline: the node of the story's headline, if it is known.
    /// - Returns: the node that holds the whole article.
    mutating func settleOnArticle(headline: Int?) -> Int {
        let way = wayDown(from: start(headline: headline))
        var top = way.count - 1
        var kept: [[Int]] = []
        for level in way.indices.dropLast().reversed() {
            let joined = keptChildren(of: way[level], beside: way[level + 1])
            kept.append(joined)
            if !joined.isEmpty { top = level }
        }
        kept.reverse()
        for level in way.indices.dropLast() where level >= top {
            for child in tree.children(of: way[level]) where child != way[level + 1] && tree.tag(child) != .text {
                if !kept[level].contains(child) { omit(child, .besideStory) }
            }
        }
        return way[top]
    }

    /// Where to begin: the article that holds the headline, if there is one with text; otherwise the whole page.
    private func start(headline: Int?) -> Int {
        var node = headline
        while let current = node {
            if tree.tag(current) == .article || hints[current].contains(.body) || tree.tag(current) == .main,
                proseLength[current] * 8 > proseLength[0], proseLength[current] >= 250
            {
                return current
            }
            node = tree.parent(of: current)
        }
        return 0
    }

    /// The nodes from the first one down to where the text divides into paragraphs.
    private func wayDown(from start: Int) -> [Int] {
        var way = [start]
        while let node = way.last {
            let below = tree.children(of: node).filter { !omitted[$0] && tree.tag($0) != .text }
            guard let best = below.max(by: { rank($0) < rank($1) }), isContainer(best),
                Double(proseLength[best]) >= share(of: best) * Double(proseLength[node]),
                livePosts(in: node, like: best).isEmpty
            else { break }
            way.append(best)
        }
        return way
    }

    private func rank(_ node: Int) -> Int {
        let text = Int(proseLength[node])
        return hints[node].contains(.body) ? text * 2 : text
    }

    /// How much of the running text around it a node must hold for the rest to count as surroundings.
    private func share(of node: Int) -> Double {
        if hints[node].contains(.body) { return 0.35 }
        if tree.tag(node) == .article || tree.tag(node) == .main { return 0.45 }
        return 0.55
    }

    private func isContainer(_ node: Int) -> Bool {
        switch tree.tag(node) {
        case .p, .li, .blockquote, .pre, .ul, .ol, .dl, .span, .a, .b, .i, .em, .strong, .font: false
        default: proseLength[node] > 0 && (ownLength[node] * 2 < length[node] || hasBreaks(node))
        }
    }

    /// Whether a box with text directly in it holds several paragraphs, separated by line breaks.
    private func hasBreaks(_ node: Int) -> Bool { tree.children(of: node).contains { tree.tag($0) == .br } }

    /// The children of a node that belong to the story in one of them: those that read like it, and those between.
    private func keptChildren(of node: Int, beside best: Int) -> [Int] {
        let children = tree.children(of: node).filter { !omitted[$0] && tree.tag($0) != .text }
        let posts = Set(livePosts(in: node, like: best))
        let joined = children.filter { $0 != best && (posts.contains($0) || goesOn($0, from: best)) }
        guard let first = joined.first, let last = joined.last else { return [] }
        let span = min(first, best)...max(last, best)
        return children.filter { joined.contains($0) || (span.contains($0) && $0 != best && fits($0)) }
    }

    /// Whether a node continues the story or opens it.
    private func goesOn(_ child: Int, from best: Int) -> Bool {
        let text = proseLength[child]
        guard text > 0, linkDensity(of: child) < 0.25 else { return false }
        switch tree.tag(child) {
        case .p, .blockquote, .pre: return text >= 60
        case .article, .ul, .ol, .li: return false
        case .header: return text >= 80 && child < best
        default: break
        }
        if sameNames(child, best) { return true }
        if child < best, text >= 60, text * 10 >= length[child] * 8 { return true }
        return text >= 200 && text * 10 > proseLength[best] && text * 10 > length[child] * 6
    }

    /// Whether a node may stand between parts of the story.
    private func fits(_ child: Int) -> Bool {
        switch tree.tag(child) {
        case .article, .aside, .header, .nav: false
        default: linkDensity(of: child) < 0.34
        }
    }

    private func sameNames(_ one: Int, _ other: Int) -> Bool {
        guard let first = tree.bytes(of: .class, in: one), let second = tree.bytes(of: .class, in: other) else {
            return false
        }
        return tree.tag(one) == tree.tag(other) && first.elementsEqual(second)
    }
}
