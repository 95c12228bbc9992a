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
        var line = JSONLine()
        line.write(self)
        return String(decoding: line.bytes, as: UTF8.self)
    }
}

extension JSON: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral members: (String, JSON)...) { self = .object(members.map { (name: $0.0, value: $0.1) }) }
}
