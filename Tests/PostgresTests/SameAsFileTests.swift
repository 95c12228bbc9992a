import Foundation
import Libraries
import LibrarySamples
import News
import Storage
import Testing
import ThrowawayServer

@testable import Postgres

/// What a library on a server answers, compared with what a file answers to the same.
@Suite(
    "A server answers as a file does",
    .enabled(if: ThrowawayServer.shared != nil, Comment(rawValue: ThrowawayServer.absence)))
struct SameAsFileTests {
    private let file: Library
    private let server: PostgresLibrary
    private var both: [any NewsLibrary] { [file, server] }

    private static let words = [
        "trade", "Trader", "über", "uber", "naïve", "taurus", "air", "force", "webex", "AT&T", "9/11", "東京", "🙂",
        "O'Brien", "x", "re-elected", "Straße", "a\\b", "it's",
    ]
    private static let names = ["Ana Silva", "Bo Lund", "Cy Ek", "Ana Lund", "Silva", "Dag Moe", "Ek"]
    private static let count =
        ProcessInfo.processInfo.environment["DATELINE_RANDOM_QUERIES"].flatMap(Int.init) ?? 300

    init() throws {
        file = try Library(at: NSTemporaryDirectory() + "dateline-\(UUID().uuidString)/library.db")
        server = try newLibrary()
        var random = Repeatable(state: 7)
        let articles = (0..<120).map { Self.article($0, &random) }
        for library in both {
            // As by two imports.
            for half in [articles[..<50], articles[50...]] {
                let submissions = half.map { Submission(article: $0, origin: nil) }
                _ = try library.fileArticles(
                    try library.prepare(submissions), filed: Moment(seconds: 1_700_000_000))
            }
            try library.star(true, stride(from: 1, to: 120, by: 4).map { Int64($0) })
            try library.markRead(true, stride(from: 1, to: 120, by: 5).map { Int64($0) })
        }
    }

