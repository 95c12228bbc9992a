import Courier
import Libraries
import Markup
import News
import Pages
import Wire

/// Why an article has no more text than its feed gave.
package enum FullTextFailure: Error, Hashable, Sendable {
    /// It has no link that leads to it alone.
    case noLink
    /// It was deleted while its page was fetched.
    case deleted
    case fetch(FetchFailure)
    /// The link leads to something else than a page: why it could not be read as anything, if that is so.
    case noPage(WireError?)
    /// The page is too large, or too deeply nested.
    case unreadablePage
    case saysNoMore
    /// The page does not tell what the item tells: perhaps it asks for a login.
    case tellsSomethingElse
}

/// What came of fetching the pages of articles.
package struct FullTextCounts: Sendable {
    /// How many articles have more text now.
    package var fetched = 0
    /// Why the others have not, in the order in which that was known.
    package var failures: [(article: Article.ID, failure: FullTextFailure)] = []
}

extension Desk {
    /// Fetches the pages of articles and puts their text in the place of what the feed gave, which is kept beside it
    /// as the summary.
    ///
    /// A page that cannot be fetched or read, or that says less than the article does, changes nothing.
    ///
    /// - Parameter isCancelled: asked several times a second, on this thread.
    /// - Throws: `LibraryError`.
    @discardableResult
    package func fetchFullTexts(
        of ids: [Article.ID], isCancelled: () -> Bool = { false }
    ) throws -> FullTextCounts {
        var counts = FullTextCounts()
        var wanted: [(id: Article.ID, request: Request)] = []
        for id in ids {
            guard let url = try library.article(id)?.article.url, try !library.sharesLink(id) else {
                counts.failures.append((id, .noLink))
                continue
            }
            wanted.append((id, Request(url: url, allowsPrivateAddresses: try isOfTypedHost(id, url))))
        }
        var problem: (any Error)?
        Courier().run(wanted.map(\.request), isCancelled: { isCancelled() || problem != nil }) { index, result in
            guard problem == nil else { return }
            do {
                try replaceText(of: wanted[index].id, by: result)
                counts.fetched += 1
            } catch let failure as FullTextFailure {
                counts.failures.append((wanted[index].id, failure))
            } catch {
                problem = error
            }
        }
        if let problem { throw problem }
        return counts
    }

    /// Whether an article came from a feed whose host a person typed, and lies there too.
    func isOfTypedHost(_ id: Article.ID, _ url: String) throws -> Bool {
        try library.feeds(of: id).contains { $0.isTyped && haveSameHost($0.address, url) }
    }

    /// - Throws: `FullTextFailure` if nothing was replaced, `LibraryError`.
    private func replaceText(of id: Article.ID, by result: Result<Response, FetchFailure>) throws {
        let response = try success(of: result)
        guard let stored = try library.article(id)?.article else { throw FullTextFailure.deleted }
        let found = try webPage(in: response)
        guard found.body.utf8.count > stored.body.utf8.count else { throw FullTextFailure.saysNoMore }
        guard tells(found, of: stored) else { throw FullTextFailure.tellsSomethingElse }
        var article = stored
        article.body = found.body
        article.blocks = found.blocks
        // The feed's own text stays beside it: the longer if it gave two.
        let own = [stored.summary ?? "", stored.body].max { $0.utf8.count < $1.utf8.count } ?? ""
        article.summary = own.isEmpty ? nil : own
        article.byline = stored.byline ?? found.byline
        article.published = stored.published ?? found.published
        article.language = stored.language ?? found.language
        let submission = Submission(article: article, identity: Identity(origin: nil), replaced: id)
        _ = try library.fileArticles(try library.prepare([submission]))
    }
}

private func success(of result: Result<Response, FetchFailure>) throws(FullTextFailure) -> Response {
    do {
        return try result.get().accepted()
    } catch {
        throw .fetch(error)
    }
}

/// The article of a page that was fetched.
private func webPage(in response: Response) throws(FullTextFailure) -> Article {
    try requirePage(response)
    do {
        return try page(from: response.body, declaredEncoding: charset(of: response.contentType)).cleaned
    } catch {
        throw .unreadablePage
    }
}

private func requirePage(_ response: Response) throws(FullTextFailure) {
    if response.contentType?.lowercased().contains("html") == true {
        if let kind = binaryKind(of: response.body) { throw .noPage(.binary(kind: kind)) }
        return
    }
    let format: WireFormat
    do {
        format = try delivery(from: response.body, name: nil).format
    } catch {
        throw .noPage(error)
    }
    if format != .html { throw .noPage(nil) }
}

/// Whether a page tells what a feed's item tells: at least two fifths of the longer words of the item's headline stand in
/// it. A page that asks for consent or a login fails that.
private func tells(_ page: Article, of item: Article) -> Bool {
    let wanted = Set(folded(item.headline).split(separator: " ").filter { $0.utf8.count > 3 }.map(String.init))
    guard wanted.count >= 3 else { return true }
    let said = Set(folded(page.headline + " " + page.body).split(separator: " ").map(String.init))
    return wanted.intersection(said).count * 5 >= wanted.count * 2
}
