/// Reads a document line by line: table headers, keys and values. After a mistake, which it notes, it goes on with the
/// next line.
struct TOMLParser {
    /// How deep lists, inline tables and dotted keys may nest.
    static let deepest = 32

    let root = TOMLNode(.header, at: TOMLPosition(line: 1, column: 1))
    private(set) var faults: [TOMLFault] = []
    private var scanner: TOMLScanner
    /// The table that keys go into; nil below a faulty header, where it is not known.
    private var current: TOMLNode?

    /// A part of a key, and where it stands.
    typealias Part = (name: String, position: TOMLPosition)

    init(_ text: String) {
        scanner = TOMLScanner(text)
        current = root
    }

    mutating func parse() {
        while !scanner.isAtEnd {
            do throws(TOMLFault) {
                try parseLine()
            } catch {
                faults.append(error)
                scanner.skipLine()
            }
        }
    }

    private mutating func parseLine() throws(TOMLFault) {
        scanner.skipBlanks()
        if !scanner.isAtEndOfLine {
            if scanner.peek == "[" { try parseHeader() } else { try parseEntry() }
            scanner.skipBlanks()
            guard scanner.isAtEndOfLine else { throw scanner.fault("the end of the line") }
        }
        try scanner.takeEndOfLine()
    }
}

// Tables and what is put into them.
extension TOMLParser {
    /// `[table]` or `[[table in a list]]`.
    private mutating func parseHeader() throws(TOMLFault) {
        current = nil
        _ = scanner.take("[")
        let isInList = scanner.take("[")
        let key = try parseKey()
        guard scanner.take("]"), !isInList || scanner.take("]") else {
            throw scanner.fault("']' after the table's name")
        }
        var node = root
        for part in key.dropLast() { node = try step(from: node, to: part, adding: .implied) }
        guard let last = key.last else { return }
        current = isInList ? try addToList(last, of: node) : try open(last, of: node)
    }

    private func open(_ part: Part, of node: TOMLNode) throws(TOMLFault) -> TOMLNode {
        let table = try step(from: node, to: part, adding: .implied, entersLists: false)
        guard table.origin == .implied else {
            throw TOMLFault(at: part.position, expected: "another name, as there is a table '\(part.name)' already")
        }
        table.origin = .header
        return table
    }

    private func addToList(_ part: Part, of node: TOMLNode) throws(TOMLFault) -> TOMLNode {
        let table = TOMLNode(.header, at: part.position)
        guard node.append(table, to: part) else { throw taken(part) }
        return table
    }

    /// Goes one table down, making it if there is none.
    private func step(
        from node: TOMLNode, to part: Part, adding origin: TOMLNode.Origin, entersLists: Bool = true
    ) throws(TOMLFault) -> TOMLNode {
        switch node[part.name] {
        case nil:
            let table = TOMLNode(origin, at: part.position)
            node.set(part, to: .table(table))
            return table
        case .table(let table):
            guard origin != .dots || table.origin == .dots else { throw taken(part) }
            return table
        case .list(let tables):
            guard entersLists, origin != .dots, let last = tables.last else { throw taken(part) }
            return last
        case .item: throw taken(part)
        }
    }

    private func taken(_ part: Part) -> TOMLFault {
        TOMLFault(at: part.position, expected: "another name, as '\(part.name)' is given already")
    }

    /// A key, `=` and a value.
    private mutating func parseEntry() throws(TOMLFault) {
        let key = try parseKey()
        let item = try parseAssigned(depth: 0)
        if let current { try put(item, under: key, into: current) }
    }

    private func put(_ item: TOMLItem, under key: [Part], into table: TOMLNode) throws(TOMLFault) {
        var node = table
        for part in key.dropLast() { node = try step(from: node, to: part, adding: .dots) }
        guard let last = key.last else { return }
        guard node[last.name] == nil else { throw taken(last) }
        node.set(last, to: .item(item))
    }

    /// Names separated by dots.
    private mutating func parseKey() throws(TOMLFault) -> [Part] {
        var key: [Part] = []
        repeat {
            scanner.skipBlanks()
            let position = scanner.position
            switch scanner.peek {
            case "\"", "'": key.append((try scanner.takeString(mayHaveLines: false), position))
            default:
                let name = scanner.takeBareName()
                guard !name.isEmpty else { throw scanner.fault("a name") }
                key.append((name, position))
            }
            guard key.count <= Self.deepest else { throw scanner.fault("fewer names within names") }
            scanner.skipBlanks()
        } while scanner.take(".")
        return key
    }
}

// Values.
extension TOMLParser {
    /// `=` and a value.
    private mutating func parseAssigned(depth: Int) throws(TOMLFault) -> TOMLItem {
        guard scanner.take("=") else { throw scanner.fault("'=' after the name") }
        scanner.skipBlanks()
        return try parseValue(depth: depth)
    }

    private mutating func parseValue(depth: Int) throws(TOMLFault) -> TOMLItem {
        guard depth < Self.deepest else { throw scanner.fault("fewer lists within lists") }
        let position = scanner.position
        switch scanner.peek {
        case "\"", "'": return TOMLItem(at: position, .string(try scanner.takeString(mayHaveLines: true)))
        case "[": return TOMLItem(at: position, .array(try parseArray(depth: depth)))
        case "{": return TOMLItem(at: position, .table(try parseInlineTable(depth: depth)))
        default: return TOMLItem(at: position, try scanner.takePlainValue())
        }
    }

    private mutating func parseArray(depth: Int) throws(TOMLFault) -> [TOMLItem] {
        _ = scanner.take("[")
        var items: [TOMLItem] = []
        try scanner.skipBlanksAndLines()
        while !scanner.take("]") {
            items.append(try parseValue(depth: depth + 1))
            try scanner.skipBlanksAndLines()
            if scanner.take(",") {
                try scanner.skipBlanksAndLines()
            } else if scanner.peek != "]" {
                throw scanner.fault("',' or ']'")
            }
        }
        return items
    }

    private mutating func parseInlineTable(depth: Int) throws(TOMLFault) -> TOMLTable {
        let table = TOMLNode(.header, at: scanner.position)
        _ = scanner.take("{")
        scanner.skipBlanks()
        if scanner.take("}") { return table.table }
        repeat {
            let key = try parseKey()
            try put(try parseAssigned(depth: depth + key.count), under: key, into: table)
            scanner.skipBlanks()
        } while scanner.take(",")
        guard scanner.take("}") else { throw scanner.fault("',' or '}'") }
        return table.table
    }
}
