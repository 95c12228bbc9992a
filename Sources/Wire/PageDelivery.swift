import Markup
import News
import Pages

/// Reads the one article of a web page.
///
/// - Throws: `WireError.noArticles` where the page says nothing, `.malformed` where it goes beyond a limit.
func pageDelivery(from bytes: [UInt8]) throws(WireError) -> Delivery {
    let article: Article
    do {
        article = try page(from: bytes)
    } catch {
        throw .malformed(.html, byteOffset: 0, expected: error.limit)
    }
    if article.body.isEmpty, article.headline.isEmpty { throw .noArticles(.html) }
    return Delivery(.html, [article])
}

extension HTMLError {
    /// What a page would have to be to be read.
    fileprivate var limit: String {
        switch self {
        case .tooLarge(_, let most): "at most \(most) bytes"
        case .tooDeep(let most): "elements at most \(most) deep"
        case .tooManyNodes(let most): "at most \(most) elements"
        case .noParser: "memory for it"
        }
    }
}
