import News

/// What HTML says, as text: paragraphs separated by one blank line, without decoration.
package struct HTMLText: Hashable, Sendable {
    /// No bullets, link numbers or names of pictures; white space as a browser shows it; a line break where the page
    /// breaks a line within a paragraph. Empty where the page shows no text.
    package var text: String
    /// Its headings, items of lists and quotations, in order, not overlapping.
    package var blocks: [Block]

    /// What is given.
    package init(text: String, blocks: [Block]) {
        self.text = text
        self.blocks = blocks
    }
}

/// The text of a piece of HTML that stands within something else: a feed's item, a part of a mail.
///
/// - Throws: ``HTMLError`` where it is too large or nests too deep.
package func plainText(ofHTML html: String) throws(HTMLError) -> HTMLText {
    let tree = try parseHTML(html)
    return plainText(of: tree)
}

/// HTML of a headline or a name as text on one line.
///
/// - Throws: ``HTMLError`` where it is too large or nests too deep.
package func plainLine(ofHTML html: String) throws(HTMLError) -> String {
    let text = try plainText(ofHTML: html).text
    return text.split { $0 == "\n" }.joined(separator: " ")
}

/// The text of a subtree of a page.
///
/// Scripts, styles, form fields, drawings and embedded pages are left out, and what the page's own markup hides is not
/// looked for.
///
/// - Parameters:
///   - node: the subtree's root; its own kind counts, as a heading's or a list item's.
///   - omitted: for each node of the page, whether it and all below it are left out; nil leaves out nothing more.
/// - Complexity: O(*n*) in the nodes and the text of the subtree.
package func plainText(of tree: HTMLTree, in node: HTMLTree.Index = 0, omitting omitted: [Bool]? = nil) -> HTMLText {
    var writer = ParagraphWriter()
    var open: [OpenElement] = []
    var index = node
    let end = tree.descendants(of: node).upperBound
    while index < end {
        while let last = open.last, last.end <= index {
            writer.leave(last)
            open.removeLast()
        }
        let tag = tree.tag(index)
        if tag == .text, omitted?[index] != true {
            writer.write(tree.text(index), isPreformatted: open.last?.isPreformatted ?? false)
        } else if tag == .text || unreadTags.contains(tag) || omitted?[index] == true {
            if tag.isBlock { writer.endParagraph() }
            index = tree.descendants(of: index).upperBound
            continue
        } else {
            let element = OpenElement(tag, until: tree.descendants(of: index).upperBound, in: open.last)
            writer.enter(element)
            open.append(element)
        }
        index += 1
    }
    return writer.finished()
}

/// Elements whose content is not shown as text.
private let unreadTags: Set<HTMLTag> = [
    .head, .script, .style, .noscript, .template, .iframe, .object, .embed, .applet, .svg, .canvas, .video, .audio,
    .select, .datalist, .textarea, .title, .noframes,
]

/// An element on the way down to the text that is being written.
private struct OpenElement {
    let tag: HTMLTag
    let end: HTMLTree.Index
    let isPreformatted: Bool
    let role: Block.Role?

    init(_ tag: HTMLTag, until end: HTMLTree.Index, in outer: OpenElement?) {
        self.tag = tag
        self.end = end
        isPreformatted = tag == .pre || outer?.isPreformatted ?? false
        role =
            switch tag {
            case .h1, .h2, .h3, .h4, .h5, .h6: .heading
            case .li: outer?.role == .heading ? .heading : .listItem
            case .blockquote: .quotation
            default: outer?.role
            }
    }
}

extension ParagraphWriter {
    fileprivate mutating func enter(_ element: OpenElement) {
        switch element.tag {
        case .br: breakLine()
        case .td, .th: space()
        default: if element.tag.isBlock { endParagraph() }
        }
        if element.tag.isBlock || !isInParagraph { role = element.role }
    }

    fileprivate mutating func leave(_ element: OpenElement) {
        switch element.tag {
        case .br: break
        case .td, .th: space()
        default: if element.tag.isBlock { endParagraph() }
        }
    }
}
