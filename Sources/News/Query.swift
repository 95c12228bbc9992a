/// What to look for in a library: words and conditions that an article must all meet.
///
/// `Query("taurus source:reuters -webex")` reads what a person types. Nothing they type is an error: what is not a
/// valid condition is looked for as text.
package struct Query: Hashable, Sendable {
    /// One condition.
    package indirect enum Term: Hashable, Sendable {
        /// A word in the headline or the body, ignoring accents and case.
        case word(String)
        /// Words that follow one another.
        case phrase([String])
        /// The start of a word; of several words that follow one another, the start of the last.
        case prefix(String)
        /// A word in any of its inflected forms: `~word`.
        case stem(String)
        /// Words that follow one another in the headline; the last may be only the beginning of a word.
        case title([String], isPrefix: Bool)
        /// The byline holds these words, or words that begin so.
        case author(String)
        /// Has this tag, or came from a feed that has it.
        case tag(String)
        /// A term in singular or plural, with hyphens or spaces between its words; one of the person's own in any of its
        /// spellings.
        case keyword(String)
        /// The source's name holds these words.
        case source(String)
        /// Came from a feed whose name, folder, tags or address hold these words.
        case feed(String)
        /// Came from one of these feeds: not typed, but set by choosing one or a folder of them.
        case feeds([FiledFeed.ID])
        /// Written in the language of this tag: `de` is also met by `de-AT`.
        case language(String)
        /// Published on this day or later; on this day or earlier.
        case from(CivilDay), to(CivilDay)
        /// Names an entity of this kind, or of any kind if nil, whose name or alias holds these words; with a star behind
        /// them, the last is the beginning of a word.
        case entity(String, kind: EntityKind?)
        /// Has once had these words side by side, in a text that was changed since.
        case was(String)
        case isUnread, isStarred
        /// Hidden: without this condition no hidden article is found.
        case isHidden
        /// Has something that a person gave it.
        case has(Addition)
        /// The person's note on it holds these words, or words that begin so.
        case note(String)
        /// Filed after this article: not typed, but asked for to tell what is new.
        case filedAfter(Article.ID)
        /// Names this very entity: not typed, but set by choosing it.
        case names(Entity.ID)
        case not(Term)
        /// Meets all conditions of one of these lists. There are at least two lists, none of them empty.
        case any([[Term]])
    }

    /// What a person gives articles.
    package enum Addition: String, Hashable, Sendable, CaseIterable {
        case note, tag
    }

    /// Conditions that must all be met; if there are none, every article matches.
    package var terms: [Term]

    package init(terms: [Term] = []) { self.terms = terms }

    /// Every article.
    package static let everything = Query()

    package var isEverything: Bool { terms.isEmpty }
}
