import Markup
import Passages

/// What is known of each node of a page before anything is judged: its hints, and how much text it has.
///
/// Every figure is in an array beside the tree's nodes. Lengths are in bytes of text without white space: a Chinese
/// character counts three, which is about what it says.
struct PageSurvey {
    let tree: HTMLTree
    /// The hints of `class` and `id`; none for a text.
    let hints: [PageHints]
    /// The innermost element that has paragraphs of its own and holds the node, or is the node.
    let blocks: [Int32]
    /// The first text directly in a block, and for a text the next one in the same block; 0 for none.
    private let firstText: [Int32]
    private let nextText: [Int32]
    /// Whether a node is inside a link.
    let isLinked: [Bool]
    /// What is left out. For an element, everything below it is left out too.
    private(set) var omitted: [Bool]
    /// The rule that leaves out each node that was judged itself; nil for the others.
    private(set) var rules: [Removal.Rule?]
    /// The text in the subtree that is not left out, and the part of it inside links.
    private(set) var length: [Int32]
    private(set) var linkLength: [Int32]
    /// The text directly in a block, not in blocks inside it, and the part of it inside links.
    private(set) var ownLength: [Int32]
    private(set) var ownLinkLength: [Int32]
    /// The commas in the block's own text.
    private(set) var ownMarks: [Int32]
    /// The length of paragraphs that read as running text, in the subtree.
    private(set) var proseLength: [Int32]

    init(_ tree: HTMLTree) {
        self.tree = tree
        let count = tree.nodes.count
        var hints = [PageHints](repeating: [], count: count)
        var blocks = [Int32](repeating: 0, count: count)
        var isLinked = [Bool](repeating: false, count: count)
        for index in tree.nodes.indices.dropFirst() {
            let node = tree.nodes[index]
            let parent = Int(node.parent)
            blocks[index] = node.tag.isBlock && node.tag != .br ? Int32(index) : blocks[parent]
            isLinked[index] = isLinked[parent] || node.tag == .a
            if node.tag != .text, tree.hasAttributes(index) {
                if let names = tree.bytes(of: .class, in: index) { hints[index].formUnion(PageHints(names: names)) }
                if let names = tree.bytes(of: .id, in: index) { hints[index].formUnion(PageHints(names: names)) }
            }
        }
        var (firstText, nextText) = ([Int32](repeating: 0, count: count), [Int32](repeating: 0, count: count))
        for index in tree.nodes.indices.reversed() where tree.tag(index) == .text {
            let block = Int(blocks[index])
            nextText[index] = firstText[block]
            firstText[block] = Int32(index)
        }
        (self.hints, self.blocks, self.isLinked) = (hints, blocks, isLinked)
        (self.firstText, self.nextText) = (firstText, nextText)
        omitted = [Bool](repeating: false, count: count)
        rules = [Removal.Rule?](repeating: nil, count: count)
        length = [Int32](repeating: 0, count: count)
        linkLength = length
        ownLength = length
        ownLinkLength = length
        ownMarks = length
        proseLength = length
    }

    /// Leaves out a node with everything below it.
    mutating func omit(_ node: Int, _ rule: Removal.Rule) {
        omitted[node] = true
        rules[node] = rules[node] ?? rule
    }

    /// Counts again what is not left out.
    ///
    /// - Complexity: O(*n*).
    mutating func measure() {
        for index in length.indices {
            length[index] = 0
            linkLength[index] = 0
            ownLength[index] = 0
            ownLinkLength[index] = 0
            ownMarks[index] = 0
            proseLength[index] = 0
        }
        countTexts()
        for index in tree.nodes.indices.dropFirst().reversed() where !omitted[index] {
            let parent = Int(tree.nodes[index].parent)
            length[parent] += length[index]
            linkLength[parent] += linkLength[index]
            proseLength[index] += prose(of: index)
            proseLength[parent] += proseLength[index]
        }
    }

    private mutating func countTexts() {
        var index = 1
        while index < tree.nodes.count {
            if omitted[index] {
                index = tree.descendants(of: index).upperBound
                continue
            }
            if tree.tag(index) == .text {
                let (size, marks) = weight(tree.text(index))
                let block = Int(blocks[index])
                length[index] = size
                ownLength[block] += size
                ownMarks[block] += marks
                if isLinked[index] {
                    linkLength[index] = size
                    ownLinkLength[block] += size
                }
            }
            index += 1
        }
    }

    /// How much of a block's own text counts as running text: nothing if it is a few words or mostly links.
    private func prose(of block: Int) -> Int32 {
        let own = ownLength[block]
        guard own >= 40, ownLinkLength[block] * 2 < own else { return 0 }
        switch tree.tag(block) {
        case .h1, .h2, .h3, .h4, .h5, .h6, .button, .label, .option, .figcaption, .caption, .title: return 0
        case .li: return (own - ownLinkLength[block]) / 2
        default: return own - ownLinkLength[block]
        }
    }

    /// The texts directly in a block, in order.
    func texts(of block: Int) -> some Sequence<Int> {
        sequence(state: Int(firstText[block])) { next -> Int? in
            guard next != 0 else { return nil }
            defer { next = Int(nextText[next]) }
            return next
        }
    }

    /// The first 2000 bytes of a block's own text, on one line.
    func lineText(of block: Int) -> String {
        var bytes: [UInt8] = []
        for index in texts(of: block) where bytes.count < 2000 { bytes += tree.text(index).prefix(2000) }
        return oneLine(bytes)
    }

    /// The text below a node, on one line, from its first 200 nodes.
    func shortText(below node: Int) -> String {
        var bytes: [UInt8] = []
        for index in tree.descendants(of: node).prefix(200) where bytes.count < 2000 {
            if tree.tag(index).isBlock { bytes.append(0x20) }
            bytes += tree.text(index).prefix(2000)
        }
        return oneLine(bytes)
    }

    /// The nodes below one that are not left out, in order.
    func keptNodes(below node: Int) -> [Int] {
        var result: [Int] = []
        var index = node + 1
        let end = tree.descendants(of: node).upperBound
        while index < end {
            if omitted[index] {
                index = tree.descendants(of: index).upperBound
            } else {
                result.append(index)
                index += 1
            }
        }
        return result
    }

    /// The share of a subtree's text that is inside links, 0 to 1; 0 if there is no text.
    func linkDensity(of node: Int) -> Double {
        length[node] == 0 ? 0 : Double(linkLength[node]) / Double(length[node])
    }
}

/// The bytes of a text that are not white space, and the commas among them.
private func weight(_ text: ArraySlice<UInt8>) -> (size: Int32, marks: Int32) {
    var size: Int32 = 0
    var marks: Int32 = 0
    for byte in text where byte > 0x20 {
        size += 1
        if byte == 0x2C { marks += 1 }
    }
    return (size, marks)
}
