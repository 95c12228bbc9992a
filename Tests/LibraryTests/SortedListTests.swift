import Libraries
import LibrarySamples
import News
import Testing

/// Lists in other orders than newest first.
@Suite(.onEachEngine) struct SortedListTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }

    /// Four articles of four days; two outlets, one article without.
    init() throws {
        temporary = try TemporaryLibrary()
        let names: [(String, EntityKind)] = [("Ana Silva", .person), ("Bo Lind", .person), ("Oslo", .place)]
        for (headline, source, body) in [
            ("émeute", "Wire", "Ana Silva met Bo Lind in Oslo."), ("Zebra", nil, "Nobody came."),
            ("alpha", "courier", "Ana Silva came."), ("Beta", "Wire", "Bo Lind met Ana Silva."),
        ] as [(String, String?, String)] {
            let day = try library.count().total + 1
            try library.file(.sample(headline, body, day: day, source: source), naming: names)
        }
    }

    private func headlines(_ order: ListOrder, _ query: String = "") throws -> [String] {
        try library.articles(matching: Query(parsing: query), in: order, limit: 10).map(\.headline)
    }

    @Test("Each order has its first article first; what is equal comes newest first")
    func orders() throws {
        try library.markRead(true, 4)
        #expect(try headlines(.newest) == ["Beta", "alpha", "Zebra", "émeute"])
        #expect(try headlines(.oldest) == ["émeute", "Zebra", "alpha", "Beta"])
        #expect(try headlines(.source) == ["alpha", "Beta", "émeute", "Zebra"])
        #expect(try headlines(.headline) == ["alpha", "Beta", "émeute", "Zebra"])
        #expect(try headlines(.unread) == ["alpha", "Zebra", "émeute", "Beta"])
        #expect(try headlines(.names) == ["émeute", "Beta", "alpha", "Zebra"])
        #expect(try headlines(.names, "silva") == ["émeute", "Beta", "alpha"])
        #expect(
            try library.search(Query(parsing: "silva"), sort: .headline, limit: 2).map(\.line.headline) == [
                "alpha", "Beta",
            ])
    }

    @Test("Oldest first is read a page at a time, and each page begins where the one before ended")
    func paging() throws {
        var found: [String] = []
        var position: ListPosition?
        while true {
            let page = try library.articles(matching: .everything, in: .oldest, beyond: position, limit: 1)
            if page.isEmpty { break }
            found += page.map(\.headline)
            position = page.last?.position
        }
        #expect(found == ["émeute", "Zebra", "alpha", "Beta"])
    }

    @Test("A hidden name does not count")
    func hidden() throws {
        let oslo = try #require(try library.lookup("Oslo", limit: 1).first)
        _ = try library.correct(.hide(oslo.id))
        #expect(try headlines(.names) == ["Beta", "émeute", "alpha", "Zebra"])
    }

    @Test("Unread first finds every unread article, however old, before those that are read")
    func unreadFirst() throws {
        try library.markRead(true, [2, 3, 4])
        #expect(try headlines(.unread).first == "émeute")
    }
}
