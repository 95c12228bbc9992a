import News

// What was found in a text is kept as one compact value: numbers in LEB128, the mentions as distances from one another.
// The names are in the text already: if an entity's name is written like one of the mentions, the number of that mention
// is kept instead of the name, and of a role only its range. The value is packed apart from the text (StoredText.swift)
// and read together with it.

extension Extraction {
    /// The extraction as bytes; ``init(decoding:body:)`` reads them. The extraction has to fit the body.
    func encoded(body: String) -> [UInt8] {
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
    static func isBeginning(of bytes: [UInt8]) -> Bool {
        var reader = ByteReader(bytes)
        guard reader.number() == version else { return false }
        for _ in 0..<reader.count() where reader.number().flatMap(EntityKind.init(code:)) == nil { return false }
        return !reader.hasFailed
    }

    private static let version = 2

    /// Reads what ``encoded(body:)`` wrote; nil for anything else.
    init?(decoding bytes: [UInt8], body: String) {
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
    var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.number(count)
        var last = 0
        for block in self {
            writer.range(block.range, after: &last)
            writer.number(Block.Role.allCases.firstIndex(of: block.role) ?? 0)
        }
        return writer.bytes
    }

    init?(decoding bytes: [UInt8]) {
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
    var code: Int { Self.codes.firstIndex(of: self) ?? 0 }

    init?(code: Int) {
        guard Self.codes.indices.contains(code) else { return nil }
        self = Self.codes[code]
    }
}

struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ more: [UInt8]) { bytes.append(contentsOf: more) }

    mutating func number(_ value: Int) {
        var rest = UInt64(bitPattern: Int64(value))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func text(_ text: String) {
        number(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func signed(_ value: Int) { number(value << 1 ^ value >> 63) }

    mutating func range(_ range: Range<Int>, after last: inout Int) {
        signed(range.lowerBound - last)
        number(range.count)
        last = range.lowerBound
    }

    mutating func entity(_ entity: NamedEntity, written: [String: Int], body: String) {
        name(entity.name, written)
        number(entity.aliases.count)
        for alias in entity.aliases { name(alias, written) }
        number(entity.roles.count)
        var last = 0
        for role in entity.roles {
            range(role.range, after: &last)
            let isAsWritten = body.text(atBytes: role.range) == role.text
            number(isAsWritten ? 1 : 0)
            if !isAsWritten { text(role.text) }
        }
        number(entity.place == nil ? 0 : 1)
        if let place = entity.place { self.place(place) }
    }

    /// One more than the index of the mention that is written like the name, or 0 and the name.
    private mutating func name(_ name: String, _ written: [String: Int]) {
        let mention = written[name]
        number(mention.map { $0 + 1 } ?? 0)
        if mention == nil { text(name) }
    }

    private mutating func place(_ place: Place) {
        for degrees in [place.latitude, place.longitude] {
            let bits = degrees.bitPattern
            for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
        }
        text(place.country ?? "")
        signed(place.population ?? -1)
    }
}

/// Reads bytes that may be damaged: at the end or beyond a limit it gives nil, and sets `hasFailed`.
struct ByteReader {
    private let bytes: [UInt8]
    private var offset = 0
    private(set) var hasFailed = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What has not been read yet.
    var rest: ArraySlice<UInt8> { bytes[offset...] }
    var isAtEnd: Bool { offset == bytes.count }

    /// A number that is not negative.
    mutating func number() -> Int? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while offset < bytes.count, shift < 64 {
            let byte = bytes[offset]
            offset += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value <= UInt64(Int.max) ? Int(value) : failed() }
            shift += 7
        }
        return failed()
    }

    mutating func byte() -> UInt8? {
        defer { offset = min(offset + 1, bytes.count) }
        return rest.first ?? failed()
    }

    /// The number of items that follow: never more than there are bytes.
    mutating func count() -> Int {
        guard let count = number(), count <= bytes.count else {
            hasFailed = true
            return 0
        }
        return count
    }

    mutating func text() -> String? {
        guard let length = number(), length <= bytes.count - offset else { return failed() }
        defer { offset += length }
        return String(decoding: bytes[offset..<offset + length], as: UTF8.self)
    }

    mutating func signed() -> Int? { number().map { $0 >> 1 ^ -($0 & 1) } }

    mutating func range(after last: inout Int) -> Range<Int>? {
        guard let distance = signed(), let length = number() else { return failed() }
        let (start, isOver) = last.addingReportingOverflow(distance)
        guard !isOver, start >= 0, start <= Int(Int32.max), length <= Int(Int32.max) else { return failed() }
        last = start
        return start..<start + length
    }

    mutating func entity(_ kind: EntityKind, _ mentions: [Mention], body: String) -> NamedEntity? {
        guard let name = name(mentions, body) else { return failed() }
        var entity = NamedEntity(name: name, kind: kind)
        for _ in 0..<count() {
            guard let alias = self.name(mentions, body) else { return failed() }
            entity.aliases.append(alias)
        }
        var last = 0
        for _ in 0..<count() {
            guard let range = range(after: &last), let isAsWritten = number() else { return failed() }
            guard let text = isAsWritten == 1 ? body.text(atBytes: range) : text() else { return failed() }
            entity.roles.append(Role(text: text, range: range))
        }
        return placed(entity)
    }

    private mutating func name(_ mentions: [Mention], _ body: String) -> String? {
        guard let number = number() else { return failed() }
        if number == 0 { return text() }
        return mentions.indices.contains(number - 1) ? body.text(atBytes: mentions[number - 1].range) : failed()
    }

    /// An entity with the place that follows.
    mutating func placed(_ entity: NamedEntity) -> NamedEntity? {
        guard let hasPlace = number() else { return failed() }
        if hasPlace != 1 { return entity }
        guard let place = place() else { return failed() }
        var entity = entity
        entity.place = place
        return entity
    }

    private mutating func place() -> Place? {
        guard let latitude = degrees(), let longitude = degrees(), let country = text(), let population = signed()
        else { return failed() }
        return Place(
            latitude: latitude, longitude: longitude, country: country.isEmpty ? nil : country,
            population: population < 0 ? nil : population)
    }

    private mutating func degrees() -> Double? {
        guard bytes.count - offset >= 8 else { return failed() }
        defer { offset += 8 }
        return Double(bitPattern: (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) })
    }

    private mutating func failed<Value>() -> Value? {
        hasFailed = true
        return nil
    }
}
