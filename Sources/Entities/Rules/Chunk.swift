import News

/// A run of tokens that may name something, and why it was cut out like that.
struct Chunk {
    enum Origin {
        /// The gazetteer has the whole of it.
        case phrase
        /// It ends or begins with a word that tells what it is: 'Kerch Bridge', 'Bank of England'.
        case head
        /// A given name and what follows.
        case givenName
        /// What stands after a title.
        case titled
        /// Capital letters and nothing more.
        case capitals
        /// A trained tagger found it.
        case tagged
    }

    /// What a trained tagger says of it.
    struct Verdict {
        /// Person, place, organization or group, or event for all other kinds.
        let kind: EntityKind
        /// 0 to 1.
        let score: Float
    }

    var tokens: Range<Int>
    var origin: Origin
    /// For `.head`: the token of the head word.
    var head: Int?
    var verdict: Verdict?

    init(_ tokens: Range<Int>, _ origin: Origin, head: Int? = nil) {
        self.tokens = tokens
        self.origin = origin
        self.head = head
    }
}
