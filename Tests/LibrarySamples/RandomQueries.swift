/// Random numbers that are the same in each run.
package struct Repeatable: RandomNumberGenerator {
    package var state: UInt64

    package init(state: UInt64) { self.state = state }

    package mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

/// A search as somebody may type it who has not read the manual: words and signs in any order, some of them cut.
package func typedAtRandom(
    _ words: [String], _ marks: [String], using random: inout some RandomNumberGenerator
) -> String {
    var typed = ""
    for _ in 0..<Int.random(in: 1...7, using: &random) {
        let piece = Bool.random(using: &random) ? marks : words
        typed += piece.randomElement(using: &random) ?? ""
        if Int.random(in: 0..<6, using: &random) == 0 { typed.removeLast() }
    }
    return typed
}
