// Makes a broken document one that libxml2 reads to its end. Real feeds suffer from `&nbsp;` and bare `&`, HTML pasted
// in unescaped, tags that overlap or are never closed, control characters, downloads cut short. libxml2's own recovery
// lets any end tag close the innermost element, so that one stray `<br>` pushes everything after it one level down.
// Here an end tag closes the nearest open element of its name, or nothing.
//
// Comments, processing instructions and the document type are dropped. Of the entities it declares, those that stand
// for plain text are put in where they are used, up to a total, so that a small document cannot grow huge.

/// Repairs a broken document in one pass.
struct XMLMender {
    enum Limit {
        static let depth = XMLReader.Limit.depth - 2
        /// Bytes of a name.
        static let name = 256
        static let attributes = 256
        /// Bytes that declared entities may add to the document.
        static let expansion = 65_536
    }

    let source: [UInt8]
    var index: Int
    var output: [UInt8] = []
    /// The open elements: where their names stand in `source`, and how many namespaces are in scope within each.
    var open: [(name: Range<Int>, namespaces: Int)] = []
    var entities: [String: [UInt8]] = [:]
    private var expansionLeft = Limit.expansion
    private var isOver = false
    private var hasRoot = false
    /// Closing marks that do not occur again, so that they are not searched for twice.
    private var exhausted: Set<String> = []

    init(_ source: [UInt8], from start: Int) {
        self.source = source
        index = start
    }

    /// - Returns: the document with a root element, balanced; empty if there is no tag.
    mutating func mend() -> [UInt8] {
        output.reserveCapacity(source.count - index + 64)
        while index < source.count, !isOver {
            switch source[index] {
            case UInt8(ascii: "<"): markup()
            case UInt8(ascii: "&"): reference()
            case UInt8(ascii: ">"): greaterThan()
            default: text()
            }
        }
        while let element = open.popLast() { writeEnd(element.name) }
        return output
    }

    func byte(_ ahead: Int = 0) -> UInt8 {
        index + ahead < source.count ? source[index + ahead] : 0
    }

    func startsHere(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard index + length <= source.count else { return false }
        return (0..<length).allSatisfy { lowercased(source[index + $0]) == lowercased(text.utf8Start[$0]) }
    }

    mutating func write(_ text: StaticString) {
        output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Where a text next stands, at `from` or later.
    private mutating func next(_ text: StaticString, from: Int) -> Int? {
        guard from < source.count, !exhausted.contains(text.description) else { return nil }
        if let found = position(of: text, in: source[from...]) { return found }
        exhausted.insert(text.description)
        return nil
    }
}

// MARK: - Text

extension XMLMender {
    private mutating func text() {
        let start = index
        while index < source.count, !"<&>".utf8.contains(source[index]) { index += 1 }
        if !open.isEmpty { writeLegal(start..<index) }
    }

    /// At `>`: escapes it, because it may not follow `]]` in text.
    private mutating func greaterThan() {
        if !open.isEmpty { write("&gt;") }
        index += 1
    }

    /// Writes the characters of a piece of the source that XML allows.
    mutating func writeLegal(_ range: Range<Int>) {
        Self.appendLegal(source[range], to: &output)
    }

    /// Appends the characters of a text in UTF-8 that XML allows.
    static func appendLegal(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        var start = text.startIndex
        var index = start
        while index < text.endIndex {
            if isLegal(at: index, in: text) {
                index += 1
            } else {
                bytes.append(contentsOf: text[start..<index])
                index = min(index + (text[index] == 0xEF ? 3 : 1), text.endIndex)
                start = index
            }
        }
        bytes.append(contentsOf: text[start...])
    }

    /// Whether XML allows the character that begins at `index`.
    private static func isLegal(at index: Int, in text: ArraySlice<UInt8>) -> Bool {
        let byte = text[index]
        if byte < 0x20 { return byte == 0x09 || byte == 0x0A || byte == 0x0D }
        guard byte == 0xEF, index + 2 < text.endIndex else { return true }
        return !(text[index + 1] == 0xBF && text[index + 2] >= 0xBE)
    }

    /// At `&`: writes what the reference stands for, or the ampersand itself.
    private mutating func reference() {
        let found = referenceText()
        if !open.isEmpty { output += found }
    }

    /// At `&`: what the reference stands for, escaped for XML; moves past it.
    mutating func referenceText() -> [UInt8] {
        var end = index + 1
        while end < source.count, end - index < 40, isNameByte(source[end]) || source[end] == UInt8(ascii: "#") {
            end += 1
        }
        guard end < source.count, source[end] == UInt8(ascii: ";"), end > index + 1 else {
            index += 1
            return Array("&amp;".utf8)
        }
        let name = String(decoding: source[(index + 1)..<end], as: UTF8.self)
        if name.hasPrefix("#") {
            index = end + 1
            return Self.character(ofReference: name)
        }
        if let value = entity(name) {
            index = end + 1
            return value
        }
        index += 1
        return Array("&amp;".utf8)
    }

