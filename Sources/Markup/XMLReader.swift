import CLibXML2
import Glibc

/// The name of an element, its namespace resolved.
package struct XMLName: Hashable, Sendable {
    /// The namespace's address as written; empty if there is none or its prefix was never declared.
    package let namespace: String
    /// A prefix that was never declared; otherwise empty.
    package let prefix: String
    package let local: String

    package init(namespace: String, prefix: String = "", local: String) {
        self.namespace = namespace
        self.prefix = prefix
        self.local = local
    }
}

/// Reads an XML document from start to end, one tag or piece of text at a time.
///
/// It is libxml2's xmlReader without entities, document types or network; see ``XMLText``. Comments and processing
/// instructions are skipped, CDATA is text. Memory grows with the document's depth, not with its length.
///
/// A broken document ends early, with `isBroken` true. A mended one is always read to its end.
package struct XMLReader: ~Copyable {
    /// What was read: a start tag, text, or an end tag. An empty element gives a start and an end.
    package enum Event: Sendable {
        case start, text, end
    }

    /// A document beyond these limits counts as broken; mending brings it within them.
    enum Limit {
        /// Elements open at once.
        static let depth = 250
        /// Namespaces declared and in scope at once.
        static let namespaces = 256
    }

    /// Whether the document could not be read to its end.
    package private(set) var isBroken = false
    /// A number for the name of the element that started or ended last: from 0, the same for the same name.
    package private(set) var nameNumber = 0
    /// How many elements are open, including one that just started, not one that just ended.
    package var depth: Int { open.count }

    private let handle: xmlTextReaderPtr?
    private var names: [XMLName] = []
    private var numbers: [NameKey: Int] = [:]
    private var open: [Int] = []
    private var endOwed = false
    private var bases = Scope()
    private var languages = Scope()
    private var declaredNamespaces: [(depth: Int, count: Int)] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>, isMended: Bool) {
        var options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        options |= XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_COMPACT.rawValue
        if isMended { options |= XML_PARSE_RECOVER.rawValue }
        guard xmlLibraryProblem == nil else {
            handle = nil
            isBroken = true
            return
        }
        handle = bytes.withMemoryRebound(to: CChar.self) { chars in
            xmlReaderForMemory(chars.baseAddress, Int32(clamping: chars.count), nil, nil, Int32(options))
        }
        isBroken = handle == nil
        // Otherwise libxml2 would print its complaints on the terminal.
        xmlTextReaderSetStructuredErrorHandler(handle, { _, _ in }, nil)
    }

    deinit { xmlFreeTextReader(handle) }

    /// The name of the element that started or ended last.
    package var name: XMLName { name(nameNumber) }

    /// - Parameter number: one that `nameNumber` gave.
    package func name(_ number: Int) -> XMLName {
        names.indices.contains(number) ? names[number] : XMLName(namespace: "", local: "")
    }

    /// The address that relative links here are relative to: `xml:base` of this element and those around it, each
    /// resolved against the one outside it; nil if none is given.
    package var base: String? { bases.current }
    /// `xml:lang` of this element or the nearest around it that has one; empty if that says there is none.
    package var language: String? { languages.current }

    /// Reads on.
    ///
    /// - Returns: nil at the end.
    package mutating func next() -> Event? {
        if endOwed {
            endOwed = false
            return close()
        }
        while xmlTextReaderRead(handle) == 1 {
            switch UInt32(xmlTextReaderNodeType(handle)) {
            case XML_READER_TYPE_ELEMENT.rawValue: return start()
            case XML_READER_TYPE_END_ELEMENT.rawValue: return close()
            case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
                return .text
            default: continue
            }
        }
        if !open.isEmpty || xmlTextReaderReadState(handle) == XML_TEXTREADER_MODE_ERROR.rawValue { isBroken = true }
        return nil
    }

    /// Adds the text just read, in UTF-8.
    package func appendText(to bytes: inout [UInt8]) {
        guard let value = xmlTextReaderConstValue(handle) else { return }
        bytes.append(contentsOf: UnsafeBufferPointer(start: value, count: length(ofString: value)))
    }

    /// An attribute of the element that just started; its name may be in any letter case.
    ///
    /// - Parameter isQualified: whether an attribute with a prefix, such as `rdf:about`, counts too.
    package func attribute(_ name: StaticString, isQualified: Bool = false) -> String? {
        var next = xmlTextReaderCurrentNode(handle)?.pointee.properties
        while let attribute = next {
            if isQualified || attribute.pointee.ns == nil, matches(attribute.pointee.name, name) {
                return value(of: attribute)
            }
            next = attribute.pointee.next
        }
        return nil
    }

    /// The attributes without a prefix of the element that just started, in order.
    package var attributes: [(name: String, value: String)] {
        var found: [(name: String, value: String)] = []
        var next = xmlTextReaderCurrentNode(handle)?.pointee.properties
        while let attribute = next {
            if attribute.pointee.ns == nil, let name = attribute.pointee.name {
                found.append((String(cString: name), value(of: attribute)))
            }
            next = attribute.pointee.next
        }
        return found
    }
}

