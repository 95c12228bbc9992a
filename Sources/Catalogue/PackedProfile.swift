import Libraries
import News

/// A profile as it is kept: keys as distances in LEB128, what is small together in a byte. That of a whole article takes
/// some 150 bytes, that of a brief 60.
package enum PackedProfile {
    /// The profile as bytes.
    package static func bytes(_ profile: StoryProfile) -> [UInt8] {
        var writer = ByteWriter()
        writer.number(profile.hours == nil ? 0 : 1)
        if let hours = profile.hours { writer.signed(hours) }
        for number in [profile.outlet, profile.leadLength, profile.wholeLength] { writer.number(Int(number)) }
        writer.number(profile.words.count)
        var last = 0
        for word in profile.words {
            writer.number(Int(word.key) - last)
            last = Int(word.key)
            writer.append([word.rarity << 4 | word.lead << 2 | word.whole])
        }
        last = 0
        for name in profile.names {
            writer.number(Int(name.key) - last)
            last = Int(name.key)
            writer.append([name.weight])
        }
        return writer.bytes
    }

    /// Reads what ``bytes(_:)`` wrote; nil for anything else.
    package static func profile(_ bytes: [UInt8]) -> StoryProfile? {
        var reader = ByteReader(bytes)
        guard let isDated = reader.number() else { return nil }
        var hours: Int?
        if isDated == 1 {
            hours = reader.signed()
            if hours == nil { return nil }
        }
        guard let outlet = reader.short(), let lead = reader.short(), let whole = reader.short() else { return nil }
        var words: [StoryProfile.Word] = []
        for _ in 0..<reader.count() {
            guard let key = reader.key(after: words.last?.key), let small = reader.byte() else { return nil }
            words.append(StoryProfile.Word(key: key, rarity: small >> 4, lead: small >> 2 & 3, whole: small & 3))
        }
        var names: [StoryProfile.Name] = []
        while !reader.isAtEnd {
            guard let key = reader.key(after: names.last?.key), let weight = reader.byte() else { return nil }
            names.append(StoryProfile.Name(key: key, weight: weight))
        }
        if reader.hasFailed { return nil }
        return StoryProfile(
            hours: hours, outlet: outlet, leadLength: lead, wholeLength: whole, words: words, names: names)
    }
}

extension ByteReader {
    fileprivate mutating func short() -> UInt16? { number().flatMap { UInt16(exactly: $0) } }

    /// A key that is greater than the one before.
    fileprivate mutating func key(after last: UInt16?) -> UInt16? {
        guard let distance = number(), last == nil || distance > 0, distance <= Int(UInt16.max) else { return nil }
        return UInt16(exactly: Int(last ?? 0) + distance)
    }
}
