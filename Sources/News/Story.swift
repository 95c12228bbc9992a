/// One event as several outlets tell it: who tells it, which names all of them have, and what only one of them says.
package struct Story: Hashable, Sendable {
    /// A name in one telling, and the first sentence of that telling with the name.
    package struct Naming: Hashable, Sendable {
        package let entity: Entity
        package let passage: Dossier.Passage
        package init(entity: Entity, passage: Dossier.Passage) {
            self.entity = entity
            self.passage = passage
        }
    }

    /// A quote and who is quoted.
    package struct Said: Hashable, Sendable {
        package let speaker: Entity
        package let quote: Dossier.Passage
        package init(speaker: Entity, quote: Dossier.Passage) {
            self.speaker = speaker
            self.quote = quote
        }
    }

    /// One article on the event.
    package struct Telling: Hashable, Sendable {
        package let article: ArticleLine
        /// The names that no other telling has, most mentioned first.
        package let onlyHere: [Naming]
        /// The names that no earlier telling has, most mentioned first.
        package let newNames: [Entity]
        /// What nobody is quoted as saying in an earlier telling, in the order of the text.
        package let newQuotes: [Said]
        package init(
            article: ArticleLine, onlyHere: [Naming], newNames: [Entity] = [], newQuotes: [Said] = []
        ) {
            self.article = article
            self.onlyHere = onlyHere
            self.newNames = newNames
            self.newQuotes = newQuotes
        }
    }

    /// A name that some tellings have and others leave out.
    package struct PartialNaming: Hashable, Sendable {
        package let entity: Entity
        /// The first sentence with the name in each telling that has it, in the order of the tellings.
        package let passages: [Dossier.Passage]
        /// The tellings that leave it out, in the same order.
        package let leftOutBy: [ArticleLine]
        package init(entity: Entity, passages: [Dossier.Passage], leftOutBy: [ArticleLine]) {
            self.entity = entity
            self.passages = passages
            self.leftOutBy = leftOutBy
        }

        /// A telling of each outlet that leaves the name out of all it tells, in the same order.
        package var outletsWithout: [ArticleLine] {
            var seen = Set(passages.compactMap(\.article.source))
            return leftOutBy.filter { $0.source.map { seen.insert($0).inserted } ?? true }
        }
    }

    /// What one person or organisation is quoted as saying, across the tellings.
    package struct Speaking: Hashable, Sendable {
        package let speaker: Entity
        /// In the order of the tellings, then of the text.
        package let quotes: [Dossier.Passage]
        package init(speaker: Entity, quotes: [Dossier.Passage]) {
            self.speaker = speaker
            self.quotes = quotes
        }
    }

    /// The article that was asked about.
    package let article: Article.ID
    /// The headline that says most of what the others say too.
    package let headline: String
    /// The names that most tellings have and mention most: the first is the one that the story is most about.
    package let mainNames: [Entity]
    /// Oldest first, including the article that was asked about; at least two.
    package let tellings: [Telling]
    /// The names that every telling has, most mentioned first.
    package let namedByAll: [Entity]
    /// The names that at least two tellings have, but not all; those of most tellings first.
    package let namedBySome: [PartialNaming]
    /// Who is quoted, most quotes first.
    package let speakings: [Speaking]
    /// The quotations that several tellings give, those of most tellings first.
    package let quotations: [Quotation]

    package init(
        article: Article.ID, headline: String = "", mainNames: [Entity] = [], tellings: [Telling],
        namedByAll: [Entity] = [], namedBySome: [PartialNaming] = [],
        speakings: [Speaking] = [], quotations: [Quotation] = []
    ) {
        self.article = article
        self.headline = headline
        self.mainNames = mainNames
        self.tellings = tellings
        self.namedByAll = namedByAll
        self.namedBySome = namedBySome
        self.speakings = speakings
        self.quotations = quotations
    }

    /// The outlets that tell it, each once, in the order of their first telling.
    package var outlets: [String] {
        var seen: Set<String> = []
        return tellings.compactMap(\.article.source).filter { seen.insert($0).inserted }
    }

    /// When its first and its last telling were published; nil if none of them says.
    package var span: ClosedRange<Moment>? {
        let moments = tellings.compactMap(\.article.published).sorted { $0.seconds < $1.seconds }
        guard let first = moments.first, let last = moments.last else { return nil }
        return first...last
    }
}
