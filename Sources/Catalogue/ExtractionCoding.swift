import Libraries
import News

// What was found in a text is kept as one compact value: numbers in LEB128, the mentions as distances from one another.
// The names are in the text already: if an entity's name is written like one of the mentions, the number of that mention
// is kept instead of the name, and of a role only its range. The value is packed apart from the text (StoredText.swift)
// and read together with it.

extension Extraction {
    /// The extraction as bytes; ``init(decoding:body:)`` reads them. The extraction has to fit the body.
    package func encoded(body: String) -> [UInt8] {
        var writer = ByteWriter()
        writer.number(Self.version)
        writer.number(entities.count)
        for entity in entities { writer.number(entity.kind.code) }
        writer.number(mentions.count)
        var last = 0
        for mention in mentions {
            writer.range(mention.range, after: &last)
            // The kind is mostly that of its entity.
            let hasOwnKind = mention.kind != entities[mention.entity].kind
            writer.number(mention.entity << 1 | (hasOwnKind ? 1 : 0))
            if hasOwnKind { writer.number(mention.kind.code) }
        }
        let written = mentionTexts(in: body)
        for entity in entities { writer.entity(entity, written: written, body: body) }
        writer.number(quotes.count)
        last = 0
        for quote in quotes {
            writer.range(quote.range, after: &last)
            writer.number(quote.speaker.map { $0 + 1 } ?? 0)
        }
        return writer.bytes
    }

    /// Each spelling in a text, with the index of the first mention that has it.
    private func mentionTexts(in body: String) -> [String: Int] {
        var written: [String: Int] = [:]
        written.reserveCapacity(mentions.count)
        for (index, mention) in mentions.enumerated() {
            let text = body.text(atBytes: mention.range)
            if written[text] == nil { written[text] = index }
        }
        return written
    }

    /// Whether bytes begin like those of an extraction, which no text that anybody wrote does.
    package static func isBeginning(of bytes: [UInt8]) -> Bool {
        var reader = ByteReader(bytes)
        guard reader.number() == version else { return false }
        for _ in 0..<reader.count() where reader.number().flatMap(EntityKind.init(code:)) == nil { return false }
        return !reader.hasFailed
    }

    private static let version = 2

    /// Reads what ``encoded(body:)`` wrote; nil for anything else.
    package init?(decoding bytes: [UInt8], body: String) {
        var reader = ByteReader(bytes)
        guard reader.number() == Self.version else { return nil }
        self.init()
        var kinds: [EntityKind] = []
        for _ in 0..<reader.count() {
            guard let kind = reader.number().flatMap(EntityKind.init(code:)) else { return nil }
            kinds.append(kind)
        }
        var last = 0
        for _ in 0..<reader.count() {
            guard let range = reader.range(after: &last), let number = reader.number(), number >> 1 < kinds.count
            else { return nil }
            var kind = kinds[number >> 1]
            if number & 1 == 1 {
                guard let own = reader.number().flatMap(EntityKind.init(code:)) else { return nil }
                kind = own
            }
            mentions.append(Mention(range: range, kind: kind, entity: number >> 1))
        }
        for kind in kinds {
            guard let entity = reader.entity(kind, mentions, body: body) else { return nil }
            entities.append(entity)
        }
        last = 0
        for _ in 0..<reader.count() {
            guard let range = reader.range(after: &last), let speaker = reader.number(), speaker <= entities.count
            else { return nil }
            quotes.append(Quote(range: range, speaker: speaker == 0 ? nil : speaker - 1))
        }
        if reader.hasFailed { return nil }
    }
}

extension [Block] {
    /// The blocks as bytes; ``init(decoding:)`` reads them.
    package var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.number(count)
        var last = 0
        for block in self {
            writer.range(block.range, after: &last)
            writer.number(Block.Role.allCases.firstIndex(of: block.role) ?? 0)
        }
        return writer.bytes
    }

    package init?(decoding bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        var last = 0
        self.init()
        for _ in 0..<reader.count() {
            guard let range = reader.range(after: &last), let role = reader.number(),
                Block.Role.allCases.indices.contains(role)
            else { return nil }
            append(Block(range: range, role: Block.Role.allCases[role]))
        }
        if reader.hasFailed { return nil }
    }
}

extension EntityKind {
    // The order is part of the file format: new kinds go at the end.
    private static let codes: [EntityKind] = [
        .person, .place, .organization, .group, .facility, .weapon, .product, .event, .work, .date,
        .other,
    ]

    /// The number under which a library keeps the kind.
    package var code: Int { Self.codes.firstIndex(of: self) ?? 0 }

    package init?(code: Int) {
        guard Self.codes.indices.contains(code) else { return nil }
        self = Self.codes[code]
    }
}
