import Libraries
import News

/// What a library must hold: everything that was acknowledged, and nothing else except what was under way when its
/// process was killed.
struct Acknowledged {
    private struct Kept {
        let owner: String
        let number: Int
        var version = 0
        var isStarred = false
        var isRead = false
        var offset = 0
        var isTagged = false
        var note: String?
    }

    private var articles: [Article.ID: Kept] = [:]
    private var removed: Set<Article.ID> = []
    private var corrections: Set<FiledCorrection.ID> = []
    private var undone: Set<FiledCorrection.ID> = []
    private var feeds: Set<String> = []
    private var endedFeeds: Set<String> = []
    private var settings: [String: String] = [:]
    /// How many changes were acknowledged.
    private(set) var count = 0

    /// Records an acknowledged change.
    mutating func add(_ change: Change) {
        count += 1
        switch change {
        case .importing, .upkeep: break
        case .filed(let id, let owner, let number): articles[id] = Kept(owner: owner, number: number)
        case .update(let id, _, _, let version): articles[id]?.version = version
        case .star(let id, let value): articles[id]?.isStarred = value
        case .read(let id, let value): articles[id]?.isRead = value
        case .offset(let id, let value): articles[id]?.offset = value
        case .tag(let id, let value): articles[id]?.isTagged = value
        case .note(let id, let text): articles[id]?.note = text
        case .remove(let id):
            articles[id] = nil
            removed.insert(id)
        case .correct(let id): corrections.insert(id)
        case .undo(let id):
            corrections.remove(id)
            undone.insert(id)
        case .subscribe(let address):
            feeds.insert(address)
            endedFeeds.remove(address)
        case .unsubscribe(let address):
            feeds.remove(address)
            endedFeeds.insert(address)
        case .keep(let value, let name): settings[name] = value
        }
    }

    /// Compares a library with what was acknowledged.
    ///
    /// - Parameter underWay: changes that were begun and not acknowledged. Each may or may not have been made; what is found
    ///   counts from then on.
    /// - Returns: what is wrong, in words.
    mutating func compare(with library: any NewsLibrary, underWay: [Change]) throws -> [String] {
        try settle(underWay, library)
        var problems = try wrongArticles(library, underWay)
        let made = Set(try library.corrections().map(\.id))
        problems += corrections.subtracting(made).map { "correction \($0) is lost" }
        problems += undone.intersection(made).map { "correction \($0) is back" }
        let subscribed = Set(try library.feeds().map(\.address))
        problems += feeds.subtracting(subscribed).map { "the feed \($0) is lost" }
        problems += endedFeeds.intersection(subscribed).map { "the feed \($0) is back" }
        for (name, value) in settings where try library.setting(name) != value {
            problems.append("the setting \(name) is not \(value)")
        }
        return problems
    }

    private func wrongArticles(_ library: any NewsLibrary, _ underWay: [Change]) throws -> [String] {
        var problems: [String] = []
        var missing = articles
        var last: Article.ID = 0
        while true {
            let page = try library.articles(filedAfter: last, limit: 200)
            guard let end = page.last else { break }
            last = end.line.id
            for found in page {
                let id = found.line.id
                guard let kept = missing.removeValue(forKey: id) else {
                    problems.append(
                        removed.contains(id) ? "article \(id) is back" : "nobody filed article \(id)")
                    continue
                }
                let wanted = InventedNews.article(kept.owner, kept.number, version: kept.version)
                if found.article.headline != wanted.headline {
                    problems.append("article \(id) has a different headline")
                }
                if found.article.body != wanted.body { problems.append("article \(id) has a different text") }
                if found.line.isStarred != kept.isStarred { problems.append("article \(id) has the wrong star") }
                if found.line.isRead != kept.isRead { problems.append("article \(id) has the wrong read mark") }
                if found.readingOffset != kept.offset {
                    problems.append("article \(id) has the wrong reading position")
                }
                if found.line.tags.contains(Change.tag) != kept.isTagged {
                    problems.append("article \(id) has the wrong tags")
                }
                if try library.note(on: .article(id)) != kept.note {
                    problems.append("article \(id) has a different note")
                }
            }
        }
        return problems + missing.keys.map { "article \($0) is lost" }
    }

    /// Accepts what was under way as the library has it.
    private mutating func settle(_ underWay: [Change], _ library: any NewsLibrary) throws {
        for change in underWay {
            switch change {
            case .importing(let owner, let first, let count):
                for number in first..<first + count {
                    let headline = InventedNews.article(owner, number).headline
                    let query = Query(terms: [.phrase(headline.split(separator: " ").map(String.init))])
                    for hit in try library.search(query, limit: 100)
                    where hit.line.headline == headline && articles[hit.line.id] == nil {
                        articles[hit.line.id] = Kept(owner: owner, number: number)
                    }
                }
            case .update(let id, let owner, let number, let version):
                if try library.article(id)?.article.body == InventedNews.body(owner, number, version: version) {
                    articles[id]?.version = version
                }
            case .star(let id, _), .read(let id, _), .offset(let id, _):
                guard let found = try library.article(id) else { continue }
                articles[id]?.isStarred = found.line.isStarred
                articles[id]?.isRead = found.line.isRead
                articles[id]?.offset = found.readingOffset
            case .tag(let id, _):
                guard let found = try library.article(id) else { continue }
                articles[id]?.isTagged = found.line.tags.contains(Change.tag)
            case .note(let id, _): articles[id]?.note = try library.note(on: .article(id))
            case .remove(let id):
                if try library.article(id) == nil { articles[id] = nil }
            case .undo(let id):
                if try !library.corrections().contains(where: { $0.id == id }) { corrections.remove(id) }
            case .subscribe(let address):
                if try library.feeds().contains(where: { $0.address == address }) { endedFeeds.remove(address) }
            case .unsubscribe(let address):
                if try !library.feeds().contains(where: { $0.address == address }) { feeds.remove(address) }
            case .keep(_, let name): settings[name] = try library.setting(name)
            case .filed, .correct, .upkeep: break
            }
        }
    }
}
