import Compression
import Dates
import Mail
import News
import Passages

/// A record of a web archive, as its header tells it.
struct WebRecord: Sendable {
    /// Where it begins in the archive.
    let offset: Int
    /// Bytes of its block.
    let length: Int
    private let type: String
    private let contentType: String
    private let target: String?
    private let date: Moment?

    /// - Returns: nil where the header gives no length that can be.
    init?(header: ArraySlice<UInt8>, offset: Int) {
        let fields = MailHeaders(header[lineEnd(in: header, from: header.startIndex)...])
        guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else { return nil }
        self.offset = offset
        self.length = length
        type = fields["warc-type"]?.lowercased() ?? ""
        contentType = fields["content-type"]?.lowercased() ?? ""
        // Version 0.18 and some tools put the address in angle brackets.
        target = fields["warc-target-uri"].map { $0.hasPrefix("<") ? String($0.dropFirst().dropLast()) : $0 }
        date = fields["warc-date"].flatMap(writtenMoment)
    }

    /// Whether the block has to be read to know.
    var mayBeNews: Bool { isOfNews && length <= ArchiveReader.pieceLimit }
    var isNewsTooLarge: Bool { isOfNews && length > ArchiveReader.pieceLimit && contentType.isEmpty }

    private var isOfNews: Bool {
        switch type {
        case "response": contentType.isEmpty || contentType.hasPrefix("application/http")
        // A tool's own copy of a page, and what another tool made a text of.
        case "resource", "conversion": isKindOfNews(contentType)
        default: false
        }
    }

    /// The articles in its block; none where it is a picture, an error page, a redirection.
    func articles(in block: [UInt8]) throws(WireError) -> [Article] {
        guard let bytes = try news(in: block) else { return [] }
        return try delivery(from: bytes, name: name).articles.map { article in
            var article = article
            article.url = article.url ?? target
            article.published = article.published ?? date
            return article
        }
    }

    /// What its block holds that is in none of its articles.
    func removals(in block: [UInt8]) throws(WireError) -> [Removal] {
        guard let bytes = try news(in: block) else { return [] }
        return try delivery(from: bytes, name: name).removals(from: bytes, name: name)
    }

    private var name: String? { target?.split(separator: "?").first?.split(separator: "/").last.map(String.init) }

    /// The page or text in its block, if that is news.
    private func news(in block: [UInt8]) throws(WireError) -> [UInt8]? {
        guard type == "response" else { return block }
        guard let response = HTTPResponse(block), response.status == 200, isKindOfNews(response.contentType) else {
            return nil
        }
        return try response.body(limit: ArchiveReader.pieceLimit)
    }
}

/// Whether a media type is one of pages, feeds and texts. What is said to be a script or a style is none.
private func isKindOfNews(_ type: String?) -> Bool {
    guard let type = type?.split(separator: ";").first?.lowercased(), !type.isEmpty else { return true }
    let kinds: Set = ["text/html", "text/plain", "text/xml", "text/markdown", "application/json"]
    return kinds.contains(type) || type.hasSuffix("xml") || type.hasSuffix("feed+json")
}
