import News
import Resources
import Terminal

@testable import Reader

/// A library in memory that answers effects as the newsroom does.
struct FakeLibrary {
    let articles: [FiledArticle]
    /// The bodies in lower case, by article.
    private let texts: [Article.ID: String]
    var entities: [Entity.ID: Entity] = [:]
    /// What `Question.story` is answered with; nothing for other articles.
    var stories: [Article.ID: Story] = [:]
    /// What `Question.history` is answered with; nothing for other articles.
    var histories: [Article.ID: TextHistory] = [:]
    /// What `Question.comparison` is answered with; nothing for other pairs.
    var comparisons: [TellingPair: TellingComparison] = [:]
    /// What `Question.explanation` is answered with; nothing for anything else.
    var reasons: [Explained: Reasons] = [:]
    /// What `Question.newFacts` is answered with.
    var newFacts: [Article.ID: NewFacts] = [:]
    /// What `Question.overTime` is answered with; nothing for other entities.
    var overTimes: [Entity.ID: OverTime] = [:]
    /// What `Question.watches` is answered with.
    var watches: [Watch] = []
    /// What `Question.corrections` and `Question.locations` are answered with.
    var corrections: [ListedCorrection] = []
    var locations: [LocationChoice] = []

    init(_ articles: [FiledArticle]) {
        self.articles = articles.sorted { $0.line.position > $1.line.position }
        texts = Dictionary(articles.map { ($0.line.id, $0.article.body.lowercased()) }, uniquingKeysWith: { $1 })
        for article in articles {
            for presence in article.entities { entities[presence.entity.id] = presence.entity }
        }
    }

    /// The messages that answer an effect.
    func answers(to effect: Effect) -> [Message] {
        switch effect {
        case .ask(let question): answers(to: question)
        case .change(.correct), .change(.redo), .change(.keyword), .change(.personal): [.corrected("corrected")]
        case .change(.undo), .change(.undoCorrection), .change(.show): [.undone("undone")]
        case .change, .feeds, .commands, .files, .terminal: []
        }
    }

    private func answers(to question: Question) -> [Message] {
        switch question {
        case .list(let request): [.listed(request, page(request))]
        case .count(let scope, let withUnread):
            [.counted(scope, count(of: lines(scope), withUnread: withUnread))]
        case .open(let id): [.opened(id, articles.first { $0.line.id == id })]
        case .readAhead(let id): [.readAhead(id, articles.first { $0.line.id == id })]
        case .search(let request): [.found(request, hits(request))]
        case .lookup(let request): [lookup(request)]
        case .dossier(let id): [.dossier(id, dossier(id))]
        case .keywordDossier(let name): [.dossier(Entity.id(ofKeyword: name), dossier(Entity.id(ofKeyword: name)))]
        case .passages(let request): [.passages(request, passages(request))]
        case .neighbour(let request): [.neighbour(request, neighbour(request))]
        case .standing(let request): [.standing(request, standing(request))]
        case .overTime(let id): [.overTime(id, overTimes[id])]
        case .story(let id): [.story(id, stories[id])]
        case .newFacts(let ids): [.newFacts(newFacts.filter { ids.contains($0.key) })]
        case .history(let id): [.history(id, histories[id])]
        case .comparison(let pair): [.compared(pair, comparisons[pair])]
        case .places(let scope): [.places(scope, places(scope))]
        case .explanation(let explained): [.explained(explained, reasons[explained])]
        case .corrections: [.corrections(corrections)]
        case .locations(let id): [.locations(id, locations)]
        case .watches: [.watches(watches)]
        case .feeds, .completePath, .completeSearch, .savedSearches, .tags, .note: []
        }
    }

    func lines(_ scope: Scope) -> [ArticleLine] {
        if let keyword = scope.typed.split(separator: "\"").last, scope.typed.hasPrefix("keyword:") {
            return articles.filter { texts[$0.line.id]?.contains(keyword.lowercased()) == true }.map(\.line)
        }
        return articles.filter { article in
            scope.entities.allSatisfy { entity in article.entities.contains { $0.entity.id == entity } }
                && (scope.typed.isEmpty || holds(scope.typed.lowercased(), texts[article.line.id] ?? ""))
        }.map(\.line)
    }

