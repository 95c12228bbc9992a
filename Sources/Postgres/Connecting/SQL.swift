/// A statement, or a part of one, with its parameters.
///
/// A value gets into it by interpolation alone, and then always as a parameter: what people type is never read as SQL.
///
///     let find: SQL = "SELECT headline FROM article WHERE id = \(id)"
struct SQL: Sendable, ExpressibleByStringInterpolation {
    fileprivate enum Piece: Sendable {
        case text(String)
        case value(SQLValue)
    }

    private var pieces: [Piece] = []

    init(stringLiteral text: String) { pieces = [.text(text)] }
    init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []

        init(literalCapacity: Int, interpolationCount: Int) { pieces.reserveCapacity(2 * interpolationCount + 1) }

        mutating func appendLiteral(_ literal: String) { pieces.append(.text(literal)) }
        mutating func appendInterpolation(_ value: some SQLConvertible) { pieces.append(.value(value.sqlValue)) }
        mutating func appendInterpolation<Value: SQLScalar>(_ value: Value?) { pieces.append(.value(value.sqlValue)) }
        mutating func appendInterpolation(_ part: SQL) { pieces += part.pieces }
    }

    /// The text with `$1`, `$2` for its parameters, and these.
    var rendered: (text: String, values: [SQLValue]) {
        var text = ""
        var values: [SQLValue] = []
        for piece in pieces {
            switch piece {
            case .text(let more): text += more
            case .value(let value):
                values.append(value)
                text += "$\(values.count)"
            }
        }
        return (text, values)
    }

    /// Text that the program made itself, such as the quoted name of a role.
    static func verbatim(_ text: String) -> SQL { SQL(stringLiteral: text) }

    /// The condition that a column holds one of some numbers. For a single number it is an equation, which leads Citus to one
    /// shard whatever else a statement asks.
    static func column(_ name: SQL, isIn numbers: [Int64]) -> SQL {
        numbers.count == 1 ? "\(name) = \(numbers[0])" : "\(name) = ANY (\(numbers))"
    }

    static func + (left: SQL, right: SQL) -> SQL {
        var whole = left
        whole.pieces += right.pieces
        return whole
    }
}

extension Sequence<SQL> {
    /// The parts with something between them.
    func joined(by separator: SQL) -> SQL {
        var whole: SQL = ""
        var isFirst = true
        for part in self {
            whole = isFirst ? part : whole + separator + part
            isFirst = false
        }
        return whole
    }
}
