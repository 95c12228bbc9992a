import Entities
import Libraries
import News
import Reader

// Why something is on the screen. What a library keeps does not say it, so the article is read anew, when somebody asks.

/// How many sentences of each sort an explanation has.
private let mostSentences = 60

extension Desk {
    /// How many articles an explanation has.
    static let mostExplained = 100

    /// The reasons for something that a screen shows; nil if what is asked about is not in the library.
    ///
    /// - Throws: `LibraryError`, `NewsroomError.noResources`, or that what finds names cannot be read.
    @Sendable
    package func reasons(for explained: Explained) throws -> Reasons? {
        switch explained {
        case .name(let entity, let article): try read(article)?.reasons(of: entity, keyword: keywordWords)
        case .count(let entity): try reasonsForCount(of: entity)
        case .spellings(let entity): try reasonsForSpellings(of: entity)
        case .role(let entity, let article, let range): try read(article)?.reasons(ofRoleAt: range, of: entity)
        case .quote(let article, let range): try read(article)?.reasons(ofQuoteAt: range)
        case .link(let one, let other): try reasonsForLink(one, other)
        case .place(let entity): try reasonsForPlace(of: entity)
        case .telling(let article): try reasonsForTelling(article)
        case .naming(let entity, let articles): try reasonsForNaming(entity, in: articles)
        case .watch(let watch): try reasonsForWatch(watch)
        }
    }

    /// An article of the library as it is read now; nil if there is none under that number.
    private func read(_ id: Article.ID) throws -> ReadArticle? {
        guard let filed = try library.article(id).map(withKeywords) else { return nil }
        let (article, extractor) = (filed.article, try loadedExtractor())
        let (extraction, explanation) = extractor.explained(
            article.body, headline: article.headline, published: article.published, language: article.language)
        return ReadArticle(
            filed: filed, extraction: extraction, explanation: explanation,
            corrections: try library.corrections().filter { ($0.scope.article ?? id) == id })
    }

    /// What makes a term a keyword, in words.
    private func keywordWords(_ term: Entity, in filed: FiledArticle) throws -> String {
        if filed.entities.contains(where: { $0.entity.id == term.id && $0.isOwn }) {
            return "a keyword of your own, added by hand"
        }
        let found = try keywords(of: filed)
        guard let place = found.firstIndex(where: { Entity.id(ofKeyword: $0.text) == term.id }) else {
            return "a keyword of another article, which this one has too"
        }
        let weight = (found[place].weight * 100).rounded() / 100
        return
            "keyword \(place + 1) of \(found.count) by weight (\(weight)): how often it is said here, and how rare it is"
    }

    private func reasonsForCount(of id: Entity.ID) throws -> Reasons? {
        guard let entity = try library.entity(id) else { return nil }
        let passages = try library.passages(naming: id, olderThan: nil, limit: Self.mostExplained)
        let articles = Set(passages.map(\.article.id)).count
        let rule =
            "each mention in the text of an article counts; those in headlines do not"
            + (entity.articles > articles ? "; shown are the newest \(counted(articles, "article"))" : "")
        let title = "\(counted(entity.mentions, "mention")) in \(counted(entity.articles, "article"))"
        return Reasons(
            subject: entity.name,
            parts: [
                Reasons.Part(title: title, reasons: [.words(rule)] + passages.map { .sentence($0) }),
                try correctionPart(of: id),
            ])
    }

    private func reasonsForSpellings(of id: Entity.ID) throws -> Reasons? {
        guard let entity = try library.entity(id), let dossier = try library.dossier(of: id) else { return nil }
        let passages = try library.passages(naming: id, olderThan: nil, limit: Self.mostExplained)
        let parts = dossier.aliases.map { alias in
            let having = passages.filter { passage in
                passage.marks.contains { passage.text.text(atBytes: $0) == alias.text }
            }
            let none = Reasons.Reason.words("a name of it that lists give, or that older articles have")
            return Reasons.Part(
                title: "\(alias.text): \(counted(alias.mentions, "mention"))",
                reasons: having.isEmpty ? [none] : having.prefix(3).map { .sentence($0) })
        }
        return Reasons(subject: entity.name, parts: parts + [try correctionPart(of: id)])
    }

    private func reasonsForLink(_ one: Entity.ID, _ other: Entity.ID) throws -> Reasons? {
        guard let first = try library.entity(one), let second = try library.entity(other) else { return nil }
        let both = Query(terms: [.names(one), .names(other)])
        let lines = try library.articles(matching: both, limit: Self.mostExplained)
        var (together, apart): ([Dossier.Passage], [Dossier.Passage]) = ([], [])
        for filed in try library.articles(numbered: lines.map(\.id)) {
            let shared = filed.sentences(naming: [one, other])
            together += shared
            if shared.isEmpty { apart += [one, other].compactMap { filed.sentences(naming: [$0]).first } }
        }
        return Reasons(
            subject: "\(first.name) and \(second.name)",
            parts: [
                Reasons.Part(
                    title: "in one sentence", reasons: together.prefix(mostSentences).map { .sentence($0) }),
                Reasons.Part(title: "in one article", reasons: apart.prefix(mostSentences).map { .sentence($0) }),
                Reasons.Part(
                    title: "counted",
                    reasons: [.words("articles that name both, of the newest 400 that name the first")]),
            ])
    }

