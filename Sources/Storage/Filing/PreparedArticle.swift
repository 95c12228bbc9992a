import Catalogue
import Compression
import Libraries
import News

/// An article with all that is worked out from its text alone, without the library.
struct PreparedArticle: Sendable {
    let submission: Submission
    var article: Article
    var origin: String?
    /// The words of headline and body as they are indexed.
    let headline: String
    let body: String
    let wordCount: Int
    let hash: Int64
    /// Each word of headline and body once.
    let words: DistinctWords
    /// The text as it is kept.
    let packed: [UInt8]

    init(_ submission: Submission, packer: TextPacker) {
        self.submission = submission
        article = submission.article
        origin = submission.identity.origin?.stored
        let headlineWords = IndexWords(submission.article.headline)
        let bodyWords = IndexWords(submission.article.body)
        headline = headlineWords.indexed
        body = bodyWords.indexed
        wordCount = bodyWords.count
        hash = stableHash(headlineWords.bytes, bodyWords.bytes)
        words = DistinctWords(headlineWords, bodyWords)
        packed = packer.packed(Array(submission.article.body.utf8), as: .body).trimmed
    }

    /// Takes over what an earlier form of the article said and this one leaves out.
    mutating func complete(from old: Article, origin: String?) {
        article.complete(from: old)
        self.origin = origin ?? self.origin
    }

    /// Whether it says what a stored article says.
    func says(_ stored: Article) -> Bool { article.says(stored) }
}

extension Array {
    /// The same without room to spare: thousands of prepared articles wait at a time.
    fileprivate var trimmed: [Element] { withUnsafeBufferPointer { Array($0) } }
}
