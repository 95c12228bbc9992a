import Libraries
import News
import Pipeline

/// Arrivals that wait to be filed. It gives them in batches, each with articles that are near each other in time.
///
/// The library's indexes by date keep neighbours in time on one page, and each batch writes every page that it changes.
/// Many archives have articles in no order of time, and each would change a page of its own. If a batch is chosen from ten
/// thousand, most of its articles share their pages. So the tray sweeps over the dates from the first to the last, again
/// and again: a batch takes what comes next in time, and what arrives behind the sweep waits for the next sweep. That is
/// replacement selection, whose runs are twice as long as what is held (Knuth, The Art of Computer Programming 3, 5.4.1).
///
/// Within a batch arrivals keep their order. Versions of one article keep it from batch to batch too, because the library
/// keeps the version that is filed last.
struct ArrivalTray: PipeBuffer {
    /// Bytes, and articles, of a full batch.
    private static let batchBytes = 8 << 20
    private static let batchSize = 1500
    /// Bytes that may be held. The limit begins low, so that filing can begin soon, and grows with each batch.
    private static let firstCapacity = 6 << 20
    private static let capacity = 48 << 20
    /// Bytes that an article takes besides its text.
    private static let overhead = 1 << 10

    /// Where an article is in the order of the sweep: by date, then by arrival.
    private struct Rank: Comparable {
        var second: Int64
        var number: Int

        static func < (left: Rank, right: Rank) -> Bool {
            (left.second, left.number) < (right.second, right.number)
        }
    }

    private struct Held {
        let arrival: Arrival
        let rank: Rank
        let identities: [Int]
        let bytes: Int
    }

    private var articles: [Held] = []
    /// Arrivals that are not articles, each with its number.
    private var others: [(number: Int, arrival: Arrival)] = []
    /// The rank of the last article held that an identity belongs to.
    private var ranks: [Int: Rank] = [:]
    /// The rank of the article that was taken last.
    private var sweep = Rank(second: .min, number: 0)
    private var bytes = 0
    private var arrived = 0
    private var taken = 0

    var isEmpty: Bool { articles.isEmpty && others.isEmpty }
    /// Depends on what has arrived and not on time, so that an archive is filed in the same batches each time.
    var isFull: Bool { bytes >= min(Self.capacity, (taken + 1) * Self.firstCapacity) }

    mutating func add(_ arrival: Arrival) {
        arrived += 1
        guard case .article(let article, _, let identity, _, let marks) = arrival else {
            others.append((arrived, arrival))
            return
        }
        let identities = Self.identities(of: article, from: identity.origin)
        // The library files an article without a date as of now.
        let second = article.published?.seconds ?? marks?.filed?.seconds ?? .max
        var rank = Rank(second: second, number: arrived)
        for earlier in identities.compactMap({ ranks[$0] }) where isSwept(rank, before: earlier) {
            rank.second = earlier.second
        }
        for identity in identities { ranks[identity] = rank }
        let held = Held(
            arrival: arrival, rank: rank, identities: identities, bytes: article.body.utf8.count + Self.overhead)
        articles.append(held)
        bytes += held.bytes
    }

    /// Takes a batch, in the order of arrival; everything, if that is less than a batch.
    mutating func take() -> [Arrival] {
        let order = articles.enumerated().map { (rank: $1.rank, index: $0) }
            .sorted { isSwept($0.rank, before: $1.rank) }
        var isTaken = Array(repeating: false, count: articles.count)
        var size = 0
        for (_, index) in order.prefix(Self.batchSize) where size < Self.batchBytes {
            isTaken[index] = true
            size += articles[index].bytes
            sweep = articles[index].rank
        }
        bytes -= size
        taken += 1
        var batch: [(number: Int, arrival: Arrival)] = []
        var rest: [Held] = []
        for (held, isTaken) in zip(articles, isTaken) {
            guard isTaken else {
                rest.append(held)
                continue
            }
            batch.append((held.rank.number, held.arrival))
            for identity in held.identities where ranks[identity] == held.rank { ranks[identity] = nil }
        }
        articles = rest
        return (batch + takeOthers()).sorted { $0.number < $1.number }.map(\.arrival)
    }

    /// Takes arrivals that are not articles. The end of a file waits until its articles have been taken.
    private mutating func takeOthers() -> [(number: Int, arrival: Arrival)] {
        let first = articles.first?.rank.number ?? .max
        let waits = { (other: (number: Int, arrival: Arrival)) in
            if case .finished = other.arrival { other.number > first } else { false }
        }
        defer { others = others.filter(waits) }
        return others.filter { !waits($0) }
    }

    private func isSwept(_ left: Rank, before right: Rank) -> Bool {
        let isLeftBehind = left <= sweep
        return isLeftBehind == (right <= sweep) ? left < right : !isLeftBehind
    }

    /// What the library can recognise an article by, as hashes: see `Library.fileArticles`. Instead of the text, headline
    /// and length will do: two articles that are taken for one here only keep their order.
    private static func identities(of article: Article, from origin: Origin?) -> [Int] {
        var file: String?
        if case .file(let path) = origin { file = path }
        let names = [article.url.map(comparedAddress), article.feedItemID.map(comparedAddress), file]
        return (names + ["\(article.body.utf8.count) \(article.headline)"]).compactMap { $0?.hashValue }
    }
}
