/// A page of HTML as a flat value: its nodes in document order, each with the index at which its subtree ends.
///
/// A node's descendants are the nodes after it up to `end`, so a walk over any part of the page is a loop over indices,
/// however deep the page nests. Node 0 is the root and has no name of its own.
package struct HTMLTree: Sendable {
    /// A node's index in `nodes`.
    package typealias Index = Int

    /// An element or a run of text.
    package struct Node: Sendable {
        package let tag: HTMLTag
        /// The index of the element that holds it; -1 for the root.
        package let parent: Int32
        /// The index after its last descendant; for a text, the index after itself.
        package fileprivate(set) var end: Int32
        /// A text's bytes in `HTMLTree.bytes`, or an element's attributes in `HTMLTree.attributes`.
        fileprivate(set) var slice: Range<Int32>
    }

    /// One attribute of an element.
    struct Attribute: Sendable {
        let name: HTMLAttribute
        let value: Range<Int32>
    }

    /// In document order: a node's parent comes before it.
    package private(set) var nodes: [Node]
    /// The text of the page and the values of its attributes, in UTF-8, with entities replaced.
    package private(set) var bytes: [UInt8]
    private(set) var attributes: [Attribute]

    /// An empty page.
    init() {
        nodes = [Node(tag: .other, parent: -1, end: 1, slice: 0..<0)]
        bytes = []
        attributes = []
    }

    /// The nodes below a node, in document order.
    package func descendants(of node: Index) -> Range<Index> { node + 1..<Int(nodes[node].end) }

    /// A node's children, in order.
    package func children(of node: Index) -> some Sequence<Index> {
        let end = Int(nodes[node].end)
        return sequence(state: node + 1) { (next: inout Index) -> Index? in
            guard next < end else { return nil }
            defer { next = Int(self.nodes[next].end) }
            return next
        }
    }

    /// A node's element, or `.text`.
    package func tag(_ node: Index) -> HTMLTag { nodes[node].tag }

    /// The element that holds a node; nil for the root.
    package func parent(of node: Index) -> Index? { nodes[node].parent < 0 ? nil : Int(nodes[node].parent) }

    /// The bytes of a text node; empty for an element.
    package func text(_ node: Index) -> ArraySlice<UInt8> {
        guard nodes[node].tag == .text else { return [] }
        return bytes[Int(nodes[node].slice.lowerBound)..<Int(nodes[node].slice.upperBound)]
    }

    /// The bytes of an attribute's value; nil if the element has no such attribute.
    package func bytes(of attribute: HTMLAttribute, in node: Index) -> ArraySlice<UInt8>? {
        guard nodes[node].tag != .text else { return nil }
        for index in nodes[node].slice where attributes[Int(index)].name == attribute {
            let value = attributes[Int(index)].value
            return bytes[Int(value.lowerBound)..<Int(value.upperBound)]
        }
        return nil
    }

    /// An attribute's value; nil if the element has no such attribute.
    package func value(of attribute: HTMLAttribute, in node: Index) -> String? {
        bytes(of: attribute, in: node).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether an element has any attribute that was kept.
    package func hasAttributes(_ node: Index) -> Bool { nodes[node].tag != .text && !nodes[node].slice.isEmpty }

    /// All the text below a node as it stands in the source, scripts and styles included.
    package func rawText(of node: Index) -> String {
        var result: [UInt8] = []
        for index in descendants(of: node) where nodes[index].tag == .text { result += text(index) }
        return String(decoding: result, as: UTF8.self)
    }
}

// Building, in document order.
extension HTMLTree {
    /// How many bytes the indices can address, with room to spare.
    static let mostBytes = 1 << 30

    /// Adds an element below `parent`, which must be open, and returns its index.
    mutating func open(_ tag: HTMLTag, in parent: Index) -> Index {
        let start = Int32(attributes.count)
        nodes.append(Node(tag: tag, parent: Int32(parent), end: Int32(nodes.count + 1), slice: start..<start))
        return nodes.count - 1
    }

    /// Adds an attribute to the element that was opened last.
    mutating func add(_ name: HTMLAttribute, _ value: UnsafeBufferPointer<UInt8>) {
        attributes.append(Attribute(name: name, value: keep(value)))
        let last = nodes.count - 1
        nodes[last].slice = nodes[last].slice.lowerBound..<Int32(attributes.count)
    }

    /// Adds text below `parent`, joining it to the text before if nothing stands between.
    mutating func add(_ text: UnsafeBufferPointer<UInt8>, in parent: Index) {
        let last = nodes.count - 1
        let kept = keep(text)
        if nodes[last].tag == .text, nodes[last].parent == Int32(parent),
            nodes[last].slice.upperBound == kept.lowerBound
        {
            nodes[last].slice = nodes[last].slice.lowerBound..<kept.upperBound
        } else {
            nodes.append(Node(tag: .text, parent: Int32(parent), end: Int32(nodes.count + 1), slice: kept))
        }
    }

    /// Marks an element as complete.
    mutating func close(_ element: Index) { nodes[element].end = Int32(nodes.count) }

    private mutating func keep(_ value: UnsafeBufferPointer<UInt8>) -> Range<Int32> {
        let start = Int32(bytes.count)
        bytes.append(contentsOf: value)
        return start..<Int32(bytes.count)
    }
}
