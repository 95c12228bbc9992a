/// A JSON value whose members keep their order, so that the same value always gives the same line.
///
/// Foundation's encoder leaves absent values out and orders members as it likes. The command line promises that every
/// member is there, as `null` if there is no value.
enum JSON: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([(name: String, value: JSON)])

    /// A string, or null for nil and for empty text.
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
