import Foundation
import Libraries
import News
import Storage

/// Random queries, and those of a list, on a few hundred articles: each must find what a plain scan of all texts finds.
final class Queries {
    private let proof: Proof
    private let count: Int
    private let file: String?
    private static let words = [
        "trade", "Trader", "trading", "über", "uber", "naïve", "taurus", "air", "force", "webex", "AT&T", "9/11",
        "東京", "日本語", "🙂", "O'Brien", "x", "re-elected", "Straße", "strasse", "Łódź", "Ørsted", "İstanbul", "50%",
        "état", "e\u{301}tat", "C++", "don't", "Москва", "москву", "ΑΘΗΝΑ", "القدس", "हिन्दी", "서울", "a", "the", "aa",
        "\u{200B}zero", "٢٠٢٤", "2024", "５Ｇ", "آب", "اب", "co-op", "coop", "2024-03-05", "5G", "U.S.", "naïveté",
        "x86_64", "Þór", "œuvre", "ǅ",
    ]
    private static let marks = [
        "\"", "-", "*", " OR ", " ", " ", " ", " ", "(", ")", "source:", "is:unread ", "is:starred ", "is:read ",
        ":", "from:2024-03", "to:2024-03-15", "on:2024-03-05 ", "^", "NEAR(", "AND ", "NOT ", "'", "\\", "\0",
    ]

    init(_ proof: Proof, count: Int, file: String?) {
        self.proof = proof
        self.count = count
        self.file = file
    }

    func run() throws {
        let listed = try file.map(Self.strings) ?? []
        let library = try Library(at: proof.folder + "/library.db")
        try fill(library, listed)
        let scan = PlainScan(try library.articles(filedAfter: 0, limit: 10_000))
        proof.say("\(scan.count) articles")
        for typed in listed {
            let start = ContinuousClock.now
            try compare(typed, library, scan)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            if seconds > 1 { proof.say("\(seconds) s for \(typed.prefix(40).debugDescription)") }
        }
        if !listed.isEmpty { proof.say("\(listed.count) queries of the list") }
        var hits = 0
        for number in 1...max(1, count) {
            hits += try compare(random(), library, scan)
            if number % 10_000 == 0 { proof.say("\(number) random queries, \(hits) hits") }
        }
        proof.say("\(count) random queries, \(hits) hits")
        try library.close()
    }

    /// Files short articles, so that most queries of a few words find some of them but not all, and for each query of the
    /// list one whose text is the query.
    private func fill(_ library: Library, _ listed: [String]) throws {
        let texts = (0..<300).map { _ in words(upTo: 14) } + listed
        for (number, text) in texts.enumerated() {
            let article = Article(
                headline: "Story \(number) " + words(upTo: 1),
                source: ["Harbour Wire", "Evening Post", nil][number % 3],
                published: number % 11 == 0
                    ? nil : Moment(year: 2024, month: 1 + number % 4, day: 1 + number % 28, hour: number % 24),
                url: "https://example.org/\(number)", body: text)
            let submission = Submission(article: article, origin: nil)
            guard let id = try library.fileArticles(library.prepare([submission])).first?.id else { continue }
            if number % 4 == 0 { try library.star(true, id) }
            if number % 5 == 0 { try library.markRead(true, id) }
        }
    }

    private func words(upTo most: Int) -> String {
        (0..<Int.random(in: 0...most, using: &proof.random)).map { _ in Self.words.randomElement(using: &proof.random)!
        }
        .joined(separator: " ")
    }

    private func random() -> String {
        var typed = ""
        for _ in 0..<Int.random(in: 1...7, using: &proof.random) {
            let pieces = Bool.random(using: &proof.random) ? Self.marks : Self.words
            typed += pieces.randomElement(using: &proof.random)!
            if proof.random.once(in: 6) { typed.removeLast() }
            if proof.random.once(in: 40),
                let scalar = Unicode.Scalar(UInt32.random(in: 0...0x1_FFFF, using: &proof.random))
            {
                typed.unicodeScalars.append(scalar)
            }
        }
        return typed
    }

    /// - Returns: how many articles were found.
    @discardableResult
    private func compare(_ typed: String, _ library: Library, _ scan: PlainScan) throws -> Int {
        let query = Query(parsing: typed)
        let shown = typed.debugDescription
        do throws(LibraryError) {
            let found = Set(try library.search(query, limit: 10_000).map(\.line.id))
            let ranked = Set(try library.search(query, sort: .rank, limit: 10_000).map(\.line.id))
            let scanned = scan.articles(meeting: query)
            if found != scanned {
                let (extra, missing) = (found.subtracting(scanned), scanned.subtracting(found))
                proof.fail(
                    "\(shown) as \(query.terms): found but not by the scan \(extra.sorted().prefix(9)), missing \(missing.sorted().prefix(9))"
                )
            }
            proof.expect(ranked == found, "\(shown): \(ranked.count) found by rank, \(found.count) by time")
            let counted = try library.count(matching: query).total
            proof.expect(counted == found.count, "\(shown): counted \(counted), found \(found.count)")
            return found.count
        } catch {
            proof.fail("\(shown): \(error)")
            return 0
        }
    }

    private static func strings(_ path: String) throws -> [String] {
        func strings(in value: Any) -> [String] {
            if let text = value as? String { return [text] }
            if let list = value as? [Any] { return list.flatMap(strings) }
            return (value as? [String: Any])?.values.flatMap(strings) ?? []
        }
        return strings(in: try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path))))
    }
}
