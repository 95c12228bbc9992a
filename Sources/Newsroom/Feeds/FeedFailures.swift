import Markup
import News
import Wire

/// Reads an answer that must be a feed.
///
/// - Returns: nil for a feed without articles.
func feedDelivery(from bytes: [UInt8]) -> Result<Delivery?, FeedFailure> {
    do throws(WireError) {
        return .success(try Wire.feedDelivery(fromAnswer: bytes))
    } catch {
        if case .noArticles(let format) = error, format.isFeed { return .success(nil) }
        return .failure(FeedFailure(error))
    }
}

extension FeedFailure {
    /// Why an answer is not a feed, from what reading it gave.
    init(_ error: WireError) {
        if let cause = missingXMLLibrary(behind: error) {
            self = .noXMLLibrary(cause: cause)
            return
        }
        switch error {
        case .empty: self = .empty
        case .binary(let kind): self = .binary(kind: kind)
        case .malformed(_, let offset, let expected): self = .malformed(byteOffset: offset, expected: expected)
        case .noArticles(let format), .noText(let format), .unsupported(let format):
            self = format == .html ? .webPage : .notAFeed
        case .packed: self = .damagedPacking
        case .tooCostly(let excess): self = .tooCostly(excess)
        case .tooLarge(let limit): self = .fetch(.tooLarge(limit: limit))
        }
    }
}

extension WireFormat {
    /// Whether it is one of the families of feeds.
    var isFeed: Bool {
        switch self {
        case .rss, .atom, .cdf, .jsonFeed: true
        case .plainText, .markdown, .richText, .pressArchive, .table, .json, .jsonLines, .opml, .xml, .mail, .mailbox,
            .webArchive, .html, .savedPage:
            false
        }
    }

    /// Whether libxml2 reads it.
    private var isMarkup: Bool {
        switch self {
        case .rss, .atom, .cdf, .opml, .xml, .html: true
        case .plainText, .markdown, .richText, .pressArchive, .table, .json, .jsonLines, .jsonFeed, .mail, .mailbox,
            .webArchive, .savedPage:
            false
        }
    }

    fileprivate var lacksLibrary: Bool { isMarkup && xmlLibraryProblem != nil }
}

/// What the system says of libxml2, if something was found to be nothing only because that library cannot be loaded.
func missingXMLLibrary(behind error: WireError) -> String? {
    switch error {
    case .malformed(let format, _, _), .noArticles(let format), .noText(let format):
        format.lacksLibrary ? xmlLibraryProblem : nil
    case .empty, .binary, .unsupported, .packed, .tooLarge, .tooCostly: nil
    }
}
