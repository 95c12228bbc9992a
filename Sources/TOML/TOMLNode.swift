/// A table while it is being read: its contents, and what may still be added.
final class TOMLNode {
    /// How a table came about, which decides what may be added to it (TOML 1.0, "Table", "Inline Table").
    enum Origin {
        /// By a header that names a table within it. Its own header may still come.
        case implied
        /// By its own header.
        case header
        /// By a dotted key. Only dotted keys may add to it.
        case dots
    }

    enum Content {
        case item(TOMLItem)
        case table(TOMLNode)
        /// Tables under headers in double brackets.
        case list([TOMLNode])
    }

    var origin: Origin
    let position: TOMLPosition
    private var keys: [(name: String, position: TOMLPosition)] = []
    private var contents: [String: Content] = [:]

    init(_ origin: Origin, at position: TOMLPosition) {
        self.origin = origin
        self.position = position
    }

    subscript(_ key: String) -> Content? { contents[key] }

    /// Adds a key, or replaces the content of one that is there.
    func set(_ key: TOMLParser.Part, to content: Content) {
        if contents.updateValue(content, forKey: key.name) == nil { keys.append((key.name, key.position)) }
    }

    /// Adds a table to a list of tables, making the list if there is none.
    ///
    /// - Returns: false if the key has other content.
    func append(_ table: TOMLNode, to key: TOMLParser.Part) -> Bool {
        switch contents[key.name] {
        case nil: set(key, to: .list([table]))
        case .list(var tables):
            // Taken out while it grows, so that it is not copied.
            contents[key.name] = nil
            tables.append(table)
            contents[key.name] = .list(tables)
        case .table, .item: return false
        }
        return true
    }

    /// The table as a value.
    var table: TOMLTable {
        TOMLTable(
            keys.compactMap { name, position in
                contents[name].map { TOMLTable.Entry(key: name, position: position, item: Self.item($0, at: position)) }
            })
    }

    private static func item(_ content: Content, at position: TOMLPosition) -> TOMLItem {
        switch content {
        case .item(let item): item
        case .table(let node): TOMLItem(at: position, .table(node.table))
        case .list(let nodes):
            TOMLItem(at: position, .array(nodes.map { TOMLItem(at: $0.position, .table($0.table)) }))
        }
    }
}
