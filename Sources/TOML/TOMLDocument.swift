// TOML 1.0 (toml.io), read with the position of everything, and read on after a mistake.
//
// People write configuration by hand. A mistake has to be shown by line and column, even if the syntax is right and
// only the value is wrong, and one slip must not cost the rest of the file. Parsers that stop at the first mistake, or
// that keep no positions, can do neither.

/// A position in a file. Line and column count from 1, columns in Unicode scalars.
package struct TOMLPosition: Hashable, Sendable, Comparable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static func < (left: TOMLPosition, right: TOMLPosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A mistake in a file: where it is, and what was expected there, worded to follow 'expected '.
package struct TOMLFault: Error, Hashable, Sendable {
    package let position: TOMLPosition
    package let expected: String

    package init(at position: TOMLPosition, expected: String) {
        self.position = position
        self.expected = expected
    }
}

/// A value and where it begins.
package struct TOMLItem: Hashable, Sendable {
    package let position: TOMLPosition
    package let value: TOMLValue

    package init(at position: TOMLPosition, _ value: TOMLValue) {
        self.position = position
        self.value = value
    }
}

/// What may follow `=`.
package enum TOMLValue: Hashable, Sendable {
    case string(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    /// A date, a time or both, as written.
    case time(String)
    case array([TOMLItem])
    case table(TOMLTable)

    /// The kind of value, in words: 'a text', 'a list'.
    package var kind: String {
        switch self {
        case .string: "a text"
        case .integer: "a whole number"
        case .number: "a number"
        case .boolean: "true or false"
        case .time: "a date"
        case .array: "a list"
        case .table: "a table"
        }
    }
}

/// Keys and their values, in the order of the file.
package struct TOMLTable: Hashable, Sendable {
    /// A key, where it stands, and its value.
    package struct Entry: Hashable, Sendable {
        package let key: String
        package let position: TOMLPosition
        package let item: TOMLItem
    }

    package let entries: [Entry]
    private let indices: [String: Int]

    /// - Parameter entries: no two with the same key.
    init(_ entries: [Entry]) {
        self.entries = entries
        indices = Dictionary(entries.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The value of a key; nil if there is none.
    package subscript(_ key: String) -> TOMLItem? { indices[key].map { entries[$0].item } }
}

/// A file as it was read: its tables, and its mistakes.
package struct TOMLDocument: Hashable, Sendable {
    package let root: TOMLTable
    /// In the order of the file. The tables lack what the faults are about, and nothing else.
    package let faults: [TOMLFault]

    /// Reads a file's text.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    package init(parsing text: String) {
        var parser = TOMLParser(text)
        parser.parse()
        root = parser.root.table
        faults = parser.faults
    }
}
