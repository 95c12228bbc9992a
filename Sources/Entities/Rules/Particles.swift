import News

/// Completes surnames by their particles: in a sentence the small words before a name look like any others, so 'Leyen'
/// alone becomes 'von der Leyen' if the text has Ursula von der Leyen.
struct Particles {
    let reading: Reading

    /// - Parameter spans: in order, not overlapping; so is the result.
    func completed(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        let particles = self.particles(of: spans)
        guard !particles.isEmpty else { return spans }
        var result = spans
        for index in result.indices where result[index].kind == .person && result[index].tokens.count == 1 {
            let name = result[index].tokens.lowerBound
            guard let words = particles[reading.words[name]] else { continue }
            let start = name - words.count
            let limit = index > 0 ? result[index - 1].tokens.upperBound : 0
            guard start >= max(limit, reading.sentence(of: name).lowerBound),
                words.elementsEqual(reading.words[start..<name])
            else { continue }
            result[index].tokens = start..<(name + 1)
        }
        return result
    }

    /// The particles before the last word of full names, by that word.
    private func particles(of spans: [TaggedSpan]) -> [Int32: ArraySlice<Int32>] {
        var result: [Int32: ArraySlice<Int32>] = [:]
        for span in spans where span.kind == .person && span.tokens.count > 2 {
            guard let last = span.tokens.last else { continue }
            var start = last
            while start - 1 > span.tokens.lowerBound {
                let before = reading.isJoint(start - 1) ? start - 2 : start - 1
                guard before > span.tokens.lowerBound, reading.has(before, .particle) else { break }
                start = before
            }
            if last - start > result[reading.words[last]]?.count ?? 0 {
                result[reading.words[last]] = reading.words[start..<last]
            }
        }
        return result
    }
}
