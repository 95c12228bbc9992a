import Libraries
import News
import Reader

/// Answers the interface's questions to the library. It only reads, from any thread.
struct Questions: Sendable {
    let library: any NewsLibrary
    /// Adds the keywords to an article that is to be shown.
    var withKeywords: @Sendable (FiledArticle) throws -> FiledArticle = { $0 }
    /// Finds what articles tell that is new to the person.
    var newFacts: @Sendable ([Article.ID]) throws -> [Article.ID: NewFacts] = { _ in [:] }
    /// Says why something is on the screen.
    var reasons: @Sendable (Explained) throws -> Reasons? = { _ in nil }

    /// The message that answers a question.
    ///
    /// - Parameter cancellation: cancels a search.
    func answer(to question: Question, _ cancellation: Cancellation = Cancellation()) throws -> Message {
        switch question {
        case .list(let request): .listed(request, try library.withCopies(try page(request)))
        case .count(let scope, let withUnread):
            .counted(
                scope,
                try scope == .everything
                    ? library.countOwn() : library.count(matching: scope.query, cap: 5000, withUnread: withUnread))
        case .open(let id): .opened(id, try library.article(id).map(withKeywords))
        case .readAhead(let id): .readAhead(id, try library.article(id).map(withKeywords))
        case .search(let request):
            .found(
                request,
                try library.search(
                    request.scope.query, sort: request.sort, olderThan: request.after,
                    limit: request.limit, cancellation: cancellation))
        case .lookup(let request):
            .lookedUp(request, try entities(request), total: nil)
        case .dossier(let id): .dossier(id, try library.dossier(of: id))
        case .keywordDossier(let name):
            .dossier(Entity.id(ofKeyword: name), try library.dossier(ofKeyword: name))
        case .overTime(let id): .overTime(id, try library.overTime(of: id))
        case .story(let id): .story(id, try library.story(of: id))
        case .newFacts(let articles): .newFacts(try newFacts(articles))
        case .history(let id): .history(id, try library.history(of: id))
        case .comparison(let pair): .compared(pair, try library.comparison(of: pair.one, with: pair.other))
        case .passages(let request):
            .passages(request, try passages(request))
        case .neighbour(let request): .neighbour(request, try neighbour(request))
        case .feeds: .feeds(try library.feeds())
        case .explanation(let explained): .explained(explained, try reasons(explained))
        case .corrections: .corrections(try library.listedCorrections())
        case .locations(let id): .locations(id, try library.locations(of: id))
        case .places(let scope): .places(scope, try library.places(matching: scope.query, limit: mostMapPlaces + 1))
        case .watches: .watches(try library.watches())
        case .savedSearches: .savedSearches(try countedSearches())
        case .tags: .tags(try library.tags())
        case .note(let subject): .note(subject, try library.note(on: subject))
        case .completePath(let begun): .completedPath(begun, paths(beginningWith: begun))
        case .completeSearch(let begun):
            .completedSearch(begun, try SearchCompleting(library: library, today: .today).completions(of: begun))
        case .standing(let request): .standing(request, try standing(request))
        }
    }

    /// The saved searches, each with how much it finds now.
    func countedSearches() throws -> [CountedSearch] {
        try library.savedSearches().map { search in
            CountedSearch(
                search: search,
                count: try library.count(matching: Query(typed: search.typed), cap: 5000))
        }
    }

    private func entities(_ request: LookupRequest) throws -> [Entity] {
        // If nothing is typed yet, those who are in the news most are shown.
        if request.typed.allSatisfy({ $0 == " " }) {
            let kinds = EntityKind.allCases.filter { $0 != .date }
            let found = try kinds.flatMap { try library.entities(kind: $0, limit: request.limit) }
            return Array(found.sorted { ($1.mentions, $0.id) < ($0.mentions, $1.id) }.prefix(request.limit))
        }
        let found = try library.lookup(request.typed, limit: request.limit)
        // A term is offered where no name has all of the words.
        let words = folded(request.typed).split(separator: " ")
        let isName = found.contains { entity in
            let name = folded(entity.name).split(separator: " ")
            return words.allSatisfy { name.contains($0) }
        }
        let terms = isName ? [] : try library.lookup(keyword: request.typed, limit: request.limit)
        return Array((found + terms).prefix(request.limit))
    }

