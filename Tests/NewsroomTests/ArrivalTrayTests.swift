import Libraries
import News
import Storage
import Testing

@testable import Newsroom

@Suite struct ArrivalTrayTests {
    private func arrival(_ headline: String, second: Int64?, url: String? = nil, file: String = "all") -> Arrival {
        let article = Article(
            headline: headline, published: second.map { Moment(seconds: $0) }, url: url, body: "Text of \(headline).")
        return .article(article, file: file, identity: Identity(origin: nil), feedTitle: nil, marks: nil)
    }

    private func headlines(_ batch: [Arrival]) -> [String] {
        batch.compactMap { arrival in
            if case .article(let article, _, _, _, _) = arrival { article.headline } else { nil }
        }
    }

    /// Takes all there is.
    private func batches(_ tray: inout ArrivalTray) -> [[Arrival]] {
        var batches: [[Arrival]] = []
        while !tray.isEmpty { batches.append(tray.take()) }
        return batches
    }

    @Test("Articles that fit in one batch keep their order, whatever their dates")
    func fewArticles() {
        var tray = ArrivalTray()
        for (name, second) in [("b", 5), ("a", nil), ("c", 1)] as [(String, Int64?)] {
            tray.add(arrival(name, second: second))
        }
        #expect(batches(&tray).map(headlines) == [["b", "a", "c"]])
    }

    @Test("Each article leaves once, and a batch is near in time, even if articles arrive during a sweep")
    func sweep() {
        var random = SystemRandomNumberGenerator()
        var tray = ArrivalTray()
        var left: [[Int]] = []
        for number in 0..<30_000 {
            tray.add(arrival("\(number)", second: .random(in: 0..<1_000_000, using: &random)))
            if number >= 12_000, number % 1500 == 0 { left.append(headlines(tray.take()).compactMap { Int($0) }) }
        }
        left += batches(&tray).map { headlines($0).compactMap { Int($0) } }
        #expect(left.flatMap { $0 }.sorted() == Array(0..<30_000))
        #expect(left.allSatisfy { $0 == $0.sorted() })
    }

    @Test("A batch spans a small part of the dates")
    func spans() {
        var tray = ArrivalTray()
        for number in 0..<15_000 { tray.add(arrival("\(number)", second: Int64(number * 7919 % 15_000))) }
        for batch in batches(&tray) {
            let seconds = headlines(batch).compactMap { Int($0) }.map { $0 * 7919 % 15_000 }
            #expect((seconds.max() ?? 0) - (seconds.min() ?? 0) < 1500)
        }
    }

    @Test("Of versions of one article, known by address or by text, the last to come is the last to leave")
    func forms() {
        for position in [0, 700, 2900] {
            var tray = ArrivalTray()
            for number in 0..<3000 { tray.add(arrival("filler \(number)", second: Int64(number))) }
            // The sweep stands in the middle of the dates now.
            #expect(tray.take().count == 1500)
            tray.add(arrival("first", second: Int64(position), url: "https://example.org/1"))
            tray.add(arrival("second", second: 2000, url: "https://example.org/1"))
            tray.add(arrival("second", second: Int64(2999 - position)))
            for number in 0..<3000 { tray.add(arrival("later \(number)", second: Int64(number))) }
            let order = batches(&tray).flatMap(headlines).filter { $0 == "first" || $0 == "second" }
            #expect(order == ["first", "second", "second"])
        }
    }

    @Test("A file counts as read once its articles have left")
    func finished() {
        var tray = ArrivalTray()
        let stamp = { (path: String) in FileStamp(path: path, size: 1, changed: 1) }
        for number in 0..<2000 { tray.add(arrival("\(number)", second: Int64(2000 - number))) }
        tray.add(.finished(stamp("all"), articles: 2000))
        tray.add(.skipped(file: "bad", .unreadable(.empty)))
        tray.add(arrival("alone", second: 0, file: "other"))
        tray.add(.finished(stamp("other"), articles: 1))
        let names = batches(&tray).map { batch in
            batch.compactMap { arrival in
                switch arrival {
                case .finished(let stamp, _): stamp.path
                case .skipped(let file, _): file
                default: nil
                }
            }
        }
        #expect(names == [["bad"], ["all", "other"]])
    }

    @Test("The room grows with each batch up to a limit, and taking a batch makes room")
    func room() {
        var tray = ArrivalTray()
        var counts: [Int] = []
        for _ in 0..<20 {
            var count = 0
            while !tray.isFull {
                tray.add(
                    .article(
                        Article(headline: "\(counts.count) \(count)", body: String(repeating: "a", count: 9000)),
                        file: "all", identity: Identity(origin: nil), feedTitle: nil, marks: nil))
                count += 1
            }
            counts.append(count)
            #expect(!tray.take().isEmpty)
            #expect(!tray.isFull)
        }
        #expect(counts[0] < 1000)
        #expect(counts.allSatisfy { $0 > 0 && $0 < 2000 })
    }
}