// MARK: - Elements

extension XMLReader {
    private mutating func start() -> Event? {
        guard let node = xmlTextReaderCurrentNode(handle), open.count < Limit.depth, allowsNamespaces(of: node) else {
            isBroken = true
            return nil
        }
        nameNumber = number(of: node)
        open.append(nameNumber)
        endOwed = xmlTextReaderIsEmptyElement(handle) == 1
        if node.pointee.properties != nil { enterScopes(of: node) }
        return .start
    }

    private mutating func close() -> Event? {
        guard let last = open.popLast() else { return nil }
        nameNumber = last
        bases.leave(to: open.count)
        languages.leave(to: open.count)
        while let last = declaredNamespaces.last, last.depth > open.count { declaredNamespaces.removeLast() }
        return .end
    }

    private mutating func enterScopes(of node: xmlNodePtr) {
        var next = node.pointee.properties
        while let attribute = next {
            if let namespace = attribute.pointee.ns, matches(namespace.pointee.prefix, "xml") {
                if matches(attribute.pointee.name, "base") {
                    bases.enter(resolved(value(of: attribute), against: base), depth: open.count)
                } else if matches(attribute.pointee.name, "lang") {
                    languages.enter(value(of: attribute), depth: open.count)
                }
            }
            next = attribute.pointee.next
        }
    }

    /// Limits namespaces, because libxml2 looks every prefix up among all those in scope, one by one.
    private mutating func allowsNamespaces(of node: xmlNodePtr) -> Bool {
        guard var next = node.pointee.nsDef else { return true }
        var count = 1
        while let following = next.pointee.next {
            next = following
            count += 1
        }
        count += declaredNamespaces.last?.count ?? 0
        declaredNamespaces.append((open.count + 1, count))
        return count <= Limit.namespaces
    }

    private mutating func number(of node: xmlNodePtr) -> Int {
        let key = NameKey(local: node.pointee.name, namespace: xmlTextReaderConstNamespaceUri(handle))
        if let known = numbers[key] { return known }
        let name = xmlName(of: key)
        names.append(name)
        numbers[key] = names.count - 1
        return names.count - 1
    }
}

/// Both point into libxml2's dictionary, which holds every name once for as long as the reader lives.
private struct NameKey: Hashable {
    let local: UnsafePointer<UInt8>?
    let namespace: UnsafePointer<UInt8>?
}

private func xmlName(of key: NameKey) -> XMLName {
    let local = key.local.map { String(cString: $0) } ?? ""
    if let namespace = key.namespace { return XMLName(namespace: opening(of: namespace), local: local) }
    // libxml2 leaves an undeclared prefix on the name.
    guard let colon = local.firstIndex(of: ":") else { return XMLName(namespace: "", local: local) }
    return XMLName(
        namespace: "", prefix: String(local[..<colon]), local: String(local[local.index(after: colon)...]))
}

/// A value that applies to an element and everything within it.
private struct Scope {
    private var values: [(depth: Int, value: String)] = []

    var current: String? { values.last?.value }

    mutating func enter(_ value: String, depth: Int) { values.append((depth, value)) }

    mutating func leave(to depth: Int) {
        while let last = values.last, last.depth > depth { values.removeLast() }
    }
}

// MARK: - libxml2's strings

/// The first bytes of a namespace, which tell it from others: one of any length is declared once, and named by a million
/// elements.
private func opening(of namespace: UnsafePointer<UInt8>) -> String {
    let count = min(256, namespace.withMemoryRebound(to: CChar.self, capacity: 1) { strnlen($0, 256) })
    return String(decoding: UnsafeBufferPointer(start: namespace, count: count), as: UTF8.self)
}

private func length(ofString text: UnsafePointer<UInt8>) -> Int {
    text.withMemoryRebound(to: CChar.self, capacity: 1) { strlen($0) }
}

/// Whether a C string equals an ASCII name, in any letter case.
private func matches(_ text: UnsafePointer<UInt8>?, _ name: StaticString) -> Bool {
    guard let text else { return false }
    for index in 0..<name.utf8CodeUnitCount where lowercased(text[index]) != lowercased(name.utf8Start[index]) {
        return false
    }
    return text[name.utf8CodeUnitCount] == 0
}

func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

private func value(of attribute: xmlAttrPtr) -> String {
    var text = ""
    var next = attribute.pointee.children
    while let node = next {
        if let content = node.pointee.content { text += String(cString: content) }
        next = node.pointee.next
    }
    return text
}
