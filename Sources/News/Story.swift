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

    /// One article on the event.
    package struct Telling: Hashable, Sendable {
        package let article: ArticleLine
        /// The names that no other telling has, most mentioned first.
        package let onlyHere: [Naming]
        package init(article: ArticleLine, onlyHere: [Naming]) {
            self.article = article
            self.onlyHere = onlyHere
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
    /// Oldest first, including the article that was asked about; at least two.
    package let tellings: [Telling]
    /// The names that every telling has, most mentioned first.
    package let namedByAll: [Entity]
    /// The names that at least two tellings have, but not all; those of most tellings first.
    package let namedBySome: [PartialNaming]
    /// Who is quoted, most quotes first.
    package let speakings: [Speaking]

    package init(
        article: Article.ID, tellings: [Telling], namedByAll: [Entity] = [], namedBySome: [PartialNaming] = [],
        speakings: [Speaking] = []
    ) {
        self.article = article
        self.tellings = tellings
        self.namedByAll = namedByAll
        self.namedBySome = namedBySome
        self.speakings = speakings
    }
}
