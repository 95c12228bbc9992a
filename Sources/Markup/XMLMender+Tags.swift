// What stands inside tags: names, attributes and the document type.

extension XMLMender {
    /// Reads the attributes of a start tag, from after its name, and moves past the tag. Writes each attribute once, in
    /// quotes.
    ///
    /// - Returns: whether the tag closes itself, and how many namespaces are in scope within the element.
    mutating func attributes(namespacesInScope: Int) -> (isEmpty: Bool, namespaces: Int) {
        var names: [Range<Int>] = []
        var namespaces = namespacesInScope
        while index < source.count {
            let byte = source[index]
            if byte == UInt8(ascii: ">") {
                index += 1
                return (false, namespaces)
            }
            if byte == UInt8(ascii: "/"), self.byte(1) == UInt8(ascii: ">") {
                index += 2
                return (true, namespaces)
            }
            // A tag that was never closed ends where the next begins.
            if byte == UInt8(ascii: "<") { return (false, namespaces) }
            guard isNameStart(byte) else {
                index += 1
                continue
            }
            let name = nameHere()
            index = name.upperBound
            let mark = output.count
            writeAttribute(name)
            let isNamespace = source[name].starts(with: "xmlns".utf8)
            if isNamespace { namespaces += 1 }
            let isKept =
                names.count < Limit.attributes && name.count <= Limit.name
                && !(isNamespace && namespaces > XMLReader.Limit.namespaces)
                && !names.contains { source[$0] == source[name] }
            if isKept { names.append(name) } else { output.removeSubrange(mark...) }
        }
        return (false, namespaces)
    }

    private mutating func writeAttribute(_ name: Range<Int>) {
        output.append(UInt8(ascii: " "))
        output.append(contentsOf: source[name])
        write("=\"")
        skipSpace()
        if byte() == UInt8(ascii: "=") {
            index += 1
            skipSpace()
            writeValue()
        }
        output.append(UInt8(ascii: "\""))
    }

    private mutating func writeValue() {
        let quote = byte()
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return writeValue { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
        }
        index += 1
        // A value may not hold `<`. If one comes before the closing quote, the quote is missing, and `>` ends the value
        // too.
        let isClosed = source[index...].first { $0 == quote || $0 == UInt8(ascii: "<") } == quote
        writeValue { $0 == quote || (!isClosed && $0 == UInt8(ascii: ">")) }
        if byte() == quote { index += 1 }
    }

    private mutating func writeValue(until isEnd: (UInt8) -> Bool) {
        while index < source.count, !isEnd(source[index]) {
            switch source[index] {
            case UInt8(ascii: "<"):
                write("&lt;")
                index += 1
            case UInt8(ascii: "\""):
                write("&quot;")
                index += 1
            case UInt8(ascii: "&"):
                output += referenceText()
            default:
                let start = index
                index += 1
                while index < source.count, !isEnd(source[index]), !"<\"&".utf8.contains(source[index]) { index += 1 }
                writeLegal(start..<index)
            }
        }
    }

    mutating func skipSpace() {
        while index < source.count, source[index] <= 0x20 { index += 1 }
    }

    /// At `<!DOCTYPE`: drops it, but remembers its entities.
    mutating func documentType() {
        let start = index
        index += 9
        while index < source.count {
            switch source[index] {
            case UInt8(ascii: ">"):
                index += 1
                return
            case UInt8(ascii: "["):
                if internalSubset() { continue }
                index = start + 2
                return
            case UInt8(ascii: "\""), UInt8(ascii: "'"): skipQuoted()
            case UInt8(ascii: "<"): return
            default: index += 1
            }
        }
    }

    /// At `[`: reads the declarations up to `]`.
    ///
    /// - Returns: false if there is no `]`.
    private mutating func internalSubset() -> Bool {
        while index < source.count {
            switch source[index] {
            case UInt8(ascii: "]"):
                index += 1
                return true
            case UInt8(ascii: "\""), UInt8(ascii: "'"): skipQuoted()
            case UInt8(ascii: "<") where startsHere("<!--"):
                guard let end = position(of: "-->", in: source[index...]) else { return false }
                index = end + 3
            case UInt8(ascii: "<") where startsHere("<!entity"): entityDeclaration()
            default: index += 1
            }
        }
        return false
    }

    private mutating func skipQuoted() {
        let quote = source[index]
        index += 1
        while index < source.count, source[index] != quote { index += 1 }
        index += 1
    }

    /// At `<!ENTITY`: remembers an entity that stands for plain text; skips one that is external, holds markup or refers
    /// to others.
    private mutating func entityDeclaration() {
        index += 8
        skipSpace()
        let name = nameHere()
        index = name.upperBound
        skipSpace()
        let quote = byte()
        guard !name.isEmpty, name.count <= 40, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return }
        let start = index + 1
        skipQuoted()
        let value = source[min(start, source.count)..<max(min(index - 1, source.count), min(start, source.count))]
        guard value.count <= 1024, entities.count < 1000, let text = plainText(of: value) else { return }
        entities[String(decoding: source[name], as: UTF8.self)] = text
    }

    /// An entity's value with its character references resolved; nil if it holds other references or tags.
    private func plainText(of value: ArraySlice<UInt8>) -> [UInt8]? {
        var text: [UInt8] = []
        var rest = value
        while let byte = rest.first {
            if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "%") { return nil }
            guard byte == UInt8(ascii: "&") else {
                let plain = rest.prefix { !"<%&\">".utf8.contains($0) }
                Self.appendLegal(plain, to: &text)
                rest = rest[plain.endIndex...]
                if plain.isEmpty { text += Self.escaped(Unicode.Scalar(rest.removeFirst())) }
                continue
            }
            guard let end = rest.firstIndex(of: UInt8(ascii: ";")), rest.dropFirst().first == UInt8(ascii: "#") else {
                return nil
            }
            text += Self.character(ofReference: String(decoding: rest[..<end].dropFirst(), as: UTF8.self))
            rest = rest[(end + 1)...]
        }
        return text
    }

    func nameHere() -> Range<Int> {
        var end = index
        if end < source.count, source[end] == UInt8(ascii: "<") { end += 1 }
        let start = end
        var hasPrefix = false
        while end < source.count, isNameByte(source[end]) {
            if source[end] == UInt8(ascii: ":") {
                // One prefix, and something after it.
                guard !hasPrefix, end > start, end + 1 < source.count, isNameStart(source[end + 1]) else { break }
                hasPrefix = true
            }
            end += 1
        }
        return start..<end
    }
}

/// Only ASCII names count: no feed has others, and XML allows only some of the rest.
func isNameStart(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") }

func isNameByte(_ byte: UInt8) -> Bool {
    isNameStart(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: ":")
}
