import Markup

// Where the article stands. From the top of the page we go down, ever to the child that holds most of the running
// text, as far as one child stands out; the way down is kept, and at each step what stands beside the way is judged by
// how much it reads like what was found at the bottom. So a story in one box is found without its surroundings, and a
// story in several boxes is found whole.

extension PageSurvey {
    /// Finds the article's text and leaves out what stands beside it.
    ///
    /// - Parameter headline: the node of the story's headline, where it is known.
    /// - Returns: the node that holds all of it.
    mutating func settleOnArticle(headline: Int?) -> Int {
        var way = wayDown(from: start(headline: headline))
        guard let bottom = way.last else { return 0 }
        var top = bottom
        while way.count > 1 {
            let best = way.removeLast()
            guard let outer = way.last else { break }
            let joined = joinedChildren(of: outer, to: best, like: bottom)
            if joined.isEmpty, Double(proseLength[best]) < 0.97 * Double(proseLength[outer]) || !isPlain(outer) {
                break
            }
            for child in tree.children(of: outer) where child != best && !joined.contains(child) {
                if !isOpening(child, before: best, headline: headline) { omitted[child] = true }
            }
            if !joined.isEmpty { top = outer }
        }
        return top
    }

    /// Where to begin: the article that the headline stands in, where there is one with text, else the whole page.
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

    /// The nodes from a first one down to where the text parts into paragraphs.
    private func wayDown(from start: Int) -> [Int] {
        var way = [start]
        while let node = way.last {
            let below = tree.children(of: node).filter { !omitted[$0] && tree.tag($0) != .text }
            guard let best = below.max(by: { rank($0) < rank($1) }), isContainer(best),
                Double(proseLength[best]) >= share(of: best) * Double(proseLength[node])
            else { break }
            way.append(best)
        }
        return way
    }

    private func rank(_ node: Int) -> Int {
        let text = Int(proseLength[node])
        return hints[node].contains(.body) ? text * 2 : text
    }

    private func share(of node: Int) -> Double {
        if hints[node].contains(.body) { return 0.35 }
        if tree.tag(node) == .article || tree.tag(node) == .main { return 0.45 }
        return 0.55
    }

    private func isContainer(_ node: Int) -> Bool {
        switch tree.tag(node) {
        case .p, .li, .blockquote, .pre, .ul, .ol, .dl, .span, .a, .b, .i, .em, .strong, .font: false
        default: proseLength[node] > 0 && ownLength[node] * 2 < length[node]
        }
    }

    private func isPlain(_ node: Int) -> Bool { tree.tag(node) == .div || tree.tag(node) == .section }

    /// The children of a node that go on with the story that stands in one of them.
    private func joinedChildren(of node: Int, to best: Int, like bottom: Int) -> Set<Int> {
        var joined: Set<Int> = []
        for child in tree.children(of: node) where child != best && !omitted[child] && tree.tag(child) != .text {
            if goesOn(child, from: best) { joined.insert(child) }
        }
        return joined
    }

    private func goesOn(_ child: Int, from best: Int) -> Bool {
        let text = proseLength[child]
        guard text > 0, linkDensity(of: child) < 0.25 else { return false }
        switch tree.tag(child) {
        case .p, .blockquote, .pre: return text >= 60
        case .header, .article, .ul, .ol: return false
        default: break
        }
        if hasNames(child), sameNames(child, best) { return true }
        return text >= 200 && Double(text) > 0.1 * Double(proseLength[best])
    }

    private func isOpening(_ child: Int, before best: Int, headline: Int?) -> Bool {
        false
    }

    private func hasNames(_ node: Int) -> Bool { tree.bytes(of: .class, in: node) != nil }

    private func sameNames(_ one: Int, _ other: Int) -> Bool {
        guard let first = tree.bytes(of: .class, in: one), let second = tree.bytes(of: .class, in: other) else {
            return false
        }
        return tree.tag(one) == tree.tag(other) && first.elementsEqual(second)
    }
}
