/// What to look for in a library: words and conditions that an article must all meet.
///
/// `Query("taurus source:reuters -webex")` reads what a person types. Nothing they type is an error: what is no valid
/// condition is looked for as text.
package struct Query: Hashable, Sendable {
    /// One condition.
    package indirect enum Term: Hashable, Sendable {
        /// A word that must stand in headline or body, accents and case ignored.
        case word(String)
        /// Words that must stand one after the other.
        case phrase([String])
        /// The start of a word.
        case prefix(String)
        /// A word in any of its inflected forms: `~word`.
        case stem(String)
        /// The source's name holds these words.
        case source(String)
        /// Came from a feed whose name, folder, tags or address hold these words.
        case feed(String)
        /// Came from one of these feeds: not typed, but set by choosing one or a folder of them.
        case feeds([FiledFeed.ID])
        /// Published on this day or later; on this day or earlier.
        case from(CivilDay), to(CivilDay)
        /// Names an entity of this kind, or of any kind for nil, whose name or alias holds these words.
        case entity(String, kind: EntityKind?)
        case isUnread, isStarred
        /// Names this very entity: not typed, but set by choosing it.
        case names(Entity.ID)
        case not(Term)
        /// One of these lists of conditions is met; at least two, none empty.
        case any([[Term]])
    }

    /// Conditions that must all be met; none means every article.
    package var terms: [Term]

    package init(terms: [Term] = []) { self.terms = terms }

    /// Every article.
    package static let everything = Query()

    package var isEverything: Bool { terms.isEmpty }
}