    private mutating func entity(_ name: String) -> [UInt8]? {
        if ["amp", "lt", "gt", "quot", "apos"].contains(name) { return Array("&\(name);".utf8) }
        if let value = entities[name] {
            expansionLeft -= value.count
            return expansionLeft >= 0 ? value : []
        }
        guard let scalar = htmlCharacter(named: name) else { return nil }
        return Self.escaped(scalar)
    }

    /// The character of `#160` or `#xA0`, escaped where XML needs it: nothing for controls that XML does not allow,
    /// U+FFFD for numbers that are not characters.
    static func character(ofReference name: String) -> [UInt8] {
        let digits = name.dropFirst()
        let isHex = digits.first == "x" || digits.first == "X"
        guard let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10),
            let scalar = Unicode.Scalar(value), value != 0, value & 0xFFFE != 0xFFFE
        else { return Array("\u{FFFD}".utf8) }
        return escaped(scalar)
    }

    /// A character as it may stand in text and in attributes; nothing for a control that XML does not allow.
    static func escaped(_ scalar: Unicode.Scalar) -> [UInt8] {
        switch scalar {
        case "<": return Array("&lt;".utf8)
        case "&": return Array("&amp;".utf8)
        case ">": return Array("&gt;".utf8)
        case "\"": return Array("&quot;".utf8)
        case "\t", "\n", "\r": return Array("&#\(scalar.value);".utf8)
        default: return scalar.value < 0x20 ? [] : Array(String(scalar).utf8)
        }
    }
}

// MARK: - Markup

extension XMLMender {
    private mutating func markup() {
        switch byte(1) {
        case UInt8(ascii: "/"): endTag()
        case UInt8(ascii: "!"): declaration()
        case UInt8(ascii: "?"): skip(past: "?>")
        case let first where isNameStart(first) && !(open.isEmpty && hasRoot): startTag()
        default:
            index += 1
            if !open.isEmpty { write("&lt;") }
        }
    }

    private mutating func declaration() {
        if startsHere("<![CDATA[") {
            section()
        } else if startsHere("<!--") {
            skip(past: "-->")
        } else if startsHere("<!doctype"), !hasRoot {
            documentType()
        } else {
            skip(past: ">")
        }
    }

    /// Skips something that is dropped, past its end; if it has no end, past its first two bytes only.
    private mutating func skip(past end: StaticString) {
        if let found = next(end, from: index + 2) {
            index = found + end.utf8CodeUnitCount
        } else {
            index += 2
        }
    }

    /// A CDATA section. One that is never closed is read as if it had not been opened.
    private mutating func section() {
        let start = index + 9
        guard let end = next("]]>", from: start) else {
            index = start
            return
        }
        index = end + 3
        if !open.isEmpty { writeSection(start..<end) }
    }

    /// Writes a section's text. Where a character that XML does not allow stood between `]]` and `>`, the section is
    /// parted there: it would end without that character.
    private mutating func writeSection(_ text: Range<Int>) {
        write("<![CDATA[")
        var start = text.lowerBound
        while let close = source[start..<text.upperBound].firstIndex(of: UInt8(ascii: ">")) {
            writeLegal(start..<close)
            if output.suffix(2).elementsEqual("]]".utf8) { write("]]><![CDATA[") }
            output.append(source[close])
            start = close + 1
        }
        writeLegal(start..<text.upperBound)
        write("]]>")
    }

    private mutating func startTag() {
        let name = nameHere()
        index = name.upperBound
        let isKept = name.count <= Limit.name && open.count < Limit.depth
        let mark = output.count
        output.append(UInt8(ascii: "<"))
        output.append(contentsOf: source[name])
        let (isEmpty, namespaces) = attributes(namespacesInScope: open.last?.namespaces ?? 0)
        guard isKept else {
            output.removeSubrange(mark...)
            return
        }
        hasRoot = true
        if isEmpty || isVoid(name) {
            write("/>")
            isOver = open.isEmpty
        } else {
            output.append(UInt8(ascii: ">"))
            open.append((name, namespaces))
        }
    }

    /// Closes the nearest open element of the name and those within it; does nothing if there is none.
    private mutating func endTag() {
        index += 2
        let name = nameHere()
        index = name.upperBound
        while index < source.count, source[index] != UInt8(ascii: ">"), source[index] != UInt8(ascii: "<") {
            index += 1
        }
        if byte() == UInt8(ascii: ">") { index += 1 }
        guard let depth = open.lastIndex(where: { isSameName($0.name, name) }) else { return }
        while open.count > depth { writeEnd(open.removeLast().name) }
        isOver = open.isEmpty
    }

    private mutating func writeEnd(_ name: Range<Int>) {
        write("</")
        output.append(contentsOf: source[name])
        output.append(UInt8(ascii: ">"))
    }

    private func isSameName(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        one.count == other.count && zip(source[one], source[other]).allSatisfy { lowercased($0) == lowercased($1) }
    }

    /// Elements that have no end tag in HTML, except those whose names feeds use, such as `link`.
    private func isVoid(_ name: Range<Int>) -> Bool {
        guard name.count <= 5 else { return false }
        let text = String(decoding: source[name].map(lowercased), as: UTF8.self)
        return ["br", "hr", "img", "input", "wbr", "embed", "area"].contains(text)
    }
}
