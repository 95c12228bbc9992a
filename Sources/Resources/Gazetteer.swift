/// The names that are known, what each may be, and where the places among them lie.
///
/// It is one file, mapped into memory and looked up by hash; opening it reads nothing but its head.
/// `Resources/build/gazetteer.py` makes it and describes its layout. Phrases are looked up in the form that `folded`
/// (News) gives. A phrase is known by 32 bits of its hash, in a part of the table that the other 32 choose, so an
/// unknown phrase is taken for a known one about once in 600 million.
package struct Gazetteer: Sendable {
    /// What is known of a phrase, and where in the file there is more.
    package struct Entry: Sendable {
        /// Empty for a word that only begins longer phrases.
        package let classes: PhraseClasses
        /// For a given name that only men or only women have; nil for one of both, and where it is not known.
        package let sex: Sex?
        /// How many words the longest phrase has that begins with this one's first word; 0 if there is none.
        package let longestPhrase: Int
        /// The number of its first place, from 1; 0 if there is none.
        let firstPlace: Int
        /// Where its full name begins among the names, plus 1; 0 if there is none.
        let name: Int
        /// Whether the name is one of the gazetteer that was joined to this: of a list of names in other languages.
        package var nameIsJoined = false
    }

    private let file: MappedFile
    private let slots: Int
    private let records: Int
    private let countries: Int
    /// At most one: what was joined to this.
    private var others: [Gazetteer] = []
    private static let head = 24
    private var recordsStart: Int { Gazetteer.head + slots * 16 }
    private var countriesStart: Int { recordsStart + records * 20 }
    private var namesStart: Int { countriesStart + countries * 4 }

    /// - Throws: `.unreadable`, or `.malformed` if the file is of another kind or length.
    package init(path: String) throws(ResourceError) {
        file = try MappedFile(path: path)
        slots = Int(file.uint32(at: 8))
        records = Int(file.uint32(at: 12))
        countries = Int(file.uint32(at: 16))
        let names = Int(file.uint32(at: 20))
        let isWhole = Gazetteer.head + slots * 16 + records * 20 + countries * 4 + names == file.count
        guard file.text(at: 0) == "DLGAZ1", slots > 0, isWhole else {
            throw .malformed(path: path, expected: "a gazetteer, version 1")
        }
    }

    /// These names and those of another gazetteer. A phrase is what either knows it as; its places are those of this one,
    /// and so is its full name, if it has one here.
    package func joined(with other: Gazetteer) -> Gazetteer {
        var both = self
        both.others = [other]
        return both
    }

    /// What is known of the phrase with a hash; nil if nothing is.
    package func entry(for hash: PhraseHash) -> Entry? {
        guard let other = others.first, let more = other.ownEntry(for: hash) else { return ownEntry(for: hash) }
        let own = ownEntry(for: hash)
        let hasName = own.map { $0.name > 0 } ?? false
        return Entry(
            classes: more.classes.union(own?.classes ?? []), sex: own?.sex,
            longestPhrase: max(more.longestPhrase, own?.longestPhrase ?? 0), firstPlace: own?.firstPlace ?? 0,
            name: hasName ? own?.name ?? 0 : more.name, nameIsJoined: !hasName)
    }

    /// What only the gazetteer that was joined to this knows of the phrase with a hash; nil if that is nothing.
    package func joinedEntry(for hash: PhraseHash) -> Entry? {
        guard var entry = others.first?.ownEntry(for: hash) else { return nil }
        entry.nameIsJoined = true
        return entry
    }

    private func ownEntry(for hash: PhraseHash) -> Entry? {
        let check = max(1, UInt32(truncatingIfNeeded: hash.value >> 32))
        var slot = Int(((hash.value & 0xFFFF_FFFF) * UInt64(slots)) >> 32)
        for _ in 0..<slots {
            let offset = Gazetteer.head + slot * 16
            let found = file.uint32(at: offset)
            if found == 0 { return nil }
            if found == check { return entry(at: offset) }
            slot = slot + 1 == slots ? 0 : slot + 1
        }
        return nil
    }

    private func entry(at offset: Int) -> Entry {
        let places = file.uint32(at: offset + 8)
        let classes = file.uint32(at: offset + 4)
        return Entry(
            classes: PhraseClasses(rawValue: classes & 0x3FFF_FFFF), sex: sex(classes >> 30),
            longestPhrase: Int(places >> 28), firstPlace: Int(places & 0xFFF_FFFF),
            name: Int(file.uint32(at: offset + 12)))
    }

    private func sex(_ bits: UInt32) -> Sex? {
        bits == 1 ? .male : bits == 2 ? .female : nil
    }

    /// The classes of a folded phrase; empty for an unknown one.
    package func classes(of folded: some StringProtocol) -> PhraseClasses {
        entry(for: PhraseHash(folded))?.classes ?? []
    }

    /// The full name that a folded phrase stands for: 'United Nations' for "un", 'Germany' for "federal republic of
    /// germany". Only countries have one, and organisations, products and the like that are listed with other names.
    package func fullName(of folded: some StringProtocol) -> String? {
        entry(for: PhraseHash(folded)).flatMap { fullName(of: $0) }
    }

    /// The full name of an entry, as ``fullName(of:)-(_)``.
    package func fullName(of entry: Entry) -> String? {
        guard entry.name > 0 else { return nil }
        let owner = entry.nameIsJoined ? others.first ?? self : self
        return owner.file.text(at: owner.namesStart + entry.name - 1)
    }

    /// The places that a folded phrase may name, most populous first: "paris" is Paris in France, then in Texas.
    ///
    /// For a demonym it is the country, as a place of the kind `.demonym`.
    package func places(named folded: some StringProtocol) -> [GazetteerPlace] {
        guard let entry = entry(for: PhraseHash(folded)) else { return [] }
        return places(of: entry)
    }

    /// The places of an entry, as ``places(named:)``.
    package func places(of entry: Entry) -> [GazetteerPlace] {
        guard entry.firstPlace > 0 else { return [] }
        var result: [GazetteerPlace] = []
        for record in (entry.firstPlace - 1)..<max(entry.firstPlace, records) {
            let offset = recordsStart + record * 20
            result.append(place(at: offset))
            if file.uint8(at: offset + 19) == 1 { break }
        }
        return result
    }

    private func place(at offset: Int) -> GazetteerPlace {
        let country = Int(file.uint16(at: offset + 16))
        return GazetteerPlace(
            name: file.text(at: namesStart + Int(file.uint32(at: offset + 12))),
            kind: GazetteerPlace.Kind(rawValue: file.uint8(at: offset + 18)) ?? .town,
            country: file.text(
                at: namesStart + Int(file.uint32(at: countriesStart + min(country, countries) * 4))),
            latitude: degrees(at: offset, limit: 90), longitude: degrees(at: offset + 4, limit: 180),
            population: Int(file.uint32(at: offset + 8)))
    }

    private func degrees(at offset: Int, limit: Double) -> Double? {
        let value = Double(Int32(bitPattern: file.uint32(at: offset))) / 10_000
        return abs(value) <= limit ? value : nil
    }
}

/// Whether a given name is a man's or a woman's.
package enum Sex: Sendable { case female, male }

/// A place that the gazetteer knows.
package struct GazetteerPlace: Hashable, Sendable {
    /// The kind of place. The order is that of `KINDS` in `Resources/build/gazetteer.py`.
    package enum Kind: UInt8, Sendable {
        case country, capital, city, town, region
        /// The country of a people or an adjective; the phrase itself does not name a place.
        case demonym
    }

    /// Its usual name: 'Kyiv', even if it was asked for as "kiev".
    package let name: String
    package let kind: Kind
    /// The English name of its country; for a country, its own.
    package let country: String
    /// Degrees north of the equator; nil if unknown.
    package let latitude: Double?
    /// Degrees east of Greenwich; nil if unknown.
    package let longitude: Double?
    /// Inhabitants; 0 if unknown.
    package let population: Int
}
