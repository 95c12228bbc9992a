import Catalogue
import Foundation
import Libraries
import LibrarySamples
import News
import Testing

@testable import Storage

/// Articles that are filed first and extracted afterwards.
struct ExtractionInFileTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }
    private let names = [("Ana Silva", EntityKind.person), ("Porto", .place)]

    init() throws { temporary = try TemporaryLibrary() }

    @Test("One process at a time extracts, until it lets others do so")
    func oneAtATime() throws {
        try library.fileText(Article.sample("Visit", "Ana Silva came."))
        #expect(try library.claimExtraction(joining: true))
        // As another process would write it.
        let later = Int64(Date().timeIntervalSince1970) + 10
        try library.write { db in
            try db.execute(sql: "UPDATE extraction_lease SET holder = '1@elsewhere', until = ?", arguments: [later])
        }
        #expect(try !library.claimExtraction(joining: true))
        try library.write { db in try db.execute(sql: "UPDATE extraction_lease SET until = 1") }
        #expect(try library.claimExtraction(joining: true))
        try library.releaseExtraction()
    }

    @Test("A repair has an article extracted again if its extraction is lost")
    func lost() throws {
        try library.fileText(Article.sample("Visit", "Ana Silva came."))
        try library.extract(naming: names)
        try library.maintain { try $0.execute(sql: "DELETE FROM extraction") }
        #expect(try library.check(isDeep: false).problems == [.missingExtractions(1)])
        try library.repair()
        try expectWhole(library)
        #expect(try library.countAwaitingExtraction() == 1)
        #expect(try library.extract(naming: names) == 1)
        #expect(try library.lookup("silva", limit: 5).map(\.mentions) == [1])
        try expectWhole(library)
    }

    @Test("An extraction reads as it was written")
    func coding() throws {
        let body = "Defence Minister Boris Pistorius met Señora Ana of Köln. \"Ja,\" Pistorius said."
        var extraction = Extraction.sample(
            body, [("Boris Pistorius", .person), ("Ana", .person), ("Köln", .place), ("Pistorius said", .work)])
        extraction.entities[0].aliases = ["Pistorius", "a name that is not there"]
        extraction.entities[0].roles = [
            Role(text: "Defence Minister", range: 0..<16), Role(text: "other", range: 1..<4),
        ]
        extraction.entities[2].place = Place(latitude: 50.9, longitude: 6.95, country: "Germany", population: 1_000_000)
        extraction.mentions[1] = Mention(range: extraction.mentions[1].range, kind: .group, entity: 1)
        extraction.quotes = [Quote(range: 59..<62, speaker: 0), Quote(range: 63..<64, speaker: nil)]
        let bytes = extraction.encoded(body: body)
        #expect(Extraction(decoding: bytes, body: body) == extraction)
        for length in 0..<bytes.count { _ = Extraction(decoding: Array(bytes.prefix(length)), body: body) }
        #expect(Extraction(decoding: [1, 2, 3], body: body) == nil)
    }
}
