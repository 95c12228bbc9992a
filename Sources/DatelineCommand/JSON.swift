/// A JSON value whose members keep the order in which they are given, so that lines read the same every time.
///
/// Foundation's encoder leaves absent values out and orders members as it likes; the contract of the command line is
/// that every member is there, `null` where the value is absent.
enum JSON: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([(name: String, value: JSON)])

    /// A string, or null for nil and for text of no characters.
    static func text(_ text: String?) -> JSON {
        guard let text, !text.isEmpty else { return .null }
        return .string(text)
    }

    /// The value on one line, in UTF-8, with control characters escaped.
    var line: String {
        var line = ""
        write(to: &line)
        return line
    }

    private func write(to line: inout String) {
        switch self {
        case .null: line += "null"
        case .bool(let value): line += value ? "true" : "false"
        case .integer(let value): line += String(value)
        // JSON has no infinity.
        case .number(let value): line += value.isFinite ? String(value) : "null"
        case .string(let value): Self.write(value, to: &line)
        case .array(let values):
            line += "["
            for (index, value) in values.enumerated() {
                if index > 0 { line += "," }
                value.write(to: &line)
            }
            line += "]"
        case .object(let members):
            line += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { line += "," }
                Self.write(member.name, to: &line)
                line += ":"
                member.value.write(to: &line)
            }
            line += "}"
        }
    }

    /// Escapes what JSON must (RFC 8259, section 7), and also DEL, the C1 controls, bidi controls and line separators,
    /// so that a line is safe on a terminal too.
    private static func write(_ text: String, to line: inout String) {
        line += "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: line += "\\\""
            case 0x5C: line += "\\\\"
            case 0x0A: line += "\\n"
            case 0x0D: line += "\\r"
            case 0x09: line += "\\t"
            case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF:
                let digits = String(scalar.value, radix: 16)
                line += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: line.unicodeScalars.append(scalar)
            }
        }
        line += "\""
    }
}

extension JSON: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral members: (String, JSON)...) { self = .object(members.map { (name: $0.0, value: $0.1) }) }
}
