import Markup

// A live blog is posts one below another: elements of one kind, each with its time, that no teaser is. The longest of them
// may hold most of the text, and is still one among others.

/// What the posts of a live blog have in common.
struct PostKind {
    fileprivate let tag: HTMLTag
    fileprivate let names: [UInt8]?
    fileprivate let hasLinkedHeading: Bool
}

extension PageSurvey {
    /// What a node would have in common with others if it is a post of a live blog; nil if it tells no time.
    func postKind(of node: Int) -> PostKind? {
        guard tellsTime(node) else { return nil }
        return PostKind(
            tag: tree.tag(node), names: tree.bytes(of: .class, in: node).map(Array.init),
            hasLinkedHeading: hasLinkedHeading(node))
    }

    /// Whether a node is a post of a kind: an element like the others, with a time and hardly a link; a teaser is a link.
    func isPost(_ node: Int, of kind: PostKind) -> Bool {
        tree.tag(node) == kind.tag && linkDensity(of: node) < 0.25
            && tree.bytes(of: .class, in: node).map(Array.init) == kind.names && tellsTime(node)
            && (kind.hasLinkedHeading || !hasLinkedHeading(node))
    }

    /// Whether at least three of a node's children are posts alike.
    func holdsPosts(_ node: Int) -> Bool {
        let first = tree.children(of: node).first { !omitted[$0] && length[$0] > 0 && tellsTime($0) }
        return first.map { !livePosts(in: node, like: $0).isEmpty } ?? false
    }

    /// The children of a node that are posts as one of them is; none if there are not three together with it.
    func livePosts(in node: Int, like one: Int) -> [Int] {
        guard let kind = postKind(of: one), isPost(one, of: kind) else { return [] }
        let posts = tree.children(of: node).filter { child in
            !omitted[child] && tree.tag(child) != .text && length[child] > 0 && isPost(child, of: kind)
        }
        return posts.count >= 3 ? posts : []
    }

    private func tellsTime(_ node: Int) -> Bool {
        tree.descendants(of: node).prefix(100).contains { index in
            tree.tag(index) == .time
                || tree.tag(index).isBlock && (3...16).contains(ownLength[index]) && isClock(lineText(of: index))
        }
    }

    private func hasLinkedHeading(_ node: Int) -> Bool {
        tree.descendants(of: node).prefix(100).contains {
            tree.tag($0).isHeading && ownLinkLength[$0] * 2 > ownLength[$0]
        }
    }

    /// Whether a line is hardly more than a time of day: '16.00', '4:15 PM', '14:02 Uhr', '8h30'.
    func isClock(_ line: String) -> Bool {
        guard line.utf8.count <= 16, let first = line.first, first.isNumber else { return false }
        let parts = line.split { !$0.isNumber }
        let hours = parts.first.flatMap { Int($0) } ?? 99
        return parts.count == 2 && hours < 25 && parts[1].count == 2
    }
}
