/// One thing that can be typed into a search, by example.
package struct QueryExample: Hashable, Sendable {
    package let typed: String
    /// What it asks for, in a few words without a full stop.
    package let meaning: String
}

extension Query {
    /// The language of searches, example by example: what the help, the manual and the reader show.
    package static let guide = [
        QueryExample(typed: "taurus line", meaning: "both words, in any order"),
        QueryExample(typed: "\"air force\"", meaning: "these words side by side"),
        QueryExample(typed: "-navy", meaning: "without this word; - may stand before anything here"),
        QueryExample(typed: "NOT source:tass", meaning: "the same in a word"),
        QueryExample(typed: "kerch*", meaning: "words that begin so; the last one, while you type"),
        QueryExample(typed: "\"secure li*\"", meaning: "side by side, and the last word begins so"),
        QueryExample(typed: "~attack", meaning: "any form of a word: attacks, attacked, attacking"),
        QueryExample(typed: "berlin OR paris", meaning: "either"),
        QueryExample(typed: "title:taurus", meaning: "with this in the headline"),
        QueryExample(typed: "author:\"ana costa\"", meaning: "with this in the byline"),
        QueryExample(typed: "person:pistorius", meaning: "articles that name this person"),
        QueryExample(typed: "place:singapore", meaning: "or this place; every kind of name can be asked for"),
        QueryExample(typed: "organisation:nato", meaning: "or org:nato, weapon:, product:, event:, group:, work:"),
        QueryExample(typed: "entity:taurus", meaning: "articles that name anything so called"),
        QueryExample(typed: "keyword:\"secure line\"", meaning: "with this term: secure lines, secure-line"),
        QueryExample(typed: "source:\"kyiv courier\"", meaning: "from this outlet"),
        QueryExample(typed: "feed:science", meaning: "from feeds with this in name, folder or address"),
        QueryExample(typed: "tag:later", meaning: "with this tag, or from a feed with it"),
        QueryExample(typed: "note:call", meaning: "with this in your note on it; has:note for any note"),
        QueryExample(typed: "lang:de", meaning: "in this language; a code such as de, ru, sr-Cyrl"),
        QueryExample(typed: "from:2024-03-01", meaning: "of this day or later; a month or a year will do"),
        QueryExample(typed: "from:yesterday", meaning: "also monday, last week, this month, 3 days ago"),
        QueryExample(typed: "to:2024-03", meaning: "of this month or earlier"),
        QueryExample(typed: "on:2024-03-05", meaning: "of this day"),
        QueryExample(typed: "was:hotel", meaning: "had this word in a text that was changed since"),
        QueryExample(typed: "is:unread", meaning: "not read yet; also read, starred, unstarred, hidden"),
    ]
}