    private func reasonsForPlace(of id: Entity.ID) throws -> Reasons? {
        guard let entity = try library.entity(id) else { return nil }
        let naming = try library.articles(matching: Query(terms: [.names(id)]), limit: 3)
        let parts = try naming.compactMap { line in try read(line.id)?.placePart(of: id, inArticle: true) }
        return Reasons(subject: entity.name, parts: parts + [try correctionPart(of: id)])
    }

    private func reasonsForNaming(_ id: Entity.ID, in articles: [Article.ID]) throws -> Reasons? {
        guard let entity = try library.entity(id) else { return nil }
        var (having, lacking): ([Reasons.Reason], [Reasons.Reason]) = ([], [])
        for filed in try library.articles(numbered: Array(articles.prefix(Self.mostExplained))) {
            if let first = filed.sentences(naming: [id]).first {
                having.append(.sentence(first))
            } else {
                lacking.append(.words("\(filed.line.source ?? "article \(filed.line.id)"): \(filed.line.headline)"))
            }
        }
        return Reasons(
            subject: entity.name,
            parts: [
                Reasons.Part(title: "named by \(having.count)", reasons: having),
                Reasons.Part(title: "not named by \(lacking.count)", reasons: lacking),
            ])
    }

    /// Which other articles of the story an article is like, and what it says of the names that both have.
    private func reasonsForTelling(_ id: Article.ID) throws -> Reasons? {
        guard let filed = try library.article(id) else { return nil }
        let others = try library.likenesses(of: id, limit: 24, rules: Self.storyRules()).prefix(5)
        let words = others.map { other in
            let score = (other.likeness * 100).rounded() / 100
            return "\(other.article.source ?? "article \(other.article.id)"): \(other.article.headline): \(score)"
                + (other.isByHand ? ", put together by hand" : "")
        }
        let shared = try others.first.flatMap { try library.article($0.article.id) }.map { filed.namesShared(with: $0) }
        let sentences = (shared ?? []).prefix(5).compactMap { filed.sentences(naming: [$0]).first }
        let rule =
            "rare words and names in common, at the beginning above all, and the time between; two alone are one story from 0 on"
        return Reasons(
            subject: filed.article.headline,
            parts: [
                Reasons.Part(
                    title: "like other articles of the story",
                    reasons: words.isEmpty ? [] : (words + [rule]).map { .words($0) }),
                Reasons.Part(title: "names in common with the first", reasons: sentences.map { .sentence($0) }),
            ])
    }

    /// The corrections of an entity that a person made everywhere.
    private func correctionPart(of id: Entity.ID) throws -> Reasons.Part {
        let own = try library.corrections().filter { $0.scope.article == nil && $0.concerns(id) }
        return Reasons.Part(title: "corrected by hand", reasons: own.map { .words($0.sentence) })
    }
}

extension FiledCorrection {
    /// Whether it is about an entity, or merged another into it.
    func concerns(_ entity: Entity.ID) -> Bool {
        if case .merge(_, into: entity) = correction { return true }
        return correction.entity == entity
    }
}

extension FiledArticle {
    /// The sentences that name every one of some entities, with these marked.
    func sentences(naming entities: Set<Entity.ID>) -> [Dossier.Passage] {
        let (own, bytes) = (mentions.filter { entities.contains($0.entity) }, Array(article.body.utf8))
        var ranges: [Range<Int>] = []
        for mention in own where mention.range.lowerBound >= ranges.last?.upperBound ?? 0 {
            ranges.append(News.sentence(around: mention.range, in: bytes))
        }
        return ranges.filter { range in
            Set(own.filter { range.contains($0.range.lowerBound) }.map(\.entity)) == entities
        }.map { passage($0, marks: own.map(\.range)) }
    }

    /// The names that another article has too, those that this one is most about first.
    func namesShared(with other: FiledArticle) -> [Entity.ID] {
        let (weights, theirs) = (nameWeights, Set(other.entities.map(\.entity.id)))
        return weights.filter { theirs.contains($0.key) }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// The sentence around some words, with these marked.
    func sentence(with words: Range<Int>) -> Dossier.Passage {
        passage(News.sentence(around: words, in: Array(article.body.utf8)), marks: [words])
    }

    private func passage(_ range: Range<Int>, marks: [Range<Int>]) -> Dossier.Passage {
        let excerpt = Excerpt(article.body, range, marks: marks)
        return Dossier.Passage(article: line, text: excerpt.text, range: range, marks: excerpt.marks)
    }
}
