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
        article.byline = article.byline ?? old.byline
        article.dateline = article.dateline ?? old.dateline
        article.source = article.source ?? old.source
        article.published = article.published ?? old.published
        article.updated = article.updated ?? old.updated
        article.language = article.language ?? old.language
        article.url = old.url.flatMap { isSameLink($0) ? $0 : nil } ?? article.url
        article.feedItemID = article.feedItemID ?? old.feedItemID
        article.summary = article.summary ?? old.summary
        self.origin = origin ?? self.origin
    }

    /// Whether an earlier link need not be changed for the article's own: they differ in nothing that counts. One with
    /// `http` gives way to one with `https`.
    private func isSameLink(_ old: String) -> Bool {
        guard let url = article.url else { return true }
        return comparedAddress(url) == comparedAddress(old) && (old.hasPrefix("https:") || !url.hasPrefix("https:"))
    }

    /// Whether it says what a stored article says. Some feeds number their items anew at each request.
    func says(_ stored: Article) -> Bool {
        var numbered = article
        numbered.feedItemID = stored.feedItemID
        return numbered == stored
    }
}

/// The different words of some texts.
struct DistinctWords: Sendable {
    /// A number for each word, and where the word is in `bytes`.
    let list: [(hash: Int64, range: Range<UInt32>)]
    private let bytes: [UInt8]

    init(_ texts: IndexWords...) {
        bytes = texts.map(\.bytes).reduce([], +).trimmed
        // Room for as many as most articles have, or the set would be made again as it grows.
        var seen = Set<Int64>(minimumCapacity: 512)
        var found: [(hash: Int64, range: Range<UInt32>)] = []
        found.reserveCapacity(512)
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            var hash = Self.seed
            // A space follows each word.
            for index in bytes.indices {
                guard bytes[index] == 0x20 else {
                    hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
                    continue
                }
                let number = Int64(bitPattern: hash)
                if seen.insert(number).inserted { found.append((number, UInt32(start)..<UInt32(index))) }
                start = index + 1
                hash = Self.seed
            }
        }
        list = found.trimmed
    }

    /// FNV-1a, as ``stableHash(_:)``: this is a loop over each byte of each article, in which that would take long.
    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    func word(in range: Range<UInt32>) -> String {
        String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }

    var all: Set<String> { Set(list.map { word(in: $0.range) }) }
}

extension Array {
    /// The same without room to spare: thousands of prepared articles wait at a time.
    fileprivate var trimmed: [Element] { withUnsafeBufferPointer { Array($0) } }
}
