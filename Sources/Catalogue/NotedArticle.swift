import News

/// What linking remembers of an article that has been linked. As bytes it tells others who link what they would have to read
/// from the library again.
package struct NotedArticle: Equatable, Sendable {
    /// An entity that was made for it.
    package struct Made: Equatable, Sendable {
        let id: Entity.ID
        let name: String
        let kind: EntityKind
        /// What the article says that it is; nil if it says nothing.
        let role: String?
    }

    /// An entity that it names.
    package struct Named: Equatable, Sendable {
        let entity: Entity.ID
        /// How the article calls it.
        let name: NameKey
        let mentions: Int
        let spellings: [Spelling]
    }

    /// A way of writing an entity.
    package struct Spelling: Equatable, Sendable {
        let text: String
        /// Whether it stands in the text.
        let isMentioned: Bool
    }

    let slot: Int64
    let made: [Made]
    let named: [Named]
}

extension NotedArticle {
    init(slot: Int64, made: [Made], _ links: EntityLinks, _ locals: [LocalEntity]) {
        let named = links.grouped.compactMap { entity, parts -> Named? in
            let here = parts.filter(locals.indices.contains).map { locals[$0] }
            guard let first = here.first else { return nil }
            return Named(
                entity: entity, name: NameKey(first.named.name), mentions: here.reduce(0) { $0 + $1.mentions },
                spellings: here.flatMap { $0.spellings.map { Spelling(text: $0.key, isMentioned: $0.value > 0) } })
        }
        self.init(slot: slot, made: made, named: named)
    }
}

// MARK: As bytes

extension NotedArticle {
    /// Articles in the order in which they were linked, as bytes; ``list(decoding:)`` reads them.
    package static func encoded(_ articles: [NotedArticle]) -> [UInt8] {
        var writer = ByteWriter()
        for article in articles { article.write(to: &writer) }
        return writer.bytes
    }

    /// Reads what ``encoded(_:)`` wrote; nil for anything else.
    package static func list(decoding bytes: [UInt8]) -> [NotedArticle]? {
        var reader = ByteReader(bytes)
        var articles: [NotedArticle] = []
        while !reader.isAtEnd {
            guard let article = NotedArticle(&reader) else { return nil }
            articles.append(article)
        }
        return articles
    }

    private func write(to writer: inout ByteWriter) {
        writer.number(Int(slot))
        writer.number(made.count)
        for one in made {
            writer.number(Int(one.id))
            writer.text(one.name)
            writer.number(one.kind.code)
            writer.text(one.role ?? "")
        }
        writer.number(named.count)
        for one in named {
            writer.number(Int(one.entity))
            writer.name(one.name)
            writer.number(one.mentions)
            writer.number(one.spellings.count)
            for spelling in one.spellings {
                writer.number(spelling.isMentioned ? 1 : 0)
                writer.text(spelling.text)
            }
        }
    }

    private init?(_ reader: inout ByteReader) {
        guard let slot = reader.number() else { return nil }
        let made = (0..<reader.count()).compactMap { _ in Made(&reader) }
        let named = (0..<reader.count()).compactMap { _ in Named(&reader) }
        if reader.hasFailed { return nil }
        self.init(slot: Int64(slot), made: made, named: named)
    }
}

extension NotedArticle.Made {
    fileprivate init?(_ reader: inout ByteReader) {
        guard let id = reader.number(), let name = reader.text(),
            let kind = reader.number().flatMap({ EntityKind(code: $0) }), let role = reader.text()
        else { return nil }
        self.init(id: Int64(id), name: name, kind: kind, role: role.isEmpty ? nil : role)
    }
}

extension NotedArticle.Named {
    fileprivate init?(_ reader: inout ByteReader) {
        guard let entity = reader.number(), let name = reader.name(), let mentions = reader.number() else { return nil }
        let spellings = (0..<reader.count()).compactMap { _ -> NotedArticle.Spelling? in
            guard let isMentioned = reader.number(), let text = reader.text() else { return nil }
            return NotedArticle.Spelling(text: text, isMentioned: isMentioned != 0)
        }
        self.init(entity: Int64(entity), name: name, mentions: mentions, spellings: spellings)
    }
}

extension ByteWriter {
    /// A name's number in its eight bytes.
    fileprivate mutating func name(_ name: NameKey) {
        append((0..<8).map { UInt8(truncatingIfNeeded: name.number >> (8 * $0)) })
    }
}

extension ByteReader {
    fileprivate mutating func name() -> NameKey? {
        var number: Int64 = 0
        for place in 0..<8 {
            guard let byte = byte() else { return nil }
            number |= Int64(byte) << (8 * Int64(place))
        }
        return NameKey(number: number)
    }
}