    /// Whether a text has what was typed: with a star behind it as the beginning of a word, otherwise up to a word's end.
    private func holds(_ typed: String, _ text: String) -> Bool {
        if typed.hasSuffix("*") { return text.contains(typed.dropLast()) }
        return text.ranges(of: typed).contains { found in text[found.upperBound...].first?.isLetter != true }
    }

    private func count(of lines: [ArticleLine], withUnread: Bool) -> ArticleCount {
        ArticleCount(total: lines.count, unread: withUnread ? lines.count { !$0.isRead } : nil)
    }

    private func page(_ request: ListRequest) -> [ArticleLine] {
        let names = Dictionary(articles.map { ($0.line.id, $0.entities.count) }, uniquingKeysWith: { $1 })
        let all = request.order.sorted(lines(request.scope)) { names[$0] ?? 0 }
        let isOldest = request.order == .oldest
        switch request.part {
        case .newest: return Array(all.prefix(request.limit))
        case .oldest: return Array(all.suffix(request.limit))
        case .after(let position):
            return Array(
                all.filter { isOldest ? $0.position > position : $0.position < position }.prefix(request.limit))
        case .before(let position):
            return Array(
                all.filter { isOldest ? $0.position < position : $0.position > position }.suffix(request.limit))
        }
    }

    private func hits(_ request: SearchRequest) -> [SearchHit] {
        lines(request.scope).filter { line in request.after.map { line.position < $0 } ?? true }.prefix(request.limit)
            .map { line in
                let body = articles.first { $0.line.id == line.id }?.article.body ?? ""
                let first = FindableText(body).ranges(of: request.scope.typed.replacing("*", with: "")).first
                let start = max(0, (first?.lowerBound ?? 0) - 10)
                return SearchHit(
                    line: line, snippet: String(body.slice(start..<start + 60)),
                    marks: first.map { [$0.lowerBound - start..<$0.upperBound - start] } ?? [],
                    bodyOffset: first?.lowerBound)
            }
    }

    private func lookup(_ request: LookupRequest) -> Message {
        let found = entities.values.filter { entity in
            folded(entity.name).split(separator: " ").contains { $0.hasPrefix(folded(request.typed)) }
        }.sorted { ($0.mentions, $1.id) > ($1.mentions, $0.id) }
        return .lookedUp(request, Array(found.prefix(request.limit)), total: entities.count)
    }

    func dossier(_ id: Entity.ID) -> Dossier? {
        guard let entity = entities[id] else { return nil }
        let naming = articles.filter { $0.entities.contains { $0.entity.id == id } }
        let shown = Set(naming.prefix(20).map(\.line.id))
        let passages = allPassages(of: id).filter { shown.contains($0.article.id) }
        var days: [CivilDay: Int] = [:]
        for passage in passages { days[passage.article.published?.day ?? CivilDay(number: 0), default: 0] += 1 }
        let roles = naming.flatMap { article in
            article.entities.filter { $0.entity.id == id }.flatMap(\.roles).map {
                Dossier.DatedRole(text: $0.text, article: article.line, range: $0.range)
            }
        }
        return Dossier(
            entity: entity, aliases: [.init(text: "Alias", mentions: 2)], roles: Array(roles.prefix(1)),
            seenWith: entities.values.filter { $0.id != id }.sorted { $0.id < $1.id }.prefix(3).map {
                .init(entity: $0, articles: 1)
            }, quotes: Array(passages.prefix(1)), passages: passages,
            timeline: days.map { .init(day: $0, mentions: $1) }.sorted { $0.day < $1.day })
    }

    private func allPassages(of id: Entity.ID) -> [Dossier.Passage] {
        articles.filter { $0.entities.contains { $0.entity.id == id } }.flatMap { article in
            article.mentions.filter { $0.entity == id }.map { mention in
                let sentence = sentence(around: mention.range, in: article.article.body)
                return Dossier.Passage(
                    article: article.line, text: String(article.article.body.slice(sentence)), range: sentence,
                    marks: [
                        mention.range.lowerBound - sentence.lowerBound..<mention.range.upperBound - sentence.lowerBound
                    ])
            }
        }
    }

