import Libraries
import LibrarySamples
import News
import Synchronization
import Testing
import ThrowawayServer

@testable import Postgres

@Suite(
    "Linking beside others",
    .enabled(if: ThrowawayServer.shared != nil, Comment(rawValue: ThrowawayServer.absence)))
struct LinkingLogTests {
    private static let names = ["Ana Silva", "Bo Lund", "Cy Ek", "Dan Ito", "Eva Roy", "Fay Poe", "Gil Orr"]

    /// A library, opened twice.
    private func shared() throws -> (one: PostgresLibrary, other: PostgresLibrary) {
        let address = try #require(ThrowawayServer.shared).makeDatabase()
        return (try PostgresLibrary.create(at: address), try PostgresLibrary(address: address))
    }

    /// Articles that name three of seven people each, one of them sometimes by another name.
    private static func articles(_ numbers: Range<Int>) -> [Article] {
        numbers.map { number in
            let named = (0..<3).map { names[(number * number + $0 * (1 + number % 3)) % names.count] }
            return article(
                "Number \(number)", "\(Set(named).sorted().joined(separator: " met ")) on day \(number).",
                day: 1 + number % 28)
        }
    }

    /// Files the next ten texts that await extraction; returns who was offered for each name.
    @discardableResult
    private func extractTen(_ library: PostgresLibrary) throws -> [String] {
        let texts = try library.textsAwaitingExtraction(after: 0, limit: 10)
        let offers = Mutex<[String]>([])
        let found = texts.map { ExtractedText(naming(Self.names, in: $0.body), of: $0, sketch: nil) }
        _ = try library.fileExtractions(found) { names, candidates in
            let unread = unread(candidates)
            if !unread.isEmpty { return .needsCompanions(unread) }
            let offered = zip(names, candidates).map { name, candidates in
                // Companions are those of when they were gathered.
                let all = candidates.sorted { $0.id < $1.id }.map {
                    "\($0.id) \($0.name.folded) \($0.mentions) \($0.articles) \($0.aliases.count)"
                }
                return "\(name.name.folded): \(all)"
            }
            offers.withLock { $0 += offered }
            return byName(names, candidates)
        }
        // Before the texts are linked it is asked of all whose companions have to be read.
        return offers.withLock { $0.suffix(found.reduce(0) { $0 + $1.extraction.entities.count }) }
    }

    @Test func whoTakesTurnsIsOfferedWhatOneAloneIs() throws {
        let alone = try newLibrary()
        let (one, other) = try shared()
        for library in [alone, one] { try library.file(Self.articles(0..<80)) }
        var offered = 0
        for turn in 0..<8 {
            let byOne = try extractTen(alone)
            let byTwo = try extractTen(turn % 3 == 0 ? one : other)
            #expect(byTwo == byOne, "in turn \(turn): \(zip(byTwo, byOne).filter { $0 != $1 })")
            offered += byOne.count
        }
        #expect(offered > 150)
        #expect(try one.contradictions() == [])
    }

    /// Has one link a batch and then another link some, and tells whether what the first remembers can be brought up to date.
    private func isBrought(afterBatches batches: Int, _ change: (PostgresLibrary) throws -> Void = { _ in }) throws
        -> Bool
    {
        let (one, other) = try shared()
        try one.file(Self.articles(0..<(10 + 10 * batches)))
        try extractTen(one)
        for _ in 0..<batches { try extractTen(other) }
        try change(other)
        let memory = try #require(one.entityMemory.withLock { $0 })
        return try one.read { session in
            try LinkingLog(session: session).bring(memory, to: ExtractionsFiling(session: session).state())
        }
    }

    @Test func whatOthersHaveLinkedNeedNotBeReadAgain() throws {
        #expect(try isBrought(afterBatches: 0))
        #expect(try isBrought(afterBatches: 1))
        #expect(try isBrought(afterBatches: 6))
    }

    @Test func whatTheLogDoesNotTellIsReadAgain() throws {
        #expect(try !isBrought(afterBatches: 7))
        #expect(try !isBrought(afterBatches: 1) { try $0.removeArticle(1) })
        #expect(
            try !isBrought(afterBatches: 1) { library in
                try library.write(telling: nil) { _ = try $0.rows("UPDATE linking_log SET content = '\\x00'") }
            })
        #expect(
            try !isBrought(afterBatches: 1) { library in
                let entity = try #require(try library.lookup("ana silva", limit: 1).first)
                _ = try library.correct(.rename(entity.id, to: "Anna Silva"))
            })
    }
}
