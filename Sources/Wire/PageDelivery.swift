import Mail
import Markup
import News
import Pages

/// Reads the one article of a web page.
///
/// - Throws: `WireError.noArticles` if the page says nothing, `.malformed` if it goes beyond a limit.
func pageDelivery(from bytes: [UInt8]) throws(WireError) -> Delivery {
    Delivery(.html, [try pageArticle(from: bytes, encoding: nil, savedFrom: addressOfSaving(bytes))])
}

/// Reads the one article of a page that was saved as a message. When it was saved is not when it was published.
func savedPageDelivery(_ page: SavedPage) throws(WireError) -> Delivery {
    Delivery(.savedPage, [try pageArticle(from: page.html, encoding: page.encoding, savedFrom: page.address)])
}

private func pageArticle(from bytes: [UInt8], encoding: String?, savedFrom: String?) throws(WireError) -> Article {
    let article: Article
    do {
        article = try page(from: bytes, declaredEncoding: encoding, address: savedFrom)
    } catch {
        throw .malformed(.html, byteOffset: 0, expected: error.limit)
    }
    if article.body.isEmpty, article.headline.isEmpty { throw .noArticles(.html) }
    return article
}

/// The address that a browser, or an extension of one, wrote into a comment when it saved the page:
/// `saved from url=(0039)https://...`, `Page saved with SingleFile url: https://...`.
private func addressOfSaving(_ bytes: [UInt8]) -> String? {
    var rest = bytes.prefix(8192)
    while let start = position(of: "<!--", in: rest) {
        let comment = rest[start...].prefix(4096)
        let end = position(of: "-->", in: comment) ?? comment.endIndex
        let text = comment[..<end]
        if position(of: "saved ", in: text) != nil || position(of: "Saved ", in: text) != nil,
            let address = position(of: "http", in: text)
        {
            let found = String(decoding: text[address...].prefix { $0 > 0x20 }, as: UTF8.self)
            if found.hasPrefix("http://") || found.hasPrefix("https://") { return found }
        }
        rest = rest[end...].dropFirst(3)
    }
    return nil
}

extension HTMLError {
    /// What a page would have to be to be read.
    var limit: String {
        switch self {
        case .tooLarge(_, let most): "a page of at most \(most) bytes"
        case .tooDeep(let most): "a page with no more than \(most) elements within one another"
        case .tooManyNodes(let most): "a page of at most \(most) elements"
        case .noParser: "memory for it"
        }
    }
}
