import Libraries
import News
import Stories
import Synchronization

/// Finds what articles tell that is new to the person, and remembers it as long as nothing else of the story is read.
final class FactFinder: Sendable {
    private struct Memory {
        /// What was found of an article, and which tellings had been read then.
        var found: [Article.ID: (read: [Article.ID], facts: NewFacts)] = [:]
        /// What the tellings say that were read last: other articles of the same story are asked for with it.
        var known: (read: [Article.ID], facts: KnownFacts)?
    }

    private let library: any NewsLibrary
    private let memory = Mutex(Memory())

    /// How many of the newest tellings that were read count, and for how many articles the answer is remembered.
    private static let (mostRead, mostRemembered) = (8, 500)

    init(library: any NewsLibrary) { self.library = library }

    /// What is new in each of some articles. An article is left out if nothing else of its story was read.
    func facts(of articles: [Article.ID]) throws -> [Article.ID: NewFacts] {
        var facts: [Article.ID: NewFacts] = [:]
        for article in articles {
            let read = try library.readTellings(beside: article, limit: Self.mostRead)
            if !read.isEmpty { facts[article] = try self.facts(of: article, beyond: read) }
        }
        return facts
    }

    private func facts(of article: Article.ID, beyond read: [Article.ID]) throws -> NewFacts? {
        if let found = memory.withLock({ $0.found[article] }), found.read == read { return found.facts }
        guard let filed = try library.article(article), !filed.awaitsExtraction else { return nil }
        let facts = try known(read).new(in: filed)
        memory.withLock { memory in
            if memory.found.count >= Self.mostRemembered { memory.found = [:] }
            memory.found[article] = (read, facts)
        }
        return facts
    }

    private func known(_ read: [Article.ID]) throws -> KnownFacts {
        if let known = memory.withLock({ $0.known }), known.read == read { return known.facts }
        let facts = KnownFacts(of: try library.articles(numbered: read), common: try Desk.commonWords())
        memory.withLock { $0.known = (read, facts) }
        return facts
    }
}
