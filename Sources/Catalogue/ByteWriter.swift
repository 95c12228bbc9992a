import News

/// Writes numbers and texts as bytes that ``ByteReader`` reads.
package struct ByteWriter {
    /// What has been written.
    package private(set) var bytes: [UInt8] = []

    /// Bytes as they are.
    package mutating func append(_ more: [UInt8]) { bytes.append(contentsOf: more) }

    /// A number that is not negative, in LEB128.
    package mutating func number(_ value: Int) {
        var rest = UInt64(bitPattern: Int64(value))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// A text behind its length.
    package mutating func text(_ text: String) {
        number(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// A number that may be negative.
    package mutating func signed(_ value: Int) { number(value << 1 ^ value >> 63) }

    /// A range behind another that begins at `last`, which becomes its own beginning.
    package mutating func range(_ range: Range<Int>, after last: inout Int) {
        signed(range.lowerBound - last)
        number(range.count)
        last = range.lowerBound
    }

    /// An entity without its kind.
    package mutating func entity(_ entity: NamedEntity, written: [String: Int], body: String) {
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
