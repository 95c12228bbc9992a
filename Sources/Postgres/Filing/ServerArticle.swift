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
    let bylineWords: String?
    /// Hashes of what the vocabulary numbers of it: of its distinct words, and then of those of the headline as such.
    let entryHashes: [Int64]
    private let words: DistinctWords
    private let headlineEntries: [String]
    /// The numbers that the vocabulary has for all of these.
    var indexed: [Int32] = []
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
        headlineEntries = Set(headline.list).map { IndexedWord.inHeadline($0) }
        entryHashes = words.list.map(\.hash) + headlineEntries.map { stableHash($0) }
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

extension ServerArticle {
    /// What the vocabulary numbers, by its place among the hashes.
    func entry(_ index: Int) -> String {
        let beyond = index - words.list.count
        return beyond < 0 ? IndexedWord.entry(words.word(in: words.list[index].range)) : headlineEntries[beyond]
    }

    /// What the index of words has of the article, if it is listed by a second.
    func keys(listedAt seconds: Int64) -> [Int32] { TimeSpan.keys(ofSecond: seconds) + indexed }
}

/// Articles prepared for a shared library.
struct ServerBatch: PreparedBatch {
    let articles: [ServerArticle]
    /// How often words had been forgotten before those of the articles were numbered.
    let losses: Int64

    func part(_ indices: [Int]) -> ServerBatch {
        ServerBatch(articles: indices.map { articles[$0] }, losses: losses)
    }
}

extension Article {
    /// The article without U+0000 in its text, which PostgreSQL cannot keep. Beside its text a submission has none.
    var storable: Article {
        guard body.hasNull else { return self }
        var article = self
        // Offsets of blocks are of the text as it was: what lies behind a replaced character would be shifted.
        (article.body, article.blocks) = (body.storable, [])
        return article
    }
}
