import Markup
import News

/// Reads an article from a web page.
///
/// - Throws: ``HTMLError`` where the page is too large or nests too deep.
package func page(from bytes: [UInt8], declaredEncoding: String? = nil) throws(HTMLError) -> Article {
    let tree = try parseHTML(bytes, declaredEncoding: declaredEncoding)
    let meta = PageMeta(tree)
    let linked = LinkedArticle(of: tree)
    var survey = PageSurvey(tree)
    survey.omitUnread()
    let headings = survey.headings()
    let site = meta["og:site_name"] ?? linked?.publisher ?? meta["application-name", "dc.publisher", "publisher"]
    let title = headline(meta: meta, linked: linked, headings: headings, site: site)
    survey.omitFurniture()
    survey.measure()
    let start = survey.headlineNode(saying: title)
    let node = survey.settleOnArticle(headline: start)
    survey.clean(node, headline: title)
    let text = plainText(of: tree, in: node, omitting: survey.omitted)
    return article(
        title: title, text: text, meta: meta, linked: linked, site: site, survey: survey,
        end: tree.descendants(of: node).upperBound)
}

/// Puts together what the page says of the story, the most reliable first.
private func article(
    title: String, text: HTMLText, meta: PageMeta, linked: LinkedArticle?, site: String?, survey: PageSurvey, end: Int
) -> Article {
    let authors = (linked?.authors ?? []).isEmpty ? meta.authors : linked?.authors ?? []
    let named = authors.compactMap { cleanByline($0) }
    let byline =
        named.isEmpty
        ? cleanByline(meta["article:author"]) ?? survey.bylineOnPage(before: end)
        : (linked?.authors ?? []).isEmpty ? named.first : named.joined(separator: ", ")
    let address = meta.canonical ?? meta["og:url"].flatMap(webAddress) ?? linked?.address
    let published = linked?.published ?? publishedInHead(meta) ?? survey.publishedOnPage(before: end)
    let updated =
        linked?.updated
        ?? meta["article:modified_time", "og:updated_time", "last-modified", "datemodified"]
        .flatMap { moment(from: $0) }
    let language = linked?.language ?? meta.language ?? meta["content-language", "language", "dc.language", "og:locale"]
    let summary = meta["og:description", "description", "dc.description", "twitter:description"] ?? linked?.summary
    return Article(
        headline: title, byline: byline, source: site ?? address.flatMap { host(of: $0) }, published: published,
        updated: updated == published ? nil : updated, language: language.flatMap(languageTag), url: address,
        summary: summary, body: text.text, blocks: text.blocks)
}

private func publishedInHead(_ meta: PageMeta) -> Moment? {
    let names = [
        "article:published_time", "parsely-pub-date", "datepublished", "dc.date.issued", "dcterms.created",
        "dcterms.issued", "dc.date", "dcterms.date", "og:published_time", "og:article:published_time",
        "article:published",
        "article_date_original", "publication_date", "pubdate", "publishdate", "publish-date", "publish_date",
        "sailthru.date", "date", "article.published", "rnews:datepublished", "citation_publication_date", "displaydate",
        "originalpublicationdate", "cxenseparse:recs:publishtime", "ptime", "pdate", "iso-8601-publish-date",
        "weibo:article:create_at",
    ]
    for name in names { if let text = meta[name], let found = moment(from: text) { return found } }
    return nil
}

/// The name of the server in an address, without `www.`
private func host(of address: String) -> String? {
    guard let start = address.firstRange(of: "://")?.upperBound else { return nil }
    let name = address[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
    let plain = name.hasPrefix("www.") ? name.dropFirst(4) : name
    return plain.isEmpty || name.contains("@") ? nil : String(plain)
}

/// A language tag in its usual form, `de-AT`; nil for what is none.
private func languageTag(_ text: String) -> String? {
    let parts = oneLine(text).split { $0 == "_" || $0 == "-" }
    guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy({ $0.isASCII && $0.isLetter }) else {
        return nil
    }
    guard parts.count > 1, parts[1].count == 2, parts[1].allSatisfy({ $0.isASCII && $0.isLetter }) else {
        return first.lowercased()
    }
    return first.lowercased() + "-" + parts[1].uppercased()
}

extension PageSurvey {
    /// The heading that says what the page's title says: the first whose words nearly all stand in it.
    /// The texts of the page's largest headings, in order.
    func headings() -> [String] {
        tree.nodes.indices.filter { tree.tag($0) == .h1 || tree.tag($0) == .h2 }.prefix(40).map {
            oneLine(tree.rawText(of: $0))
        }
    }

    func headlineNode(saying title: String) -> Int? {
        let title = Set(words(of: title))
        var first: Int?
        for index in tree.nodes.indices where tree.tag(index).isHeading && !isOmitted(index) {
            let own = Set(words(of: lineText(of: index)))
            if own.count >= 3, own.intersection(title).count * 5 >= own.count * 4 { return index }
            if tree.tag(index) == .h1, first == nil { first = index }
        }
        return first
    }
}
