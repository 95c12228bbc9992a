/// What a phrase of the gazetteer may name. These are hints, not verdicts: 'Reading' is also a town, 'March' a surname.
///
/// The bits are in the order of `CLASSES` in `Resources/build/gazetteer.py`.
package struct PhraseClasses: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    // Called from other rooms, the standard library's own do not know the type: that took a thirtieth of extraction.
    package init(arrayLiteral elements: PhraseClasses...) { rawValue = elements.reduce(0) { $0 | $1.rawValue } }
    package func contains(_ classes: PhraseClasses) -> Bool { rawValue & classes.rawValue == classes.rawValue }
    package func isDisjoint(with classes: PhraseClasses) -> Bool { rawValue & classes.rawValue == 0 }

    package static let country = PhraseClasses(rawValue: 1 << 0)
    package static let capital = PhraseClasses(rawValue: 1 << 1)
    /// A town of 200,000 inhabitants or more, capitals among them.
    package static let city = PhraseClasses(rawValue: 1 << 2)
    /// A town of 15,000 to 200,000 inhabitants. Many are English words.
    package static let town = PhraseClasses(rawValue: 1 << 3)
    /// A state or province.
    package static let region = PhraseClasses(rawValue: 1 << 4)
    /// A continent, a region of the world or of a country, an island, a mountain range.
    package static let area = PhraseClasses(rawValue: 1 << 5)
    /// A sea, strait, river or lake.
    package static let water = PhraseClasses(rawValue: 1 << 6)
    /// Another spelling of a large city's name, in whatever language.
    package static let alternate = PhraseClasses(rawValue: 1 << 7)
    /// A country's adjective or people: 'German', 'Poles'.
    package static let demonym = PhraseClasses(rawValue: 1 << 8)
    /// Members of a religion, a party, or a people that is not a country's: 'Sunnis'.
    package static let group = PhraseClasses(rawValue: 1 << 9)
    package static let givenName = PhraseClasses(rawValue: 1 << 10)
    package static let surname = PhraseClasses(rawValue: 1 << 11)
    /// An international organisation, association, institute or club.
    package static let organization = PhraseClasses(rawValue: 1 << 12)
    package static let company = PhraseClasses(rawValue: 1 << 13)
    /// A newspaper, broadcaster or agency.
    package static let media = PhraseClasses(rawValue: 1 << 14)
    package static let party = PhraseClasses(rawValue: 1 << 15)
    /// A parliament, ministry, court, agency or secret service.
    package static let government = PhraseClasses(rawValue: 1 << 16)
    /// An armed force, unit or armed group.
    package static let military = PhraseClasses(rawValue: 1 << 17)
    package static let weapon = PhraseClasses(rawValue: 1 << 18)
    package static let product = PhraseClasses(rawValue: 1 << 19)
    package static let event = PhraseClasses(rawValue: 1 << 20)
    package static let work = PhraseClasses(rawValue: 1 << 21)
    package static let facility = PhraseClasses(rawValue: 1 << 22)
    /// A title, rank or office before a name: 'Defence Minister', 'Lt. Gen.'.
    package static let title = PhraseClasses(rawValue: 1 << 23)
    /// A word in the names of organisations: 'Ministry', 'Bank', 'Inc.'.
    package static let organizationWord = PhraseClasses(rawValue: 1 << 24)
    /// A word in the names of places: 'River', 'Province'.
    package static let placeWord = PhraseClasses(rawValue: 1 << 25)
    /// A word in the names of buildings and roads: 'Bridge', 'Airport'.
    package static let facilityWord = PhraseClasses(rawValue: 1 << 26)
    /// A word in the names of events, laws and treaties: 'War', 'Summit', 'Treaty'.
    package static let eventWord = PhraseClasses(rawValue: 1 << 27)
    /// A month, a day of the week, a season.
    package static let dateWord = PhraseClasses(rawValue: 1 << 28)

    /// The family name of a head of state or government or the like, which is no word and no well-known place. The tagger
    /// does not see it.
    package static let leader = PhraseClasses(rawValue: 1 << 29)

    /// Countries, towns, regions and seas, in any spelling.
    package static let anyPlace: PhraseClasses = [.country, .capital, .city, .town, .region, .area, .water, .alternate]
    /// Every kind of organisation.
    package static let anyOrganization: PhraseClasses = [
        .organization, .company, .media, .party, .government, .military,
    ]
}
