/// A field of the language of searches, as in `person:pistorius`.
package struct QueryField: Hashable, Sendable {
    /// What it takes.
    package enum Values: Hashable, Sendable {
        /// Names of entities of a kind; of all kinds if nil.
        case entities(EntityKind?)
        case sources, feeds, tags
        /// One of these words.
        case words([String])
        case days
        /// Any words.
        case text
    }

    /// Without the colon.
    package let name: String
    package let values: Values
    /// What articles it leaves, in a few words.
    package let meaning: String

    init(_ name: String, _ values: Values, _ meaning: String) {
        (self.name, self.values, self.meaning) = (name, values, meaning)
    }
}

extension Query {
    /// What `is:` takes.
    package static let statuses = ["unread", "read", "starred", "unstarred", "hidden"]
    /// What `has:` takes.
    package static let additions = Addition.allCases.map(\.rawValue)

    /// All fields, those used most first. `org` is short for `organisation`.
    package static let fields: [QueryField] =
        [
            QueryField("person", .entities(.person), "names this person"),
            QueryField("place", .entities(.place), "names this place"),
            QueryField("organisation", .entities(.organization), "names this organisation; org: for short"),
            QueryField("entity", .entities(nil), "names anything so called"),
            QueryField("keyword", .text, "has this term, in singular or plural"),
            QueryField("source", .sources, "from this outlet"),
            QueryField("from", .days, "of this day or later: 2024-03-01, yesterday, last week"),
            QueryField("to", .days, "of this day or earlier"),
            QueryField("on", .days, "of this day, month or year"),
            QueryField("is", .words(statuses), "unread, read, starred, unstarred or hidden"),
            QueryField("title", .text, "with this in the headline"),
            QueryField("author", .text, "with this in the byline"),
            QueryField("lang", .text, "in this language: a code such as de, ru, sr-Cyrl"),
            QueryField("was", .text, "had this in a text that was changed since"),
            QueryField("tag", .tags, "with this tag, or from a feed with it"),
            QueryField("note", .text, "with this in your note on it"),
            QueryField("has", .words(additions), "with a note, or with a tag"),
            QueryField("feed", .feeds, "from a feed with this in name, folder or address"),
        ]
        + [.weapon, .product, .event, .group, .facility, .work, .other].map { (kind: EntityKind) in
            QueryField(
                kind.rawValue, .entities(kind), "names this \(kind == .other ? "name of no sure kind" : kind.rawValue)")
        }

    /// The names of all fields, other spellings included.
    package static var fieldNames: [String] { fields.map(\.name) + ["org", "organization", "language"] }
}
