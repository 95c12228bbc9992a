import Foundation
import Testing

@testable import Entities

@Suite("Sums over rows of labels")
struct PathSumsTests {
    private static let side = PathSums.side

    /// Scores and transitions that look like chance and are always the same.
    private func numbers(_ count: Int, seed: UInt64) -> [Float] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(state >> 40) / Float(1 << 24) * 3 - 1.5
        }
    }

    /// All lawful rows of three labels, with their sum of scores and transitions.
    private func rows(
        _ scores: [Float], _ transitions: [Float], isFirst: Bool, isLast: Bool
    ) -> [(labels: [Int], sum: Double)] {
        let all = (0..<TagLabel.count).map(TagLabel.init(number:))
        var rows: [(labels: [Int], sum: Double)] = []
        let before = isFirst ? TagLabel.count : 0
        for first in all where first.opens {
            for second in all where TagLabel.allows(first, then: second) {
                for third in all where TagLabel.allows(second, then: third) && third.closes {
                    let labels = [first.number, second.number, third.number]
                    var sum = Double(transitions[before * Self.side + labels[0]])
                    for token in 0..<3 { sum += Double(scores[token * PathSums.rowLength + labels[token]]) }
                    sum += Double(transitions[labels[0] * Self.side + labels[1]])
                    sum += Double(transitions[labels[1] * Self.side + labels[2]])
                    if !isLast { sum += Double(transitions[labels[2] * Self.side]) }
                    rows.append((labels, sum))
                }
            }
        }
        return rows
    }

    @Test("They are what counting row by row gives", arguments: [true, false], [true, false])
    func counted(isFirst: Bool, isLast: Bool) throws {
        let scores = numbers(3 * PathSums.rowLength, seed: 7)
        let transitions = numbers(Self.side * Self.side, seed: 11)
        let rows = rows(scores, transitions, isFirst: isFirst, isLast: isLast)
        let total = rows.reduce(0) { $0 + exp($1.sum) }
        let sums = PathSums(capacity: 8)
        sums.use(transitions: transitions)
        let logarithm = try #require(
            sums.run(scores: scores, count: 3, allowed: nil, isFirst: isFirst, isLast: isLast))
        #expect(abs(logarithm - log(total)) < 1e-3)
        for token in 0..<3 {
            for label in 0..<TagLabel.count {
                let share = rows.reduce(0) { $0 + ($1.labels[token] == label ? exp($1.sum) : 0) } / total
                #expect(abs(Double(sums.marginals[token * PathSums.rowLength + label]) - share) < 1e-4)
            }
        }
    }

    @Test("Only the allowed rows count, and where none is allowed there is no sum")
    func allowed() throws {
        let scores = numbers(3 * PathSums.rowLength, seed: 3)
        let transitions = numbers(Self.side * Self.side, seed: 5)
        let sums = PathSums(capacity: 3)
        sums.use(transitions: transitions)
        let place: UInt64 = 1 << UInt64(TagLabel(.single, .place).number)
        let outside: UInt64 = 1
        let masks = [outside, place | outside, outside]
        let sum = try #require(sums.run(scores: scores, count: 3, allowed: masks, isFirst: true, isLast: true))
        let wanted = rows(scores, transitions, isFirst: true, isLast: true)
            .filter { row in row.labels.enumerated().allSatisfy { masks[$0.offset] >> UInt64($0.element) & 1 == 1 } }
            .reduce(0) { $0 + exp($1.sum) }
        #expect(abs(sum - log(wanted)) < 1e-3)
        let unlawful: [UInt64] = [1 << UInt64(TagLabel(.end, .place).number), outside, outside]
        #expect(sums.run(scores: scores, count: 3, allowed: unlawful, isFirst: true, isLast: true) == nil)
    }
}

@Suite("Kinds in doubt")
struct SureKindsTests {
    /// Probabilities of one token: of each sort, as a whole name.
    private func marginals(_ chances: [TagLabel.Sort: Float]) -> [Float] {
        var row = [Float](repeating: 0, count: PathSums.rowLength)
        for (sort, chance) in chances { row[TagLabel(.single, sort).number] = chance }
        return row
    }

    private func settled(_ sort: TagLabel.Sort, _ chances: [TagLabel.Sort: Float]) -> TagLabel.Sort {
        SureKinds().settled(sort, 0..<1, [TagLabel(.single, sort)], marginals(chances)).sort
    }

    @Test("A fine kind that is sure is given; one in doubt is not")
    func doubt() {
        #expect(settled(.weapon, [.weapon: 0.95, .person: 0.05]) == .weapon)
        #expect(settled(.weapon, [.weapon: 0.3, .product: 0.28, .person: 0.2]) == .other)
    }

    @Test("In doubt a building is the place or organisation that is next likely")
    func next() {
        #expect(settled(.facility, [.facility: 0.2, .place: 0.19]) == .place)
        #expect(settled(.event, [.event: 0.2, .organization: 0.19]) == .organization)
    }
}
