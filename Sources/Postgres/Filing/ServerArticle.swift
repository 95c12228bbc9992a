import Catalogue
import Compression
import Libraries
import News

/// An article with all that is worked out from its text alone, without the library.
struct ServerArticle: Sendable {
    let submission: Submission
    /// As the library can keep it.
    let article: Article
    let origin: String?
    let wordCount: Int
    let hash: Int64
    /// What the index holds of its text: see ``ArticleWords``.
    let lexemes: String
    let isPartial: Bool
    let bylineWords: String?
    /// Numbers of its distinct words, with the words.
    let words: DistinctWords
    /// The text as it is kept.
    let packed: Bytes

    init(_ submission: Submission, _ packer: TextPacker) {
        self.init(submission, submission.article.storable, submission.identity.origin?.stored, packer)
    }

    /// The same submission, where its article or its origin has been completed.
    init(_ submission: Submission, _ article: Article, _ origin: String?, _ packer: TextPacker) {
        self.submission = submission
        self.article = article
        self.origin = origin
        let headline = IndexWords(article.headline)
        let body = IndexWords(article.body)
        wordCount = body.count
        hash = stableHash(headline.bytes, body.bytes)
        words = DistinctWords(headline, body)
        (lexemes, isPartial) = ArticleWords.lexemes(words, headline: headline.list)
        bylineWords = article.byline.map { IndexWords($0).indexed }
        packed = Bytes(packer.packed(Array(article.body.utf8), as: .body))
    }

    var urlHash: Int64? { article.url.map { stableHash(comparedAddress($0)) } }
    var itemHash: Int64? { article.feedItemID.map { stableHash(comparedAddress($0)) } }
    var originHash: Int64? { origin.map { stableHash($0) } }

    /// What two who file the same at one time would both have.
    var keys: [Int64] {
        var keys = [stableHash("content \(hash)")]
        if let urlHash, !submission.identity.isLinkShared { keys.append(stableHash("link \(urlHash)")) }
        if let itemHash, !submission.identity.isItemIDShared {
            keys.append(stableHash("item \(itemHash) \(origin ?? "")"))
        }
        return keys
    }
}

/// Articles prepared for a shared library.
struct ServerBatch: PreparedBatch {
    let articles: [ServerArticle]

    func part(_ indices: [Int]) -> ServerBatch { ServerBatch(articles: indices.map { articles[$0] }) }
}

extension Article {
    /// The article without U+0000 in its text, which PostgreSQL cannot keep. Beside its text a submission has none.
    var storable: Article {
        guard body.utf8.contains(0) else { return self }
        var article = self
        // Offsets of blocks are of the text as it was: what lies behind a replaced character would be shifted.
        (article.body, article.blocks) = (body.storable, [])
        return article
    }
}
