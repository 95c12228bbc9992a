import Libraries
import News

/// The library's entities for those of an article, in the order of its extraction, and the article's language: what the
/// index `named` is made of, beside the extraction itself.
package struct EntityLinks: Hashable {
    /// For each entity of the extraction, in its order.
    package var list: [Entity.ID]
    /// The tag of the language that the text was found to be in; nil if it did not tell.
    package var language: String?

    package init(_ list: [Entity.ID], language: String? = nil) { (self.list, self.language) = (list, language) }

    /// The links as bytes; ``init(decoding:)`` reads them.
    package var encoded: [UInt8] {
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
    package init?(decoding bytes: [UInt8]) {
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

    /// Each entity with its indices in the extraction, in the order of the first index.
    package var grouped: [(entity: Entity.ID, parts: [Int])] {
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
}
