import Libraries
import News

/// One article that parts of a dossier are cut from.
package struct PassageSource {
    /// The article.
    package let line: ArticleLine
    private let body: String
    private let extraction: Extraction
    /// Which of the extraction's entities the dossier is about.
    private let locals: Set<Int>

    package init(line: ArticleLine, body: String, extraction: Extraction, locals: Set<Int>) {
        self.line = line
        self.body = body
        self.extraction = extraction
        self.locals = locals
    }

    /// What it says that the entity is.
    package var roles: [Dossier.DatedRole] {
        locals.sorted().filter(extraction.entities.indices.contains).flatMap { extraction.entities[$0].roles }
            .map { Dossier.DatedRole(text: $0.text, article: line, range: $0.range) }
    }

    /// What the entity is quoted as saying.
    package var quotes: [Dossier.Passage] {
        extraction.quotes.filter { quote in quote.speaker.map(locals.contains) ?? false }.map { passage($0.range) }
    }

    /// What others are quoted as saying, where it names the entity.
    package var saidOf: [Dossier.Passage] {
        extraction.quotes.filter { quote in
            !(quote.speaker.map(locals.contains) ?? false)
                && extraction.mentions.within(quote.range).contains { locals.contains($0.entity) }
        }.map { passage($0.range) }
    }

    /// The sentences that name the entity, in order.
    package var sentences: [Dossier.Passage] {
        let bytes = Array(body.utf8)
        var ranges: [Range<Int>] = []
        for mention in mentions where mention.lowerBound >= ranges.last?.upperBound ?? 0 {
            ranges.append(sentence(around: mention, in: bytes))
        }
        return ranges.map(passage)
    }

    private var mentions: [Range<Int>] {
        extraction.mentions.filter { locals.contains($0.entity) }.map(\.range)
    }

    private func passage(_ range: Range<Int>) -> Dossier.Passage {
        let marks = extraction.mentions.within(range).filter { locals.contains($0.entity) }.map(\.range)
        let excerpt = Excerpt(body, range, marks: marks)
        return Dossier.Passage(article: line, text: excerpt.text, range: range, marks: excerpt.marks)
    }
}
