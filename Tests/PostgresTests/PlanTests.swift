import News
import Testing
import ThrowawayServer

@testable import Postgres

@Suite(
    "How a server finds articles",
    .enabled(if: ThrowawayServer.shared != nil, Comment(rawValue: ThrowawayServer.absence)))
struct PlanTests {
    @Test(
        "Words are looked up in their index, however many articles have them",
        arguments: ["often", "often -seldom", "rare13 often", "\"often and rare13\""])
    func wordsAreLookedUp(_ query: String) throws {
        let library = try newLibrary()
        // As long as articles are: of short rows it takes less to go through all.
        let rest = (0..<300).map { "filler\($0)" }.joined(separator: " ")
        try library.file(
            (0..<1000).map {
                article(
                    "Number \($0)", "\($0 % 3 == 0 ? "Seldom" : "Often") and rare\($0) is said. \(rest)",
                    day: 1 + $0 % 28)
            })
        // What has not got into the index yet is gone through with each search, which would cost more than the rest.
        try library.merge(.words) { false }
        try library.write(telling: nil) { _ = try $0.rows("ANALYZE") }
        try library.read { session in
            for plan in try library.list(Query(parsing: query), session).plans {
                for request in [
                    plan.unordered("1", reader: library.reader, limit: 2000),
                    plan.request("a.id", reader: library.reader, beyond: nil, isOlder: true, limit: 50, isWhole: true),
                ] {
                    let lines = try session.rows("EXPLAIN " + request).compactMap { $0.text(0) }
                    #expect(lines.contains { $0.contains("words_by_key") }, "\(lines)")
                }
            }
        }
    }

    @Test("Who is in few articles is looked up, who is in most is met on the way through them")
    func namedArticlesAreFound() throws {
        let library = try newLibrary()
        try library.file(
            (0..<1000).map {
                article("Number \($0)", "Ana Silva\($0 % 250 == 0 ? " and Bo Lund" : "") spoke.", day: 1 + $0 % 28)
            })
        try library.extract { naming(["Ana Silva", "Bo Lund"], in: $0.body) }
        try library.write(telling: nil) { _ = try $0.rows("ANALYZE") }
        for (name, index) in [("ana silva", "naming_by_time"), ("bo lund", "naming_by_key")] {
            let entity = try #require(try library.lookup(name, limit: 1).first)
            try library.read { session in
                let source = try #require(try NamingSource.all([entity.id], session).first)
                let request = source.request("k.article", limit: 5)
                let lines = try session.rows("EXPLAIN " + request).compactMap { $0.text(0) }
                #expect(lines.contains { $0.contains(index) }, "\(lines)")
            }
            let listed = try library.articles(matching: Query(terms: [.names(entity.id)]), limit: 1000)
            #expect(listed.count == entity.articles)
            #expect(listed == listed.sorted { $0.position > $1.position })
        }
    }
}
