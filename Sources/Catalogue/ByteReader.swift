import News

/// Reads bytes that may be damaged: at the end or beyond a limit it gives nil, and sets `hasFailed`.
package struct ByteReader {
    private let bytes: [UInt8]
    private var offset = 0
    /// Whether something could not be read.
    package private(set) var hasFailed = false

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What has not been read yet.
    package var rest: ArraySlice<UInt8> { bytes[offset...] }
    /// Whether all has been read.
    package var isAtEnd: Bool { offset == bytes.count }

    /// A number that is not negative.
    package mutating func number() -> Int? {
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

    /// One byte.
    package mutating func byte() -> UInt8? {
        defer { offset = min(offset + 1, bytes.count) }
        return rest.first ?? failed()
    }

    /// The number of items that follow: never more than there are bytes.
    package mutating func count() -> Int {
        guard let count = number(), count <= bytes.count else {
            hasFailed = true
            return 0
        }
        return count
    }

    /// A text behind its length.
    package mutating func text() -> String? {
        guard let length = number(), length <= bytes.count - offset else { return failed() }
        defer { offset += length }
        return String(decoding: bytes[offset..<offset + length], as: UTF8.self)
    }

    /// A number that may be negative.
    package mutating func signed() -> Int? { number().map { $0 >> 1 ^ -($0 & 1) } }

    /// A range, as ``ByteWriter/range(_:after:)`` wrote it.
    package mutating func range(after last: inout Int) -> Range<Int>? {
        guard let distance = signed(), let length = number() else { return failed() }
        let (start, isOver) = last.addingReportingOverflow(distance)
        guard !isOver, start >= 0, start <= Int(Int32.max), length <= Int(Int32.max) else { return failed() }
        last = start
        return start..<start + length
    }

    /// An entity of a kind.
    package mutating func entity(_ kind: EntityKind, _ mentions: [Mention], body: String) -> NamedEntity? {
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
    package mutating func placed(_ entity: NamedEntity) -> NamedEntity? {
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
