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
    var writer = TextWriter()
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

/// Puts paragraphs together from runs of text.
private struct TextWriter {
    private var bytes: [UInt8] = []
    private var blocks: [Block] = []
    /// Where the paragraph in hand begins in `bytes`; nil between paragraphs.
    private var start: Int?
    private var role: Block.Role?
    /// The white space that comes before the next word: none, a space, or line breaks.
    private var owesSpace = false
    private var owedBreaks = 0

    mutating func enter(_ element: OpenElement) {
        switch element.tag {
        case .br: owedBreaks += 1
        case .td, .th: owesSpace = true
        default: if element.tag.isBlock { endParagraph() }
        }
        if element.tag.isBlock || start == nil { role = element.role }
    }

    mutating func leave(_ element: OpenElement) {
        switch element.tag {
        case .br: break
        case .td, .th: owesSpace = true
        default: if element.tag.isBlock { endParagraph() }
        }
    }

    mutating func endParagraph() {
        owesSpace = false
        owedBreaks = 0
        guard let start else { return }
        if let role { blocks.append(Block(range: start..<bytes.count, role: role)) }
        self.start = nil
    }

    mutating func write(_ text: ArraySlice<UInt8>, isPreformatted: Bool) {
        text.withUnsafeBufferPointer { text in
            var index = 0
            while index < text.count {
                let byte = text[index]
                if byte > 0x20, byte < 0x7F {
                    let from = index
                    repeat { index += 1 } while index < text.count && text[index] > 0x20 && text[index] < 0x7F
                    append(text[from..<index])
                    continue
                }
                index += other(text, index, isPreformatted)
            }
        }
    }

    /// Writes what is no plain ASCII letter at `index`; returns the number of bytes that it took.
    private mutating func other(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ isPreformatted: Bool) -> Int {
        switch glyph(text, index) {
        case .space(let length):
            if isPreformatted, text[index] == 0x0A { owedBreaks += 1 } else { owesSpace = true }
            return length
        case .nothing(let length): return length
        case .mark(let length):
            append(text[index..<min(index + length, text.count)])
            return length
        }
    }

    private mutating func append(_ word: Slice<UnsafeBufferPointer<UInt8>>) {
        if owedBreaks > 1 { let kept = role; endParagraph(); role = kept }
        if start == nil {
            if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
            start = bytes.count
        } else if owedBreaks == 1 {
            bytes.append(0x0A)
        } else if owesSpace {
            bytes.append(0x20)
        }
        owesSpace = false
        owedBreaks = 0
        bytes += word
    }

    mutating func finished() -> HTMLText {
        endParagraph()
        return HTMLText(text: String(decoding: bytes, as: UTF8.self), blocks: blocks)
    }
}

/// What a character beyond plain ASCII is to a line of text, and its length in bytes.
private enum Glyph {
    case space(Int), nothing(Int), mark(Int)
}

/// No-break and ideographic spaces and line separators are spaces; controls, soft hyphens, zero width spaces and byte
/// order marks are nothing.
private func glyph(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Glyph {
    func byte(_ offset: Int) -> UInt8 { index + offset < text.count ? text[index + offset] : 0 }
    switch byte(0) {
    case 0x09...0x0D, 0x20: return .space(1)
    case 0..<0x20, 0x7F: return .nothing(1)
    case 0xC2:
        switch byte(1) {
        case 0x85, 0xA0: return .space(2)
        case 0x80...0x9F, 0xAD: return .nothing(2)
        default: return .mark(2)
        }
    case 0xE2 where byte(1) == 0x80:
        switch byte(2) {
        case 0x8B: return .nothing(3)
        case 0xA8, 0xA9: return .space(3)
        default: return .mark(3)
        }
    case 0xE3 where byte(1) == 0x80 && byte(2) == 0x80: return .space(3)
    case 0xEF where byte(1) == 0xBB && byte(2) == 0xBF: return .nothing(3)
    case 0xF0...: return .mark(4)
    case 0xE0...: return .mark(3)
    case 0xC0...: return .mark(2)
    default: return .mark(1)
    }
}
