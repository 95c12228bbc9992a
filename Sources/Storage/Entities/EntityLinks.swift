import Foundation
import GRDB
import News

/// The library's entities for those of an article, in the order of its extraction, and the article's language: what the
/// index `named` is made of, beside the extraction itself.
struct EntityLinks: Hashable {
    var list: [Entity.ID]
    /// The tag of the language that the text was found to be in; nil if it did not tell.
    var language: String?

    init(_ list: [Entity.ID], language: String? = nil) { (self.list, self.language) = (list, language) }

    /// The links as bytes; ``init(decoding:)`` reads them.
    var encoded: [UInt8] {
        var writer = ByteWriter()
        if let language {
            // No entity has the number 0.
            writer.number(0)
            writer.text(language)
        }
        for entity in list { writer.number(Int(entity)) }
        return writer.bytes
    }

    /// Reads what ``encoded`` wrote; nil for anything else.
    init?(decoding bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        list = []
        while !reader.isAtEnd {
            guard let number = reader.number() else { return nil }
            if number == 0 {
                guard let tag = Self.tag(&reader) else { return nil }
                language = tag
            } else {
                list.append(Int64(number))
            }
        }
    }

    private static func tag(_ reader: inout ByteReader) -> String? {
        guard let count = reader.number(), (1...longestTag).contains(count) else { return nil }
        let bytes = (0..<count).compactMap { _ in reader.byte() }
        return bytes.count == count ? String(decoding: bytes, as: UTF8.self) : nil
    }

    /// Bytes that a tag may have.
    private static let longestTag = 64

    /// The links of an article; none if there is none under that number.
    static func read(_ db: Database, _ id: Article.ID) throws -> EntityLinks {
        let find = try db.cachedStatement(sql: "SELECT links FROM extraction WHERE article = ?")
        return try Row.fetchOne(find, arguments: [id])?.bytes(0).flatMap { EntityLinks(decoding: $0) }
            ?? EntityLinks([])
    }

    /// The links of the article in a slot.
    static func read(_ db: Database, slot: Int64) throws -> EntityLinks {
        let find = try db.cachedStatement(
            sql: "SELECT links FROM article JOIN extraction ON extraction.article = article.id WHERE slot = ?")
        return try Row.fetchOne(find, arguments: [slot])?.bytes(0).flatMap { EntityLinks(decoding: $0) }
            ?? EntityLinks([])
    }

    /// Each entity with its indices in the extraction, in the order of the first index.
    var grouped: [(entity: Entity.ID, parts: [Int])] {
        var result: [(entity: Entity.ID, parts: [Int])] = []
        var positions: [Entity.ID: Int] = [:]
        for (index, entity) in list.enumerated() {
            if let position = positions[entity] {
                result[position].parts.append(index)
            } else {
                positions[entity] = result.count
                result.append((entity, [index]))
            }
        }
        return result
    }

    /// What the index `named` holds of an article.
    func indexed(_ locals: [LocalEntity]) -> String {
        NamedIndex.words(
            grouped.map { entity, indices in
                let own = indices.filter(locals.indices.contains).map { locals[$0] }
                let mentions = own.reduce(0) { $0 + $1.mentions }
                var parts: [NamedIndex.Part] = []
                if mentions == 0 { parts.append(.unsaid) }
                if own.contains(where: { !$0.named.roles.isEmpty }) { parts.append(.role) }
                if own.contains(where: { $0.quotes > 0 }) { parts.append(.quoted) }
                if own.contains(where: { $0.saidOf > 0 }) { parts.append(.said) }
                return (entity, mentions, parts)
            }) + (language.map(NamedIndex.words) ?? "")
    }
}