    private static func article(_ number: Int, _ random: inout Repeatable) -> Article {
        let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in words.randomElement(using: &random)! }
        let people = (0..<Int.random(in: 0...3, using: &random)).map { _ in names.randomElement(using: &random)! }
        let headline = "Story \(number) " + (words.randomElement(using: &random) ?? "")
        let published =
            number % 7 == 0 ? nil : Moment(year: 2020 + number % 4, month: 1 + number % 12, day: 1 + number % 28)
        return Article(
            headline: headline, byline: number % 6 == 0 ? "By Ana Óberg" : nil,
            source: ["Harbour Wire", "Evening Post", nil][number % 3], published: published,
            url: number % 2 == 0 ? "https://example.org/\(number)" : nil,
            body: (text + people).joined(separator: " "))
    }

    /// Expects both to answer the same.
    private func same<Answer: Equatable>(
        _ what: String, _ ask: (any NewsLibrary) throws -> Answer, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let answers = try both.map(ask)
        #expect(answers[0] == answers[1], "\(what)", sourceLocation: sourceLocation)
    }

    private func extract() throws {
        for library in both {
            while true {
                let texts = try library.textsAwaitingExtraction(after: 0, limit: 30)
                if texts.isEmpty { break }
                let found = texts.map { text in
                    ExtractedText(
                        naming(Self.names.sorted { $0.count > $1.count }, in: text.body).withoutOverlaps, of: text,
                        language: text.id % 3 == 0 ? "de-AT" : "en", sketch: nil)
                }
                _ = try library.fileExtractions(found, linking: linkByName, stories: nil)
            }
        }
    }

    @Test func randomQueriesHaveTheSameHits() throws {
        var random = Repeatable(state: 99)
        let marks = [
            "\"", "-", "*", "~", " OR ", " ", " ", " ", "(", ")", "source:", "is:unread ", "is:starred ", ":", "title:",
            "author:", "from:2021 ", "to:2022-03 ", "keyword:", "'", "\\", "&", "!", "|",
        ]
        for _ in 0..<Self.count {
            let typed = typedAtRandom(Self.words, marks, using: &random)
            let query = Query(parsing: typed)
            try same(typed) { try $0.search(query, limit: 1000) }
            try same(typed) { try $0.count(matching: query).total }
            try same(typed) { try $0.count(matching: query, cap: 5000, withUnread: false).total }
            let position = ListPosition(seconds: 1_640_000_000, id: 60)
            try same(typed) { try $0.articles(matching: query, newerThan: position, limit: 7) }
            try same(typed) { try $0.articles(matching: query, olderThan: position, limit: 7) }
        }
    }

    @Test func listsAreTheSame() throws {
        try same("count") { try $0.count() }
        try same("first page") { try $0.articles(limit: 40) }
        try same("around") { try $0.articles(around: 33, limit: 9) }
        try same("article") { library in try (1...120).map { try library.article($0) } }
        try same("sources") { try $0.sources(beginning: "p", limit: 9).map(\.name) }
        try same("read") { try $0.markRead(true, matching: Query(parsing: "source:harbour")) }
        try same("removed") { try $0.removeArticle(34) }
        try same("removed") { try $0.removeArticle(34) }
        try same("count") { try $0.count() }
        try same("unread") { try $0.articles(matching: Query(parsing: "is:unread"), limit: 200) }
    }

    @Test func namesAreTheSame() throws {
        try extract()
        try expectSameNames()
        for typed in [
            "person:silva", "entity:lund -person:silva", "lang:de", "lang:de-at", "lang:en person:ek", "person:nobody",
        ] {
            try same(typed) { try $0.search(Query(parsing: typed), limit: 200) }
        }
    }

    private func expectSameNames() throws {
        try same("entities") { try $0.entities(limit: 100) }
        for typed in ["a", "ana", "lund", "as", "silva", "E", "dag moe", "zz", ""] {
            try same(typed) { try $0.lookup(typed, limit: 10) }
        }
        for entity in try file.entities(limit: 100) {
            try same(entity.name) { try $0.dossier(of: entity.id) }
            try same(entity.name) { try $0.rank(of: 12, naming: entity.id)?.number }
        }
        try same("articles") { library in try (1...120).map { try library.article($0)?.mentions } }
    }

    @Test func randomCorrectionsHaveTheSameEffect() throws {
        try extract()
        var random = Repeatable(state: 3)
        var made: [FiledCorrection.ID] = []
        for step in 0..<60 {
            let entities = try file.entities(limit: 100)
            guard let one = entities.randomElement(using: &random), let other = entities.randomElement(using: &random)
            else { break }
            if step % 4 == 3, let id = made.randomElement(using: &random) {
                try same("undo \(id)") { library in try outcome { _ = try library.undoCorrection(id) } }
                made.removeAll { $0 == id }
            } else {
                let correction = self.correction(of: one, other, &random)
                let scope: CorrectionScope =
                    Int.random(in: 0..<3, using: &random) == 0
                    ? .article(Int64.random(in: 1...120, using: &random)) : .everywhere
                try same("\(correction) \(scope)") { library in
                    try outcome { try library.correct(correction, scope: scope, made: Moment(seconds: Int64(step))) }
                }
                made = try file.corrections().map(\.id)
            }
            try same("corrections \(step)") { try $0.corrections() }
            try same("entities \(step)") { try $0.entities(limit: 100) }
        }
        try expectSameNames()
        try same("named") { try $0.namedCorrections() }
        try same("obstacles") { try $0.obstaclesToUndoing() }
        try same("corrected") { try $0.correctedArticles() }
    }

    private func correction(of one: Entity, _ other: Entity, _ random: inout Repeatable) -> EntityCorrection {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: .merge(one.id, into: other.id)
        case 1: .split(alias: Self.names.randomElement(using: &random), from: one.id)
        case 2: .rename(one.id, to: "New \(one.name)")
        case 3: .changeKind(one.id, to: .place)
        case 4: .hide(one.id)
        default: .locate(one.id, at: Place(latitude: 1, longitude: 2, country: "NO", population: 3))
        }
    }

    /// What came of a change, without the name of the library.
    private func outcome(_ change: () throws -> Void) throws -> String {
        do {
            try change()
            return "done"
        } catch let error as LibraryError {
            switch error {
            case .senseless(_, let cause): return cause
            case .notFound(_, let what): return what
            case .correctionInTheWay(_, let one, let later): return "\(one) \(later)"
            default: throw error
            }
        }
    }
}

private func linkByName(_ names: [LinkName], _ candidates: [[LinkCandidate]]) -> LinkDecision {
    .chosen(
        names.indices.map { index in
            candidates[index].filter { $0.name.folded == names[index].name.folded }.map(\.id).min()
        })
}

extension Extraction {
    /// The mentions that lie over no earlier one, with the entities that have any.
    fileprivate var withoutOverlaps: Extraction {
        var result = Extraction()
        var end = 0
        for mention in mentions where mention.range.lowerBound >= end {
            end = mention.range.upperBound
            result.mentions.append(Mention(range: mention.range, kind: mention.kind, entity: result.entities.count))
            result.entities.append(entities[mention.entity])
        }
        return result
    }
}
