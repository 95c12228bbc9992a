import Markup
import Passages

// What is not the article on any page is left out before the article is looked for: what is not shown, what is used
// rather than read, and what its names call furniture.

/// How readily something is taken for furniture.
enum Care: CaseIterable {
    /// By names, roles and elements.
    case names
    /// By elements alone: `nav`, `footer`, `aside`.
    case elements
    case none
}

extension PageSurvey {
    /// Leaves out what nobody reads on any page.
    mutating func omitUnread() {
        for index in tree.nodes.indices.dropFirst() where tree.tag(index) != .text {
            if let rule = rule(againstReading: index) { omit(index, rule) }
        }
    }

    /// Leaves out what its names, its element or its role mark as furniture, unless the article seems to be inside.
    mutating func omitFurniture(_ care: Care) {
        measure()
        if care == .none {
            // Bars of links are not text on any page.
            for index in tree.nodes.indices where tree.tag(index) == .nav { omit(index, .furniture) }
            return
        }
        let all = proseLength[0]
        for index in tree.nodes.indices.dropFirst() where tree.tag(index) != .text && !omitted[index] {
            guard isFurniture(index, care) else { continue }
            // A node that holds most of the page's text is mislabelled, except that readers' comments and the captions of
            // many pictures are often longer than the story.
            let text = proseLength[index]
            let isVerbose = !hints[index].isDisjoint(with: [.comments, .gallery])
            if isVerbose ? all - text < 800 : text * 2 > all { continue }
            omit(index, .furniture)
        }
    }

    /// Why nobody reads a node on any page; nil if somebody may.
    private func rule(againstReading node: Int) -> Removal.Rule? {
        if holdsNoText(node) { return .hidden }
        switch tree.tag(node) {
        case .select, .textarea, .button, .dialog, .noscript, .menu, .marquee: return .furniture
        default: break
        }
        guard tree.hasAttributes(node) else { return nil }
        if tree.isHidden(node) { return .hidden }
        if let id = tree.bytes(of: .id, in: node), archiveBars.contains(where: { id.elementsEqual($0.utf8) }) {
            return .furniture
        }
        if let state = tree.bytes(of: .ariaHidden, in: node), state.elementsEqual("true".utf8) { return .hidden }
        return tree.bytes(of: .ariaModal, in: node)?.elementsEqual("true".utf8) == true ? .furniture : nil
    }

    /// Whether what stands in a node is for programs, or no text at all.
    func holdsNoText(_ node: Int) -> Bool {
        switch tree.tag(node) {
        case .script, .style, .template, .iframe, .object, .embed, .applet, .svg, .canvas, .video, .audio, .datalist,
            .input, .link, .meta, .title, .noframes, .map, .progress, .img:
            true
        default: false
        }
    }

    private func isFurniture(_ node: Int, _ care: Care) -> Bool {
        let tag = tree.tag(node)
        switch tag {
        case .html, .body, .article, .main, .p, .h1, .blockquote, .a, .em, .i, .b, .strong, .tr, .td, .tbody, .table,
            .pre, .code:
            return false
        case .nav, .footer, .aside: return true
        default: break
        }
        if care != .names { return false }
        if let role = tree.value(of: .role, in: node), furnitureRoles.contains(role) { return true }
        let hints = hints[node]
        if hints.isDisjoint(with: .furniture) { return false }
        if !hints.isDisjoint(with: [.comments, .related, .gallery]) { return true }
        return hints.isDisjoint(with: [.body, .article, .headline])
    }
}

extension PageHints {
    /// Hints that name something other than the article.
    static let furniture: PageHints = [
        .comments, .sharing, .related, .advertising, .signUp, .navigation, .frame, .hidden, .tags, .authorBox, .gallery,
    ]
}

/// What web archives put above the pages that they keep, by its names in their pages.
private let archiveBars = ["wm-ipp-base", "wm-ipp", "wm-ipp-print", "donato"]

private let furnitureRoles: Set<String> = [
    "navigation", "menu", "menubar", "complementary", "dialog", "alertdialog", "banner", "contentinfo", "search",
    "toolbar", "tablist", "alert", "button", "form",
]