    private func passages(_ request: PassageRequest) throws -> [Dossier.Passage] {
        guard let keyword = request.keyword else {
            return try library.passages(naming: request.entity, olderThan: request.after, limit: request.limit)
        }
        return try library.passages(ofKeyword: keyword, olderThan: request.after, limit: request.limit)
    }

    private func page(_ request: ListRequest) throws -> [ArticleLine] {
        let query = request.scope.query
        let (order, limit) = (request.order, request.limit)
        return switch request.part {
        case .newest: try library.articles(matching: query, in: order, limit: limit)
        case .after(let position): try library.articles(matching: query, in: order, beyond: position, limit: limit)
        // Read from the other end, and then turned round.
        case .oldest: try library.articles(matching: query, in: order.reversed, limit: limit).reversed()
        case .before(let position):
            try library.articles(matching: query, in: order.reversed, beyond: position, limit: limit).reversed()
        }
    }

    private func standing(_ request: StandingRequest) throws -> Standing {
        guard let entity = request.scope.entities.first else {
            return try standing(among: request.scope.query, request)
        }
        guard let place = try library.rank(of: request.position.id, naming: entity)
        else { return Standing(number: 0, total: 0) }
        return Standing(number: place.number, total: place.total)
    }

    /// The number of an article among those that match, if they are few enough to be counted.
    private func standing(among query: Query, _ request: StandingRequest) throws -> Standing {
        let total = try library.count(matching: query, cap: Self.countLimit, withUnread: false)
        let newer = try library.articles(matching: query, newerThan: request.position, limit: Self.countLimit)
        if total.isCapped || newer.count >= Self.countLimit { return Standing(number: 0, total: 0) }
        return Standing(number: newer.count + 1, total: total.total)
    }

    private static let countLimit = 1000

    private func neighbour(_ request: NeighbourRequest) throws -> ArticleLine? {
        var query = request.scope.query
        if request.onlyUnread { query.terms.append(.isUnread) }
        switch request.direction {
        case .next:
            let next = try other(library.articles(matching: query, olderThan: request.from, limit: few), than: request)
            return try next
                ?? (request.onlyUnread ? library.articles(matching: query, olderThan: nil, limit: 1).first : nil)
        case .previous:
            let newer = try library.articles(matching: query, newerThan: request.from, limit: few)
            let previous = try other(newer.reversed(), than: request)
            return try previous
                ?? (request.onlyUnread ? library.articles(matching: query, newerThan: .oldest, limit: 1).first : nil)
        }
    }

    /// The nearest of some articles that is not a copy of the one that a request starts from, because the person has
    /// read that text.
    private func other(_ lines: [ArticleLine], than request: NeighbourRequest) throws -> ArticleLine? {
        guard lines.count > 1, let first = lines.first else { return lines.first }
        let copies = Set(try library.copies(of: request.from.id).map(\.id))
        return lines.first { !copies.contains($0.id) } ?? first
    }

    /// How many neighbours are tried to find one that is not a copy.
    private var few: Int { 8 }
}

extension ListPosition {
    /// Below every article.
    fileprivate static let oldest = ListPosition(seconds: .min, id: 0)
}

extension Scope {
    /// All conditions as one query.
    var query: Query {
        Query(
            terms: conditions.flatMap { condition -> [Query.Term] in
                switch condition {
                case .typed(let words): Query(typed: words).terms
                case .names(let entity): [.names(entity)]
                case .feeds(let feeds): [.feeds(feeds)]
                }
            })
    }
}
