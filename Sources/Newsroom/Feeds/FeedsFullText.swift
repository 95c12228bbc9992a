import Courier
import Markup
import News
import Pages
import Storage
import Wire

extension Desk {
    /// Fetches the pages of articles and puts their text in the place of what the feed gave, which is kept beside it
    /// as the summary.
    ///
    /// A page that cannot be had, or says less than is there, changes nothing.
    ///
    /// - Returns: how many articles have more text now, and why the others have not.
    @discardableResult
    package func fetchFullTexts(
        of ids: [Article.ID], isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws -> (fetched: Int, reasons: [(article: Article.ID, reason: String)]) {
        var wanted: [(id: Article.ID, errand: Errand)] = []
        var reasons: [(article: Article.ID, reason: String)] = []
        for id in ids {
            guard let url = try library.article(id)?.article.url else {
                reasons.append((id, "it has no link"))
                continue
            }
            wanted.append((id, Errand(url: url, allowsPrivateAddresses: try isOfTypedHost(id, url))))
        }
        var fetched = 0
        var failure: (any Error)?
        Courier().run(wanted.map(\.errand), isCancelled: { isCancelled() || failure != nil }) { index, result in
            guard failure == nil else { return }
            do {
                if let reason = try replaceText(of: wanted[index].id, by: result) {
                    reasons.append((wanted[index].id, reason))
                } else {
                    fetched += 1
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return (fetched, reasons)
    }

    /// Whether an article came from a feed whose host a person typed, and lies there too.
    private func isOfTypedHost(_ id: Article.ID, _ url: String) throws -> Bool {
        let host = hostPart(of: url)
        return try library.feeds(of: id).contains { $0.isTyped && hostPart(of: $0.address) == host }
    }

    /// - Returns: why nothing was replaced; nil where it was.
    private func replaceText(of id: Article.ID, by result: Result<Parcel, CourierError>) throws -> String? {
        let parcel: Parcel
        switch result {
        case .failure(let error): return wording(of: error)
        case .success(let answer): parcel = answer
        }
        guard (200...299).contains(parcel.status) else { return wording(ofStatus: parcel.status) }
        guard let stored = try library.article(id)?.article else { return "it is no longer in the library" }
        let found: Article
        switch webPage(in: parcel) {
        case .success(let page): found = page
        case .failure(let trouble): return trouble.words
        }
        guard found.body.utf8.count > stored.body.utf8.count else { return "its page says no more" }
        guard tells(found, of: stored) else { return "its page tells something else, perhaps behind a wall" }
        var article = stored
        article.body = found.body
        article.blocks = found.blocks
        // The feed's own text stays beside it: the longer where it gave two.
        let own = [stored.summary ?? "", stored.body].max { $0.utf8.count < $1.utf8.count } ?? ""
        article.summary = own.isEmpty ? nil : own
        article.byline = stored.byline ?? found.byline
        article.published = stored.published ?? found.published
        article.language = stored.language ?? found.language
        _ = try file([article], origin: stored.url ?? parcel.url)
        return nil
    }
}

/// Why an answer is no page, as what follows "not fetched: ".
private struct NoPage: Error {
    let words: String
}

/// The article of a page that was fetched.
private func webPage(in parcel: Parcel) -> Result<Article, NoPage> {
    let says = parcel.contentType?.lowercased() ?? ""
    do throws(WireError) {
        if !says.contains("html") {
            let delivery = try delivery(from: parcel.body, name: nil)
            guard delivery.format == .html else { return .failure(NoPage(words: "its link leads to no web page")) }
        } else if let kind = binaryKind(of: parcel.body) {
            throw .binary(kind: kind)
        }
    } catch {
        return .failure(NoPage(words: "its link leads to no web page: \(wording(of: error))"))
    }
    do {
        return .success(try page(from: parcel.body, declaredEncoding: charset(of: parcel.contentType)))
    } catch {
        return .failure(NoPage(words: "its page cannot be read"))
    }
}

/// Whether a page tells the story of a feed's item: most words of the item's headline stand in it. What asks for consent
/// or a login does not.
private func tells(_ page: Article, of item: Article) -> Bool {
    let wanted = Set(folded(item.headline).split(separator: " ").filter { $0.utf8.count > 3 }.map(String.init))
    guard wanted.count >= 3 else { return true }
    let said = Set(folded(page.headline + " " + page.body).split(separator: " ").map(String.init))
    return wanted.intersection(said).count * 5 >= wanted.count * 2
}

/// Host and port as they stand in an address.
func hostPart(of url: String) -> Substring {
    let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
    return url[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
}

/// The encoding that a content type names; nil where it names none.
func charset(of contentType: String?) -> String? {
    guard let contentType, let start = contentType.lowercased().firstRange(of: "charset=")?.upperBound else {
        return nil
    }
    let name = contentType.lowercased()[start...].prefix { $0 != ";" && $0 != " " }.filter { $0 != "\"" && $0 != "'" }
    return name.isEmpty ? nil : name
}
