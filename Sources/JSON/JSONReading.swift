import News

/// A JSON value as it arrived. Numbers keep their text, so that none is too large.
package indirect enum JSONValue: Hashable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    /// If several members have one name, the last counts.
    case object([String: JSONValue])

    /// A text, or a number as text; nil for anything else and for an empty text.
    package var text: String? {
        switch self {
        case .string(let text): text.isEmpty ? nil : text
        case .number(let digits): digits
        default: nil
        }
    }

    /// A member of an object; nil if there is none or this is not an object.
    package subscript(_ name: String) -> JSONValue? {
        if case .object(let members) = self { members[name] } else { nil }
    }
}

extension JSONValue {
    /// The elements of a list; of an object that stands for one, as PHP writes lists, its values in the order of their
    /// names if these are numbers. Empty for anything else.
    package var elements: [JSONValue] {
        if case .array(let items) = self { return items }
        let members = members
        return members.allSatisfy { Int($0.name) != nil } ? members.map(\.value) : []
    }

    /// The members of an object in the order of their names, numbers by their size; empty for anything else.
    package var members: [(name: String, value: JSONValue)] {
        guard case .object(let members) = self else { return [] }
        return members.map { ($0.key, $0.value) }.sorted { left, right in
            switch (Int(left.0), Int(right.0)) {
            case (let one?, let other?): one < other
            default: left.0 < right.0
            }
        }
    }
}

/// Where a text stops being JSON, and why.
package struct JSONFault: Error, Equatable {
    /// A UTF-8 byte offset into the text.
    package let byteOffset: Int
    /// What was expected there, in words.
    package let expected: String
    /// What there was too much of, where reading stopped for that.
    package let excess: ReadingExcess?

    package init(byteOffset: Int, expected: String, excess: ReadingExcess? = nil) {
        self.byteOffset = byteOffset
        self.expected = expected
        self.excess = excess
    }
}

/// Reads one JSON text (RFC 8259). Nesting deeper than 512 levels is refused.
///
/// - Parameter range: the bytes that hold the value, with nothing but white space around it.
package func jsonValue(
    of text: [UInt8], in range: Range<Int>? = nil, budget: ReadingBudget = ReadingBudget()
) throws(JSONFault) -> JSONValue {
    let range = range ?? 0..<text.count
    var reader = JSONReader(text: text, index: range.lowerBound, end: range.upperBound, budget: budget)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    if reader.index < reader.end { throw reader.fault("the end") }
    return value
}

private struct JSONReader {
    let text: [UInt8]
    var index: Int
    let end: Int
    var budget: ReadingBudget

    /// Bytes that a value takes beside its text; an object's for what is made of it too.
    private static let (valueSize, objectSize) = (64, 512)

    func fault(_ expected: String) -> JSONFault {
        JSONFault(byteOffset: index, expected: expected, excess: budget.excess)
    }

    mutating func skipSpace() {
        while index < end, [0x20, 0x0A, 0x0D, 0x09].contains(text[index]) { index += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < end, text[index] == byte else { return false }
        index += 1
        return true
    }

    mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
        if depth > 512 { throw fault("a value at most 512 levels deep") }
        skipSpace()
        guard index < end else { throw fault("a value") }
        budget.step(taking: text[index] == UInt8(ascii: "{") ? Self.objectSize : Self.valueSize)
        if budget.excess != nil { throw fault("less") }
        switch text[index] {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(JSONFault) -> JSONValue {
        index += 1
        var members: [String: JSONValue] = [:]
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipSpace()
            guard index < end, text[index] == UInt8(ascii: "\"") else { throw fault("a name in quotes") }
            let name = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw fault("':'") }
            members[name] = try value(depth: depth + 1)
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw fault("',' or '}'") }
        }
    }

    private mutating func array(depth: Int) throws(JSONFault) -> JSONValue {
        index += 1
        var items: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(items) }
        while true {
            items.append(try value(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: "]")) { return .array(items) }
            guard take(UInt8(ascii: ",")) else { throw fault("',' or ']'") }
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        guard text[index..<end].starts(with: word.utf8) else { throw fault(word) }
        index += word.utf8.count
        return value
    }

    private mutating func number() throws(JSONFault) -> JSONValue {
        let start = index
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return .number(String(decoding: text[start..<index], as: UTF8.self))
    }

    private mutating func digits() throws(JSONFault) {
        let start = index
        while index < end, (0x30...0x39).contains(text[index]) { index += 1 }
        if index == start { throw fault("a digit") }
    }

    private mutating func string() throws(JSONFault) -> String {
        index += 1
        let start = index
        while index < end, text[index] != 0x22, text[index] != 0x5C, text[index] >= 0x20 { index += 1 }
        if index < end, text[index] == 0x22 {
            index += 1
            return String(decoding: text[start..<index - 1], as: UTF8.self)
        }
        return try escapedString(from: start)
    }

    private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
        var bytes = Array(text[start..<index])
        while index < end {
            let byte = text[index]
            if byte == 0x22 {
                index += 1
                return String(decoding: bytes, as: UTF8.self)
            }
            if byte < 0x20 { throw fault("no control character in a text") }
            index += 1
            if byte == 0x5C { bytes += try escape() } else { bytes.append(byte) }
        }
        throw fault("'\"'")
    }

    /// The bytes that an escape stands for; U+FFFD for a lone surrogate.
    private mutating func escape() throws(JSONFault) -> [UInt8] {
        guard index < end else { throw fault("an escape") }
        let byte = text[index]
        index += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): break
        default: throw fault("an escape")
        }
        let high = try hexUnit()
        var units = [high]
        if (0xD800..<0xDC00).contains(high), text[index..<end].starts(with: [0x5C, 0x75]) {
            let back = index
            index += 2
            let low = try hexUnit()
            if (0xDC00..<0xE000).contains(low) { units.append(low) } else { index = back }
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private mutating func hexUnit() throws(JSONFault) -> UInt16 {
        guard index + 4 <= end else { throw fault("four hexadecimal digits") }
        var unit: UInt16 = 0
        for byte in text[index..<index + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("four hexadecimal digits")
            }
            unit = unit << 4 | UInt16(digit)
        }
        index += 4
        return unit
    }
}
