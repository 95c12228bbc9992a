import News
import Pipeline

/// Arrivals that wait to be filed, from which each batch takes articles of one time.
///
/// The library's indexes by date keep neighbours in time on one page, and a page is written once for each batch that
/// changes it. Articles as many archives have them, in no order, would change a page each; sorted from ten thousand,
/// those of a batch share most of theirs. So the dates are swept from the first to the last, again and again: a batch
/// takes what comes next in time, and what arrives behind the sweep waits for the next one. That is how replacement
/// selection sorts, whose runs are twice as long as what is held (Knuth, The Art of Computer Programming 3, 5.4.1).
///
/// Within a batch arrivals keep their order. So do, from batch to batch, those that can be forms of one article, of
/// which the last to be filed is kept.
struct ArrivalTray: PipeBuffer {
    /// Bytes, and articles, of a full batch.
    private static let batchBytes = 8 << 20
    private static let batchSize = 1500
    /// Bytes that may be held: with the first batch so many, then each time as many more, so that filing can begin.
    private static let firstCapacity = 6 << 20
    private static let capacity = 48 << 20
    /// Bytes that an article takes beside its text.
    private static let overhead = 1 << 10

    /// A place in the order in which articles are swept: by date, then by arrival.
    private struct Place: Comparable {
        var second: Int64
        var number: Int

        static func < (left: Place, right: Place) -> Bool {
            (left.second, left.number) < (right.second, right.number)
        }
    }

    private struct Held {
        let arrival: Arrival
        let place: Place
        let identities: [Int]
        let bytes: Int
    }

    private var articles: [Held] = []
    /// Arrivals that are no articles, each with its number.
    private var others: [(number: Int, arrival: Arrival)] = []
    /// Where the last held article stands that can be known by an identity.
    private var places: [Int: Place] = [:]
    /// What was swept last.
    private var sweep = Place(second: .min, number: 0)
    private var bytes = 0
    private var arrived = 0
    private var taken = 0

    var isEmpty: Bool { articles.isEmpty && others.isEmpty }
    /// Depends on what has arrived and not on time, so that an archive that is read fast is filed the same way again.
    var isFull: Bool { bytes >= min(Self.capacity, (taken + 1) * Self.firstCapacity) }

    mutating func add(_ arrival: Arrival) {
        arrived += 1
        guard case .article(let article, let file, let isAlone, _, let marks) = arrival else {
            others.append((arrived, arrival))
            return
        }
        let identities = Self.identities(of: article, aloneIn: isAlone ? file : nil)
        // What has no date is filed as of now.
        let second = article.published?.seconds ?? marks?.filed?.seconds ?? .max
        var place = Place(second: second, number: arrived)
        for earlier in identities.compactMap({ places[$0] }) where isSwept(place, before: earlier) {
            place.second = earlier.second
        }
        for identity in identities { places[identity] = place }
        let held = Held(
            arrival: arrival, place: place, identities: identities, bytes: article.body.utf8.count + Self.overhead)
        articles.append(held)
        bytes += held.bytes
    }

    /// Takes a batch, in the order of arrival; what is there, if it is less.
    mutating func take() -> [Arrival] {
        let order = articles.enumerated().map { (place: $1.place, index: $0) }
            .sorted { isSwept($0.place, before: $1.place) }
        var isTaken = Array(repeating: false, count: articles.count)
        var size = 0
        for (_, index) in order.prefix(Self.batchSize) where size < Self.batchBytes {
            isTaken[index] = true
            size += articles[index].bytes
            sweep = articles[index].place
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
            batch.append((held.place.number, held.arrival))
            for identity in held.identities where places[identity] == held.place { places[identity] = nil }
        }
        articles = rest
        return (batch + takeOthers()).sorted { $0.number < $1.number }.map(\.arrival)
    }

    /// Takes what is no article. That a file has been read to its end waits until its articles have gone.
    private mutating func takeOthers() -> [(number: Int, arrival: Arrival)] {
        let first = articles.first?.place.number ?? .max
        let waits = { (other: (number: Int, arrival: Arrival)) in
            if case .finished = other.arrival { other.number > first } else { false }
        }
        defer { others = others.filter(waits) }
        return others.filter { !waits($0) }
    }

    private func isSwept(_ left: Place, before right: Place) -> Bool {
        let isLeftBehind = left <= sweep
        return isLeftBehind == (right <= sweep) ? left < right : !isLeftBehind
    }

    /// What an article can be known by again: see `Library.file`. Of its words, headline and length will do: two that
    /// are taken for one text leave together, and are told apart when they are filed.
    private static func identities(of article: Article, aloneIn file: String?) -> [Int] {
        [article.url, article.feedItemID, file, "\(article.body.utf8.count) \(article.headline)"]
            .compactMap { $0?.hashValue }
    }
}
