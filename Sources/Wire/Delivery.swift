import Compression
import Mail
import Markup
import News
import Passages
import Paste
import Press

/// The forms in which news arrives.
package enum WireFormat: String, Sendable, CaseIterable {
    case plainText, markdown
    /// Rich Text Format.
    case richText
    /// What a press archive found, and a table with an article a row.
    case pressArchive, table
    /// One JSON object an article, or an array of them; one object a line.
    case json, jsonLines
    /// Feeds: RSS of any version, Atom, the Channel Definition Format, JSON Feed and RSS in JSON.
    case rss, atom, cdf, jsonFeed
    /// A list of feeds, and XML that is no news.
    case opml, xml
    /// A message, several in one file, a crawl's records.
    case mail, mailbox, webArchive
    /// A web page, and one that a browser saved with all that belongs to it.
    case html, savedPage

    /// Whether it is a form for many articles, so that one that holds a single article may hold another one tomorrow.
    package var holdsMany: Bool {
        switch self {
        case .jsonLines, .rss, .atom, .cdf, .jsonFeed, .mailbox, .webArchive, .pressArchive, .table: true
        case .plainText, .markdown, .richText, .json, .opml, .xml, .mail, .html, .savedPage: false
        }
    }
}

/// Why bytes gave no articles.
package enum WireError: Error, Equatable {
    /// There is nothing in it, or nothing but white space.
    case empty
    /// It is no text; `kind` is what it is, as in "a PNG picture".
    case binary(kind: String)
    /// It breaks the rules of its format. The offset counts the bytes of the text in UTF-8.
    case malformed(WireFormat, byteOffset: Int, expected: String)
    /// It is well formed, but holds no news.
    case noArticles(WireFormat)
    /// It holds an article, of which there is nothing but what stands above the text.
    case noText(WireFormat)
    case unsupported(WireFormat)
    /// It came packed and cannot be unpacked.
    case packed(UnpackingError)
    /// It has more bytes than are read of one article.
    case tooLarge(limit: Int)
    /// It would take more time or memory than the reading of one document may.
    case tooCostly(ReadingExcess)
}

/// What one file or one response brings.
package struct Delivery: Hashable, Sendable {
    /// A piece that was passed over while the rest was read.
    package struct Fault: Hashable, Sendable {
        /// Where the piece begins: a UTF-8 byte offset into the decoded text.
        package let byteOffset: Int
        package let reason: WireError
    }

    package var format: WireFormat
    /// In the order of the document.
    package var articles: [Article]
    /// The feed's own title; nil for what is no feed.
    package var feedTitle: String?
    /// What tells the feed from others, as it says itself: an Atom id or its own address, or else its page and title; nil
    /// for what is no feed.
    package var feedName: String?
    /// Pieces that could not be read, in order.
    package var faults: [Fault]
    /// What an export says was done with some of the articles, or the tags and notes beside them, by the article's
    /// index.
    package var marks: [Int: ArticleMarks] = [:]
    /// What was taken off the pieces of an archive, if that was asked for.
    package var removals: [Removal] = []
    /// What an export holds beside articles.
    package var records: [LibraryRecord] = []

    /// Whether it holds what a library knew of articles, feeds and corrections. A text's own front matter and a table's
    /// columns say nothing of that kind.
    package var isExport: Bool { !records.isEmpty || !marks.isEmpty && format != .markdown && format != .table }
}

extension WireError: Hashable {}

extension WireError {
    /// Why a piece of a message is not read.
    fileprivate init(_ gap: MailGap) {
        self =
            switch gap {
            case .parts(let most, let deepest):
                .malformed(
                    .mail, byteOffset: 0,
                    expected: "a message of at most \(most) parts, none within more than \(deepest) others,")
            case .html(let error): .malformed(.html, byteOffset: 0, expected: error.limit)
            }
    }
}

