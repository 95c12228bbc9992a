import Catalogue
import Foundation
import Libraries
import LibrarySamples
import News
import Testing

@testable import Storage

/// Searches compared with a plain scan of all texts.
@Suite(.onEachEngine) struct PlainScanTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }
    private static let words = [
        "trade", "Trader", "über", "uber", "naïve", "taurus", "air", "force", "webex", "AT&T", "9/11", "東京", "🙂",
        "O'Brien",
        "x", "re-elected", "Straße",
    ]
    private static let count = ProcessInfo.processInfo.environment["DATELINE_RANDOM_QUERIES"].flatMap(Int.init) ?? 500

    init() throws {
        temporary = try TemporaryLibrary()
        var random = Repeatable(state: 7)
        for number in 0..<80 {
            let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in Self.words.randomElement(using: &random)!
            }
            let headline = "Story \(number) " + (Self.words.randomElement(using: &random) ?? "")
            let source = ["Harbour Wire", "Evening Post", nil][number % 3]
            let article = Article.sample(
                headline, text.joined(separator: " "), day: 1 + number % 28, source: source, url: "u\(number)")
            let filing = try library.file(article)
            if number % 4 == 0 { try library.star(true, filing.id) }
            if number % 5 == 0 { try library.markRead(true, filing.id) }
            if number % 3 == 0 { try library.tag([filing.id], TagChange(adding: number % 2 == 0 ? ["Air"] : ["x"])) }
            if number % 7 == 0 { try library.write(note: "Call about trade", on: .article(filing.id)) }
        }
    }

    @Test("Random queries find what a plain scan finds")
    func randomQueries() throws {
        let all = try stored()
        var random = Repeatable(state: 99)
        let marks = [
            "\"", "-", "*", "~", " OR ", " ", " ", " ", "(", ")", "source:", "is:unread ", "is:starred ", ":",
            "tag:air ", "has:tag ", "has:note ", "note:",
        ]
        for _ in 0..<Self.count {
            let typed = typedAtRandom(Self.words, marks, using: &random)
            try expectSame(typed, all)
        }
    }

    @Test("Hostile queries find what a plain scan finds", .needsHostileQueries)
    func hostile() throws {
        let all = try stored()
        let queries = try JSONSerialization.jsonObject(with: #require(hostileQueries))
        for typed in strings(in: queries) { try expectSame(typed, all) }
    }

    private func strings(in value: Any) -> [String] {
        if let text = value as? String { return [text] }
        if let list = value as? [Any] { return list.flatMap(strings) }
        return (value as? [String: Any])?.values.flatMap(strings) ?? []
    }

    private func stored() throws -> [FiledArticle] { try library.articles(filedAfter: 0, limit: 1000) }

    private func expectSame(_ typed: String, _ all: [FiledArticle]) throws {
        let query = Query(parsing: typed)
        let found = Set(try library.search(query, limit: 1000).map(\.line.id))
        let scanned = Set(
            all.filter { article in query.terms.allSatisfy { article.meets($0, among: all) } }.map(\.line.id))
        #expect(found == scanned, "\(typed)")
        #expect(try library.count(matching: query).total == scanned.count, "\(typed)")
        #expect(try library.count(matching: query, cap: 5000, withUnread: false).total == scanned.count, "\(typed)")
    }
}

extension FiledArticle {
    /// What a condition means, as plainly as possible. Conditions on entities match nothing: these texts name none.
    ///
    /// - Parameter all: the articles that there are: whether an outlet is named in full depends on them.
    fileprivate func meets(_ term: Query.Term, among all: [FiledArticle]) -> Bool {
        switch term {
        case .word(let text): holds(IndexWords(text).list, isOpen: endsKorean(IndexWords(text).list))
        case .phrase(let texts):
            holds(
                texts.flatMap { IndexWords($0).list }, isOpen: endsKorean(texts.flatMap { IndexWords($0).list }))
        case .prefix(let text): holds(IndexWords(text).list, isOpen: true)
        case .stem(let text):
            IndexWords(text).list.last.map { last in
                inflections(of: last).contains { holds(IndexWords(text).list.dropLast() + [$0]) }
            } ?? true
        case .keyword(let text): holds(IndexWords(text).list)
        case .source(let text):
            isFrom(IndexWords(text).list, isNamed: all.contains { $0.isFrom(IndexWords(text).list, isNamed: true) })
        case .title(let texts, let isPrefix):
            holds(texts.flatMap { IndexWords($0).list }, in: [line.headline], isOpen: isPrefix)
        case .author(let text):
            IndexWords(text).list.allSatisfy { word in
                IndexWords(line.byline ?? "").list.contains { $0.hasPrefix(word) }
            }
        case .from(let day):
            line.published != nil && line.position.seconds >= Int64(day.number) * 86_400
        case .to(let day):
            line.published != nil && line.position.seconds < (Int64(day.number) + 1) * 86_400
        case .isUnread: !line.isRead
        case .isStarred: line.isStarred
        case .isHidden: line.isHidden
        case .has(.tag): !line.tags.isEmpty
        case .has(.note): line.hasNote
        case .note(let text):
            IndexWords(text).list.allSatisfy { word in
                IndexWords(note ?? "").list.contains { $0.hasPrefix(word) }
            }
        case .tag(let name): line.tags.contains { tagKey($0) == tagKey(name) }
        case .entity, .names, .language, .feed, .feeds, .was, .filedAfter: false
        case .not(let inner): asksNothing(inner) || !meets(inner, among: all)
        case .any(let lists): lists.contains { $0.allSatisfy { meets($0, among: all) } }
        }
    }

    /// Whether a condition has no letter or digit to look for.
    private func asksNothing(_ term: Query.Term) -> Bool {
        switch term {
        case .word(let text), .prefix(let text), .stem(let text): IndexWords(text).count == 0
        case .phrase(let texts), .title(let texts, _): texts.allSatisfy { IndexWords($0).count == 0 }
        default: false
        }
    }

    /// Whether the source's name holds some words, or words that begin so.
    fileprivate func isFrom(_ wanted: [String], isNamed: Bool) -> Bool {
        guard let source = line.source.map({ IndexWords($0).list }) else { return false }
        return wanted.allSatisfy { word in source.contains { isNamed ? $0 == word : $0.hasPrefix(word) } }
    }

    private func holds(_ wanted: [String], isOpen: Bool = false) -> Bool {
        holds(wanted, in: [article.headline, article.body], isOpen: isOpen)
    }

    private func holds(_ wanted: [String], in texts: [String], isOpen: Bool) -> Bool {
        if wanted.isEmpty { return true }
        return texts.contains { text in
            let words = IndexWords(text).list
            guard words.count >= wanted.count else { return false }
            return (0...words.count - wanted.count).contains { start in
                wanted.indices.allSatisfy { index in
                    let word = words[start + index]
                    return word == wanted[index] || isOpen && index == wanted.count - 1 && word.hasPrefix(wanted[index])
                }
            }
        }
    }
}

/// Whether the last word is Korean: such a word stands for all that it begins.
private func endsKorean(_ words: [String]) -> Bool {
    words.last?.unicodeScalars.allSatisfy { (0xAC00...0xD7A3).contains($0.value) } ?? false
}
