import Glibc
import Libraries
import News
import Resources

// The articles that come with the program. A library notes which of its articles they are, so that they can leave it
// again, and so that they are not counted among a person's own.

extension NewsLibrary {
    private static var bundledName: String { "bundled articles" }

    /// The articles that came with the program, also those that are gone by now.
    func bundledArticles() throws(LibraryError) -> [Article.ID] {
        try setting(Self.bundledName)?.split(separator: " ").compactMap { Article.ID($0) } ?? []
    }

    /// Notes which articles came with the program.
    func noteBundled(_ ids: [Article.ID]) throws(LibraryError) {
        try keep(ids.isEmpty ? nil : ids.map(String.init).joined(separator: " "), as: Self.bundledName)
    }

    /// How many articles there are. Those that came with the program are counted only as long as there are no others.
    func countOwn() throws(LibraryError) -> ArticleCount {
        let all = try count()
        let ids = try bundledArticles()
        if ids.isEmpty { return all }
        let bundled = try count(of: ids)
        if bundled.total == all.total { return all }
        let unread = all.unread.map { $0 - (bundled.unread ?? 0) }
        return ArticleCount(
            total: all.total - bundled.total, unread: unread, bundled: bundled.total, hidden: all.hidden)
    }
}

extension Desk {
    /// The folder of the bundled articles: inside the resources once installed, next to them as built.
    private static var bundledFolder: String? {
        guard let resources = Resources.locate()?.directory else { return nil }
        return [resources + "/articles", resources + "/../articles"].first { access($0, R_OK) == 0 }
    }

    /// Files the articles that come with the program, if the library has none, hidden ones included.
    func fileBundledArticlesIfEmpty() throws {
        guard !library.isReadOnly, try library.newestArticle() == 0, let folder = Self.bundledFolder else { return }
        var ids: [Article.ID] = []
        try importArticles(from: Arrivals([folder])) { event in
            if case .filed(let filing, _, _, _) = event { ids.append(filing.id) }
        }
        try library.noteBundled(ids)
    }

    /// Whether the library holds the bundled articles and no others.
    func holdsOnlyBundledArticles() throws(LibraryError) -> Bool {
        let ids = try library.bundledArticles()
        if ids.isEmpty { return false }
        let bundled = try library.count(of: ids).total
        let all = try library.count().total
        return bundled > 0 && all == bundled
    }

    /// Removes the bundled articles, except those that the person has starred: these count as the person's own then.
    ///
    /// - Returns: how many were removed.
    func removeBundledArticles() throws -> Int {
        let bundled = try library.articles(numbered: library.bundledArticles())
        let removed = try library.removeArticles(bundled.filter { !$0.line.isStarred }.map(\.line.id))
        try library.noteBundled([])
        return removed.count
    }
}