/// Reads news of any form.
///
/// The form is told by the content; the name only decides where the content leaves it open, as between text and
/// Markdown.
///
/// - Parameter name: the file's name, if there is one.
/// - Returns: at least one article.
/// - Throws: `WireError` where nothing could be read. One bad piece among good ones is a fault of the delivery.
package func delivery(from bytes: [UInt8], name: String? = nil) throws(WireError) -> Delivery {
    if bytes.isEmpty { throw .empty }
    let delivery = try parsed(bytes, name: name)
    // An item of a list is an item whatever it lacks; a document without a text is none. JSON may be either, and is known.
    let isList = delivery.format.holdsMany || delivery.format == .json
    guard isList || delivery.articles.contains(where: { !$0.body.isEmpty }) else {
        throw .noText(delivery.format)
    }
    return delivery.cleaned
}

private func parsed(_ bytes: [UInt8], name: String?) throws(WireError) -> Delivery {
    // Mail and archives hold bytes of any kind among their lines.
    let opening = bytes.prefix(65_536)
    if let archive = ArchiveReader(opening: opening, name: name) { return try archiveDelivery(archive, from: bytes) }
    if let saved = SavedPage(bytes, name: name) { return try savedPageDelivery(saved) }
    if let letter = appleLetter(in: bytes) { return try mailDelivery(from: letter) }
    if looksLikeMail(opening, name: name) { return try mailDelivery(from: bytes) }
    if let kind = binaryKind(of: bytes) { throw .binary(kind: kind) }
    if isRichText(opening) {
        let text = richText(of: bytes)
        // Archives hand their finds out as documents too.
        if let articles = pressArticles(in: text) { return Delivery(.pressArchive, articles) }
        return Delivery(.richText, [plainTextArticle(from: text)])
    }
    if isXMLDocument(bytes) { return try xmlDelivery(from: bytes) }
    return try textDelivery(from: Array(decode(bytes).text.utf8), page: bytes, name: name)
}

/// - Parameter page: the bytes that the text was decoded from: a page says itself how it is encoded.
private func textDelivery(from text: [UInt8], page: [UInt8], name: String?) throws(WireError) -> Delivery {
    if text.allSatisfy({ $0 <= 0x20 }) { throw .empty }
    let format = wireFormat(of: text, name: name)
    switch format {
    case .plainText:
        if let articles = pressArticles(in: text) { return Delivery(.pressArchive, articles) }
        return Delivery(format, [plainTextArticle(from: text)]).dated(by: name)
    case .markdown:
        // An archive's fields may stand above a text as front matter does.
        if opensWithTitle(text), let articles = pressArticles(in: text) { return Delivery(.pressArchive, articles) }
        let (article, marks) = markdownArticle(from: text)
        var delivery = Delivery(format, [article]).dated(by: name)
        delivery.marks[0] = marks
        return delivery
    case .json: return try jsonDelivery(from: text)
    case .jsonLines: return try archiveDelivery(.lines, from: text)
    case .table: return try archiveDelivery(.table, from: text)
    case .html: return try pageDelivery(from: page)
    // These are told before the bytes are decoded.
    case .richText, .pressArchive, .rss, .atom, .cdf, .jsonFeed, .opml, .xml, .mail, .mailbox, .webArchive, .savedPage:
        throw .unsupported(format)
    }
}

private func opensWithTitle(_ text: [UInt8]) -> Bool {
    let opening = text.drop { $0 <= 0x20 }.prefix(6)
    return String(decoding: opening, as: UTF8.self).lowercased() == "title:"
}

extension Delivery {
    /// The delivery with the texts of its articles clean.
    var cleaned: Delivery {
        var delivery = self
        for index in delivery.articles.indices { delivery.articles[index] = delivery.articles[index].cleaned }
        return delivery
    }
}

/// - Throws: `noArticles` for a message of neither subject nor text; why its text could not be read, if it has one.
func mailDelivery(from bytes: [UInt8]) throws(WireError) -> Delivery {
    let letter = Letter(bytes)
    let faults = letter.gaps.map { Delivery.Fault(byteOffset: 0, reason: WireError($0)) }
    guard let article = letter.article else { throw faults.first?.reason ?? .noArticles(.mail) }
    if article.body.isEmpty, let fault = faults.first { throw fault.reason }
    return Delivery(.mail, [article], faults: faults)
}

extension Delivery {
    init(_ format: WireFormat, _ articles: [Article], faults: [Fault] = []) {
        self.init(format: format, articles: articles, feedTitle: nil, feedName: nil, faults: faults)
    }
}
