/// A line of JSON that is being written.
struct JSONLine {
    /// UTF-8.
    private(set) var bytes: [UInt8] = []

    /// Writes text as it is, such as `{"name":` and other parts between values.
    mutating func write(raw text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func write(_ number: Int) {
        bytes.append(contentsOf: String(number).utf8)
    }

    mutating func write(_ value: JSON) {
        switch value {
        case .null: write(raw: "null")
        case .bool(let value): write(raw: value ? "true" : "false")
        case .integer(let value): write(value)
        // JSON has no infinity.
        case .number(let value): bytes.append(contentsOf: (value.isFinite ? String(value) : "null").utf8)
        case .string(let value): write(value)
        case .array(let values):
            write(raw: "[")
            for (index, value) in values.enumerated() {
                if index > 0 { write(raw: ",") }
                write(value)
            }
            write(raw: "]")
        case .object(let members):
            write(raw: "{")
            for (index, member) in members.enumerated() {
                if index > 0 { write(raw: ",") }
                write(member.name)
                write(raw: ":")
                write(member.value)
            }
            write(raw: "}")
        }
    }

    mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { write($0) }
    }
}

// MARK: Strings

extension JSONLine {
    /// Writes text in UTF-8 as a string.
    ///
    /// Escapes what JSON requires (RFC 8259, section 7), and also DEL, C1 controls, bidi controls, line separators and other
    /// invisible scalars, so that a line is safe on a terminal too.
    mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(0x22)
        var done = 0
        var index = 0
        while index < text.count {
            guard JSONLine.mayNeedEscape(text[index]), let scalar = JSONLine.escaped(at: index, in: text) else {
                index += 1
                continue
            }
            bytes.append(contentsOf: text[done..<index])
            escape(scalar.value)
            index += scalar.length
            done = index
        }
        bytes.append(contentsOf: text[done...])
        bytes.append(0x22)
    }

    /// Whether a byte is ASCII, or begins scalars of which some are escaped.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case ..<0x80, 0xC2, 0xCD, 0xD8, 0xE1...0xE3, 0xEF, 0xF0, 0xF3: true
        default: false
        }
    }

    /// The scalar at an index, if it must be escaped.
    private static func escaped(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> (value: UInt32, length: Int)? {
        let byte = text[index]
        if byte < 0x80 { return byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F ? (UInt32(byte), 1) : nil }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        guard index + length <= text.count else { return nil }
        var value = UInt32(byte) & (0x7F >> UInt32(length))
        for offset in 1..<length { value = value << 6 | UInt32(text[index + offset]) & 0x3F }
        return isUnseen(value) ? (value, length) : nil
    }

    /// Whether a scalar above 127 is a control or invisible: `Default_Ignorable_Code_Point` (Unicode,
    /// DerivedCoreProperties.txt) without the variation selectors, and the annotation marks.
    private static func isUnseen(_ value: UInt32) -> Bool {
        switch value {
        case 0x80...0x9F, 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B...0x200F,
            0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0x1D173...0x1D17A,
            0xE0000...0xE00FF:
            true
        default: false
        }
    }

    private mutating func escape(_ value: UInt32) {
        switch value {
        case 0x10000...:
            // As a surrogate pair.
            escape(0xD7C0 + value >> 10)
            escape(0xDC00 + value & 0x3FF)
        case 0x22: write(raw: "\\\"")
        case 0x5C: write(raw: "\\\\")
        case 0x0A: write(raw: "\\n")
        case 0x0D: write(raw: "\\r")
        case 0x09: write(raw: "\\t")
        default:
            let digits = String(value, radix: 16)
            write(raw: "\\u")
            for _ in digits.utf8.count..<4 { bytes.append(0x30) }
            bytes.append(contentsOf: digits.utf8)
        }
    }
}
