import Dates
import Markup
import News
import Passages

/// Reads an article from a web page.
///
/// - Parameter address: where it was found, for a page that does not say itself where it stands.
/// - Throws: ``HTMLError`` if the page is too large, nests too deep or there is no parser.
package func page(
    from bytes: [UInt8], declaredEncoding: String? = nil, address: String? = nil
) throws(HTMLError) -> Article {
    let read = try ReadPage(bytes, declaredEncoding: declaredEncoding)
    return article(
        title: read.title, meta: read.meta, linked: read.linked, site: read.site, survey: read.survey,
        found: read.found, address: address)
}

/// The paragraphs of a web page that ``page(from:declaredEncoding:address:)`` leaves out, in order, with their numbers
/// among all of the page.
///
/// - Parameter item: the number of the page in its archive, from 1.
/// - Throws: as that does.
package func pageRemovals(
    from bytes: [UInt8], declaredEncoding: String? = nil, item: Int
) throws(HTMLError) -> [Removal] {
    let read = try ReadPage(bytes, declaredEncoding: declaredEncoding)
    var paragraphs = read.found.survey.paragraphs(storyIn: read.found.node)
    for (text, rule) in read.trimmed {
        if let index = paragraphs.lastIndex(where: { $0.rule == nil && $0.text == text }) {
            paragraphs[index].rule = rule
        }
    }
    return paragraphs.enumerated().compactMap { offset, paragraph in
        paragraph.rule.map { Removal(.paragraph(offset + 1, item: item), paragraph.text, $0) }
    }
}

/// A page in which the story was found.
private struct ReadPage {
    let title: String
    let meta: PageMeta
    let linked: LinkedArticle?
    let site: String?
    let survey: PageSurvey
    private(set) var found: FoundStory
    /// What was taken off the ends of the text, and what it says twice.
    private(set) var trimmed: [(text: String, rule: Removal.Rule)]

    init(_ bytes: [UInt8], declaredEncoding: String?) throws(HTMLError) {
        let tree = try parseHTML(bytes, declaredEncoding: declaredEncoding)
        meta = PageMeta(tree)
        linked = LinkedArticle(of: tree)
        var survey = PageSurvey(tree)
        survey.omitUnread()
        self.survey = survey
        site = meta["og:site_name"] ?? linked?.publisher ?? meta["application-name", "dc.publisher", "publisher"]
        title = headline(
            meta: meta, linked: linked, headings: survey.headings(), marked: survey.markedHeadline(), site: site)
        found = story(in: survey, title: title)
        if let told = linked?.body, told.utf8.count > 250, found.text.text.utf8.count * 4 < told.utf8.count {
            // A page that scripts fill still gives its text to machines.
            found.text = toldText(told)
        }
        trimmed = found.text.trim(headline: title)
        trimmed += found.text.dropRepeats(atMost: 20).map { ($0, .repeated) }
    }
}

/// A story's text, and where it stands in the page.
private struct FoundStory {
    var text: HTMLText
    /// The node of its headline, if one was found.
    var headline: Int?
    /// The node that holds it, and the index after its last node.
    var node: Int
    var end: Int
    /// The survey with what was left out, for judging what stands beside the story.
    var survey: PageSurvey
}

/// Looks for the story while taking less and less for furniture, until there is one of some length; else the longest.
private func story(in survey: PageSurvey, title: String) -> FoundStory {
    var best: FoundStory?
    for care in Care.allCases {
        var survey = survey
        survey.omitFurniture(care)
        survey.measure()
        let headline = survey.headlineNode(saying: title)
        let node = care == .none ? 0 : survey.settleOnArticle(headline: headline)
        if care != .none { survey.clean(node, headline: title) }
        let text = plainText(of: survey.tree, in: node, omitting: survey.omitted)
        let found = FoundStory(
            text: text, headline: headline, node: node, end: survey.tree.descendants(of: node).upperBound,
            survey: survey)
        // With less care there is always more text: it has to be much more to be the story.
        if text.text.utf8.count > (best?.text.text.utf8.count ?? -1) * 2 { best = found }
        if text.text.utf8.count >= 250, let best { return best }
    }
    return best ?? FoundStory(text: HTMLText(text: "", blocks: []), headline: nil, node: 0, end: 0, survey: survey)
}

/// The text that JSON-LD gives, which sometimes is HTML.
private func toldText(_ body: String) -> HTMLText {
    // What is not HTML after all stays as it is.
    if body.contains("</p>") || body.contains("<br"), let text = try? plainText(ofHTML: body) { return text }
    let lines = body.split(whereSeparator: \.isNewline).map { unescapedLine(String($0)) }.filter { !$0.isEmpty }
    return HTMLText(text: lines.joined(separator: "\n\n"), blocks: [])
}

/// Puts together what the page says about the story, the most reliable source first.
private func article(
    title: String, meta: PageMeta, linked: LinkedArticle?, site: String?, survey: PageSurvey, found: FoundStory,
    address: String?
) -> Article {
    let named = (linked?.authors ?? []).compactMap { cleanByline($0) }
    let told =
        named.isEmpty
        ? bylineInHead(meta) ?? survey.bylineOnPage(headline: found.headline, before: found.end)
        : named.joined(separator: ", ")
    let address = meta.canonical ?? meta["og:url"].flatMap(webAddress) ?? linked?.address ?? address
    let dated = linked?.published ?? publishedInHead(meta) ?? survey.publishedOnPage(before: found.end)
    // The lines around the headline are read if nothing better is known.
    let isKnown = told != nil && dated != nil
    let masthead = isKnown ? Masthead() : found.survey.masthead(headline: found.headline, storyIn: found.node)
    let byline = told ?? masthead.byline
    let published = dated ?? masthead.published ?? address.flatMap { dayInAddress($0) }
    let updated =
        linked?.updated
        ?? meta["article:modified_time", "og:updated_time", "last-modified", "datemodified"]
        .flatMap { moment(from: $0) } ?? masthead.updated
    let language = linked?.language ?? meta.language ?? meta["content-language", "language", "dc.language", "og:locale"]
    let summary = meta["og:description", "description", "dc.description", "twitter:description"] ?? linked?.summary
    return Article(
        headline: title, byline: byline, dateline: Dateline(opening: Array(found.text.text.utf8.prefix(400)))?.place,
        source: site ?? address.flatMap { host(of: $0) }, published: published,
        updated: updated == published ? nil : updated, language: language.flatMap(languageTag), url: address,
        summary: summary, body: found.text.text, blocks: found.text.blocks)
}

private func bylineInHead(_ meta: PageMeta) -> String? {
    let names = [
        "dc:creator", "dc.creator", "dcterm:creator", "dcterms.creator", "author", "parsely-author", "sailthru.author",
        "article:author_name", "byl", "byline", "article:author",
    ]
    for name in names {
        let found = meta.all(name).compactMap { cleanByline($0) }
        // 'Jong, Michiel de' has a comma of its own.
        if !found.isEmpty { return found.joined(separator: found.contains { $0.contains(",") } ? "; " : ", ") }
    }
    return nil
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

/// A language tag in its usual form, `de-AT`; nil if it is not one.
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
