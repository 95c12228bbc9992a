/// What sort of thing a name names.
package enum EntityKind: String, Sendable, CaseIterable, Hashable {
    case person
    /// Countries, cities, regions, seas.
    case place
    /// Companies, agencies, media, parties, military units.
    case organization
    /// Nationalities, religions, political camps: German, Catholic, Republican.
    case group
    /// Bridges, airports, buildings.
    case facility
    /// Weapons, military vehicles and systems.
    case weapon
    /// Software, devices, brands of things.
    case product
    /// Wars, summits, fairs, storms.
    case event
    /// Laws, books, films.
    case work
    /// A name whose kind is not sure, or that fits no other kind.
    case other
    case date
}

/// One range of a text that names something: 'Pistorius' in 'Defence Minister Pistorius said'.
///
/// The span is the name alone: no title before it, no leading "the", no possessive "'s".
package struct Mention: Hashable, Sendable {
    /// UTF-8 byte offsets into the text, half-open.
    package let range: Range<Int>
    package let kind: EntityKind
    /// Which of the extraction's entities it names: an index into `Extraction.entities`.
    package let entity: Int

    package init(range: Range<Int>, kind: EntityKind, entity: Int) {
        self.range = range
        self.kind = kind
        self.entity = entity
    }
}

/// Someone or something that one article names, once or many times.
package struct NamedEntity: Hashable, Sendable {
    /// The fullest name the article gives: 'Boris Pistorius' rather than 'Pistorius'. A date has its ISO form if
    /// it is known.
    package var name: String
    package var kind: EntityKind
    /// The other ways in which the article writes the name, in order of first appearance, and the usual name of a place
    /// that the article calls otherwise: 'Kyiv' of 'Kiev'.
    package var aliases: [String]
    /// What the article says this entity is, in its own words: 'Defence Minister', 'head of Germany's air force'.
    package var roles: [Role]
    /// Where it is, if it is a place that the gazetteer knows.
    package var place: Place?

    package init(name: String, kind: EntityKind, aliases: [String] = [], roles: [Role] = [], place: Place? = nil) {
        self.name = name
        self.kind = kind
        self.aliases = aliases
        self.roles = roles
        self.place = place
    }
}

/// What someone is or does, in the words of an article.
package struct Role: Hashable, Sendable {
    /// The words of the role as printed: 'Defence Minister'. Where several people share the words, each has them in the
    /// singular and with what is theirs: 'foreign minister of Norway' of 'the foreign ministers of Norway and Iceland'.
    package let text: String
    /// The range of those words: UTF-8 byte offsets into the text, half-open.
    package let range: Range<Int>

    package init(text: String, range: Range<Int>) {
        self.text = text
        self.range = range
    }
}

/// Words that an article gives as spoken, and who said them.
package struct Quote: Hashable, Sendable {
    /// The words between the quotation marks: UTF-8 byte offsets into the text, half-open, marks outside.
    package let range: Range<Int>
    /// The speaker: an index into `Extraction.entities`, nil if the text does not make it certain.
    package let speaker: Int?

    package init(range: Range<Int>, speaker: Int?) {
        self.range = range
        self.speaker = speaker
    }
}

/// A point on the earth.
package struct Place: Hashable, Sendable {
    /// Degrees north of the equator, -90 to 90.
    package let latitude: Double
    /// Degrees east of Greenwich, -180 to 180.
    package let longitude: Double
    /// The country's English name; for a country its own.
    package let country: String?
    /// Inhabitants; nil if unknown.
    package let population: Int?

    package init(latitude: Double, longitude: Double, country: String?, population: Int?) {
        self.latitude = latitude
        self.longitude = longitude
        self.country = country
        self.population = population
    }
}

/// What was found in one text.
package struct Extraction: Hashable, Sendable {
    /// In order of `range.lowerBound`, never overlapping.
    package var mentions: [Mention]
    /// The entities they name, in order of first mention; each is named at least once.
    package var entities: [NamedEntity]
    /// In order of `range.lowerBound`.
    package var quotes: [Quote]

    package init(mentions: [Mention] = [], entities: [NamedEntity] = [], quotes: [Quote] = []) {
        self.mentions = mentions
        self.entities = entities
        self.quotes = quotes
    }
}
