import News
import Testing

@testable import Stories

/// Words in an order that depends on a seed and that no two seeds share.
private func text(_ seed: Int, words: Range<Int>) -> String {
    words.map { "w\(($0 &* 2_654_435_761 &+ seed &* 40_503) % 100_003)" }.joined(separator: " ")
}

@Suite struct SketchTests {
    @Test("A text with other capitals and marks and one more line is a copy")
    func copies() {
        let wire = text(1, words: 0..<400)
        let printed =
            "“" + wire.replacing("w1", with: "W1").replacing(" w2", with: ", w2") + ".” Our reporter adds: so it is."
        #expect(sketch(of: wire).isCopy(of: sketch(of: printed)))
    }

    @Test("A report cut at the end is a copy, and so is one with a new first paragraph")
    func cut() {
        let wire = sketch(of: text(1, words: 0..<800))
        #expect(wire.isCopy(of: sketch(of: text(1, words: 0..<400))))
        #expect(sketch(of: text(1, words: 0..<400)).isCopy(of: wire))
        #expect(wire.isCopy(of: sketch(of: text(2, words: 0..<60) + " " + text(1, words: 0..<800))))
    }

    @Test("A new report that repeats a third of an old one is not a copy, nor is another text")
    func others() {
        let wire = sketch(of: text(1, words: 0..<600))
        #expect(!wire.isCopy(of: sketch(of: text(2, words: 0..<400) + " " + text(1, words: 400..<600))))
        #expect(!wire.isCopy(of: sketch(of: text(3, words: 0..<600))))
    }

    @Test("A text of few words, or of none, has no keys to be found by", arguments: ["", "a b", "x"])
    func short(_ text: String) {
        #expect(sketch(of: text).keys.isEmpty)
        #expect(!sketch(of: text).isCopy(of: sketch(of: "")))
    }

    @Test("The estimated resemblance is near the true one")
    func estimate() {
        let left = sketch(of: text(1, words: 0..<1000))
        let right = sketch(of: text(1, words: 500..<1500))
        #expect(abs(left.resemblance(to: right) - 1.0 / 3) < 0.15)
        #expect(left.resemblance(to: left) == 1)
    }
}
