import Foundation
import Libraries
import LibrarySamples
import News
import Testing

@testable import Storage

/// Undoing and redoing over any sequence of corrections.
struct RandomCorrectionTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }

    /// People and places who share words of their names, in articles that name several of them, some by a part only.
    init() throws {
        temporary = try TemporaryLibrary()
        let people = ["Ingo Gerhartz", "Maria Gerhartz", "Ana Silva", "Bob Roy", "BOB ROY", "Washington"]
        let places = ["Porto", "Washington"]
        for number in 0..<12 {
            let (one, two) = (people[number % 6], people[(number * 5 + 1) % 6])
            let place = places[number % 2]
            let last = one.split(separator: " ").last.map(String.init) ?? one
            let body =
                "Minister \(one) met \(two) in \(place). \"We agree\", \(last) said. \(two) left \(place), then \(last) spoke."
            var extraction = Extraction.sample(body, [(one, .person), (two, .person), (place, .place)])
            extraction.nameShort(last, of: one, in: body)
            extraction.give(role: "Minister", to: one, saying: "We agree", in: body)
            try library.file(.sample("Story \(number)", body, day: 1 + number % 5), extraction)
        }
        try expectWhole(library)
    }

    private func random(_ generator: inout some RandomNumberGenerator) throws -> ScopedCorrection? {
        let entities = try library.entities(limit: 40) + library.hiddenEntities(limit: 10)
        guard let entity = entities.randomElement(using: &generator),
            let other = entities.randomElement(using: &generator)
        else { return nil }
        let alias = try library.dossier(of: entity.id)?.aliases.randomElement(using: &generator)?.text
        let place = Place(latitude: 41.15, longitude: -8.61, country: "Portugal", population: 231_962)
        let corrections: [EntityCorrection] = [
            .merge(entity.id, into: other.id), .split(alias: alias, from: entity.id),
            .rename(entity.id, to: "\(entity.name.prefix(12)) \(Int.random(in: 1...9, using: &generator))"),
            .changeKind(
                entity.id, to: EntityKind.allCases.filter { $0 != .date }.randomElement(using: &generator) ?? .work),
            .hide(entity.id), .locate(entity.id, at: Bool.random(using: &generator) ? place : nil),
        ]
        guard let correction = corrections.randomElement(using: &generator) else { return nil }
        return ScopedCorrection(correction, try scope(of: entity, &generator))
    }

    private func scope(of entity: Entity, _ generator: inout some RandomNumberGenerator) throws -> CorrectionScope {
        let lines = try library.articles(matching: Query(terms: [.names(entity.id)]), limit: 50)
        guard let line = lines.randomElement(using: &generator), let filed = try library.article(line.id) else {
            return .everywhere
        }
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: return .everywhere
        case 1: return .article(line.id)
        default:
            let mentions = filed.mentions.filter { $0.entity == entity.id }
            return mentions.randomElement(using: &generator).map { .mention(line.id, $0.range) } ?? .everywhere
        }
    }

    /// Makes a random correction; nil if what came out makes no sense.
    private func correct(_ generator: inout some RandomNumberGenerator) throws -> FiledCorrection.ID? {
        guard let scoped = try random(&generator) else { return nil }
        do throws(LibraryError) { return try library.correct(scoped.correction, scope: scoped.scope).id } catch {
            guard case .senseless = error else { throw error }
            return nil
        }
    }

    /// As many corrections as `DATELINE_CORRECTIONS` says, ten at a time.
    @Test("After any corrections and as many undoings every table is what it was, and redoing gives the state again")
    func undoAndRedo() throws {
        let wanted = ProcessInfo.processInfo.environment["DATELINE_CORRECTIONS"].flatMap { Int($0) } ?? 60
        var generator = Seeded(seed: 18)
        let first = try library.tables()
        var made = 0
        while made < wanted {
            var ids: [FiledCorrection.ID] = []
            for _ in 0..<60 where ids.count < 10 {
                if let id = try correct(&generator) { ids.append(id) }
            }
            made += ids.count
            let after = try library.tables()
            if made <= 60 { try expectWhole(library) }
            var undone: [any RedoableCorrection] = []
            for id in ids.reversed() { undone.append(try library.undoCorrection(id)) }
            try #require(difference(first, try library.tables()) == [], "undone after \(made): \(ids)")
            if made <= 60 { try expectWhole(library) }
            let again = undone
            for correction in again.reversed() { try library.redo(correction) }
            try #require(difference(after, try library.tables()) == [], "redone after \(made): \(ids)")
            for id in ids.reversed() { try library.undoCorrection(id) }
            try #require(difference(first, try library.tables()) == [])
        }
    }

    @Test("Corrections undone in any order leave nothing behind, and the library is whole at each step")
    func anyOrder() throws {
        var generator = Seeded(seed: 7)
        let first = try library.tables()
        for _ in 0..<6 {
            var ids: [FiledCorrection.ID] = []
            for _ in 0..<12 { if let id = try correct(&generator) { ids.append(id) } }
            ids.shuffle(using: &generator)
            while !ids.isEmpty {
                for id in ids {
                    do {
                        let before = try library.tables()
                        let undone = try library.undoCorrection(id)
                        try expectWhole(library)
                        if Bool.random(using: &generator) {
                            try library.redo(undone)
                            #expect(difference(before, try library.tables()) == [])
                            try library.undoCorrection(id)
                        }
                        ids.removeAll { $0 == id }
                    } catch LibraryError.correctionInTheWay(_, _, let later) {
                        // It is undone first.
                        #expect(ids.contains(later))
                    }
                }
            }
            #expect(difference(first, try library.tables()) == [])
        }
    }
}

/// Random numbers that are the same in every run: SplitMix64.
///
/// - Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
private struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

extension Extraction {
    /// Gives a name a role and a quote, both at the first place where the text has their words.
    mutating func give(role: String, to name: String, saying words: String, in body: String) {
        guard let entity = entities.firstIndex(where: { $0.name == name }) else { return }
        func range(_ text: String) -> Range<Int>? {
            body.ranges(of: text).first.map {
                let start = body.utf8.distance(from: body.startIndex, to: $0.lowerBound)
                return start..<start + text.utf8.count
            }
        }
        if let range = range(role) { entities[entity].roles.append(Role(text: role, range: range)) }
        if let range = range(words) { quotes.append(Quote(range: range, speaker: entity)) }
    }
}