    /// The fake dossier gives the first articles, as a library's does, and these are the rest.
    private func passages(_ request: PassageRequest) -> [Dossier.Passage] {
        let older = allPassages(of: request.entity).filter { $0.article.position < request.after }
        let articles = Set(older.map(\.article.position)).sorted(by: >).prefix(request.limit)
        return older.filter { articles.contains($0.article.position) }
    }

    private func places(_ scope: Scope) -> [Dossier.Companion] {
        let named = Set(lines(scope).map(\.id))
        var counts: [Entity.ID: Int] = [:]
        for article in articles where named.contains(article.line.id) {
            for presence in article.entities where presence.entity.place != nil {
                counts[presence.entity.id, default: 0] += 1
            }
        }
        return counts.compactMap { id, count in entities[id].map { .init(entity: $0, articles: count) } }
    }

    private func sentence(around range: Range<Int>, in body: String) -> Range<Int> {
        let bytes = Array(body.utf8)
        var start = range.lowerBound
        while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x2E { start -= 1 }
        while start < range.lowerBound, bytes[start] == 0x20 { start += 1 }
        var end = range.upperBound
        while end < bytes.count, bytes[end] != 0x0A, bytes[end - 1] != 0x2E { end += 1 }
        return start..<end
    }

    private func neighbour(_ request: NeighbourRequest) -> ArticleLine? {
        let all = lines(request.scope).filter { !request.onlyUnread || !$0.isRead }
        switch request.direction {
        case .next: return all.first { $0.position < request.from } ?? (request.onlyUnread ? all.first : nil)
        case .previous: return all.last { $0.position > request.from } ?? (request.onlyUnread ? all.last : nil)
        }
    }

    private func standing(_ request: StandingRequest) -> Standing {
        let all = lines(request.scope)
        return Standing(number: all.filter { $0.position >= request.position }.count, total: all.count)
    }
}

extension Model {
    /// A model that has been started on a library, all answers given.
    static func started(
        on library: FakeLibrary, rows: Int = 36, columns: Int = 120, options: ReaderOptions = ReaderOptions()
    ) -> Model {
        var model = Model(size: Size(rows: rows, columns: columns), options: options)
        let effects = model.start()
        model.answer(effects, from: library)
        return model
    }

    /// Gives the answers to effects, and to what comes of them.
    ///
    /// - Returns: all effects, those that came of answers included.
    @discardableResult
    mutating func answer(_ effects: [Effect], from library: FakeLibrary) -> [Effect] {
        var all = effects
        var waiting = effects
        var rounds = 0
        while !waiting.isEmpty, rounds < 200 {
            let effect = waiting.removeFirst()
            for message in library.answers(to: effect) {
                let new = update(message)
                waiting += new
                all += new
            }
            rounds += 1
        }
        return all
    }

    /// Presses keys one after the other, each answered before the next.
    ///
    /// - Returns: all effects.
    @discardableResult
    mutating func press(_ keys: Key..., on library: FakeLibrary) -> [Effect] {
        var all: [Effect] = []
        for key in keys {
            all += answer(update(.key(key)), from: library)
        }
        return all
    }

    @discardableResult
    mutating func type(_ text: String, on library: FakeLibrary) -> [Effect] {
        text.flatMap { press(.character($0), on: library) }
    }

    /// What a command asks for, which nobody has answered yet.
    mutating func drained(after command: String) -> [Effect] {
        run(command: command)
        return drained()
    }

    var shown: String { view().grid.text }

    var list: ListPane { panes.list }
    var results: ListPane? { panes.results }
    var reading: ArticlePane? { panes.reading }
    var focus: Pane { panes.focus }
    var draggedRule: Pane? { panes.draggedRule }
    var isZoomed: Bool { panes.isZoomed }
    var chosen: Entity? { panes.chosen }
    var theme: Theme { look.theme }
    var opening: Opening? { pending.opening }
    var owedJumps: Int { pending.owedJumps }
    var ahead: Ahead? { pending.ahead }
    var dossier: DossierScreen? { if case .dossier(let screen) = screen { screen } else { nil } }
    var map: MapScreen? { if case .map(let screen) = screen { screen } else { nil } }
    var story: StoryScreen? { if case .story(let screen) = screen { screen } else { nil } }
    var comparison: ComparisonScreen? { if case .comparison(let screen) = screen { screen } else { nil } }
}
