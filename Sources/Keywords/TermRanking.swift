import Resources

/// A term that a text may be about, with what decides its rank.
struct TermCandidate {
    /// By which it is told from other terms.
    let number: UInt64
    /// Where it first stands: a range of token indices.
    let tokens: Range<Int>
    /// The families of its words.
    let families: Families
    /// How often it stands in the text.
    var count = 0
    /// The same, each occurrence by what it counts.
    var occurrences: Float = 0
    /// Whether its first word is no noun: 'secure line'.
    let hasModifier: Bool
    /// Whether it somewhere stands without a noun before it, so that it is no rest of a longer one: 'force officers' of 'air
    /// force officers' is.
    var isWhole = false
    var score: Float = 0
}

/// The families of up to three words, without a list of their own.
struct Families: Hashable {
    static let limit = 3
    private(set) var count = 0
    private var numbers = SIMD4<Int>(repeating: -1)

    /// The families with one more, before the others.
    func preceded(by family: Int) -> Families {
        var longer = self
        longer.numbers = [family, numbers[0], numbers[1], numbers[2]]
        longer.count += 1
        return longer
    }

    subscript(index: Int) -> Int { numbers[index] }

    func contains(_ family: Int) -> Bool { (0..<count).contains { self[$0] == family } }

    func hasSameWords(as other: Families) -> Bool {
        (0..<count).allSatisfy { other.contains(self[$0]) } && (0..<other.count).allSatisfy { contains(other[$0]) }
    }

    func ends(with other: Families) -> Bool {
        other.count <= count && (0..<other.count).allSatisfy { self[count - other.count + $0] == other[$0] }
    }

    func starts(with other: Families) -> Bool {
        other.count <= count && (0..<other.count).allSatisfy { self[$0] == other[$0] }
    }
}

/// Makes terms of a text's chunks, and ranks them.
///
/// A term is the end of a chunk: 'long-range cruise missiles' gives itself, 'cruise missiles' and 'missiles'. Which of them a
/// reader would mark depends on how often each stands alone, so a longer term counts by the share that it has in the
/// uses of its last word.
struct TermRanking {
    let text: TermText
    let sorts: [WordSort]
    let weights: TermWeights
    let rarity: [Float]
    /// The numbers of terms that are not wanted.
    let unwanted: Set<UInt64>

    /// What a term of several words gains, and what one of three loses again.
    private static let phraseGain: Float = 1.2
    private static let threeWords: Float = 0.75
    /// What an occurrence inside of another term counts for a single word.
    private static let innerShare: Float = 0.3
    /// Adjectives that are more frequent than this, in bits, only make a term that stands twice: 'new line'.
    private static let rareAdjective: Float = 8
    /// How many terms may have a word in common.
    private static let sharing = 4

    /// The best terms, best first.
    func best(_ limit: Int, of chunks: [Range<Int>]) -> [TermCandidate] {
        var candidates = candidates(of: chunks)
        for index in candidates.indices { candidates[index].score = score(candidates[index]) }
        var chosen: [TermCandidate] = []
        // The best are few: to look for each among all is quicker than to sort all.
        while chosen.count < limit, let next = candidates.indices.max(by: { isBetter(candidates[$1], candidates[$0]) }),
            candidates[next].score > 0
        {
            if isWanted(candidates[next], beside: chosen) { chosen.append(candidates[next]) }
            candidates[next].score = 0
        }
        return chosen
    }

    private func isBetter(_ one: TermCandidate, _ other: TermCandidate) -> Bool {
        (one.score, other.tokens.lowerBound) > (other.score, one.tokens.lowerBound)
    }

    private func candidates(of chunks: [Range<Int>]) -> [TermCandidate] {
        var numbers = NumberIndex(capacity: chunks.count * 2)
        var candidates: [TermCandidate] = []
        candidates.reserveCapacity(chunks.count * 2)
        for chunk in chunks.compactMap(withoutGeneralEnd) {
            var families = Families()
            var number: UInt64 = 0
            var token = chunk.upperBound
            while token > chunk.lowerBound, families.count < Families.limit {
                token -= 1
                guard let word = text.word(token) else { continue }
                if word.known.isEmpty { break }
                families = families.preceded(by: word.family)
                number = TermNumber.appended(word.known.singular, to: number)
                if token > chunk.lowerBound, text.isJoint(token - 1) { continue }
                let (index, isNew) = numbers.number(of: number)
                if isNew { candidates.append(candidate(number, token..<chunk.upperBound, families)) }
                candidates[index].count += 1
                candidates[index].occurrences += weights.occurrence[token]
                if token == chunk.lowerBound || sorts[token - 1] != .noun { candidates[index].isWhole = true }
            }
        }
        return candidates
    }

    /// A chunk without the words at its end that tell nothing: of 'tax fraud case', 'tax fraud'. Nil if no noun is left.
    private func withoutGeneralEnd(_ chunk: Range<Int>) -> Range<Int>? {
        var end = chunk.upperBound
        while end > chunk.lowerBound, text.word(end - 1)?.known.isEmpty ?? true { end -= 1 }
        return end > chunk.lowerBound && sorts[end - 1] == .noun ? chunk.lowerBound..<end : nil
    }

    private func candidate(_ number: UInt64, _ tokens: Range<Int>, _ families: Families) -> TermCandidate {
        TermCandidate(
            number: number, tokens: tokens, families: families,
            hasModifier: families.count > 1 && sorts[tokens.lowerBound] != .noun)
    }

    private func score(_ candidate: TermCandidate) -> Float {
        let families = candidate.families
        let all = weights.occurrences[families[families.count - 1]]
        guard all > 0 else { return 0 }
        if families.count == 1 {
            guard let word = text.word(candidate.tokens.lowerBound), word.known.length > 2 else { return 0 }
            let alone = candidate.occurrences + Self.innerShare * (all - candidate.occurrences)
            return weights.family[families[0]] * min(1, alone / all)
        }
        if !candidate.isWhole { return 0 }
        if candidate.hasModifier, rarity[families[0]] < Self.rareAdjective, candidate.count < 2 { return 0 }
        let mean = (0..<families.count).reduce(0) { $0 + weights.family[families[$1]] } / Float(families.count)
        let share = min(1, candidate.occurrences / all).squareRoot().squareRoot()
        return mean * share * Self.phraseGain * (families.count == Families.limit ? Self.threeWords : 1)
    }

    /// Whether a term says something that better ones do not.
    private func isWanted(_ candidate: TermCandidate, beside chosen: [TermCandidate]) -> Bool {
        if unwanted.contains(candidate.number) { return false }
        let own = candidate.families
        for other in chosen {
            if other.families.hasSameWords(as: own) { return false }
            if other.families.count > own.count {
                // A part of a longer term counts where it mostly stands without that.
                if other.families.ends(with: own), candidate.occurrences < 2 * other.occurrences { return false }
                if other.families.starts(with: own), candidate.occurrences < other.occurrences { return false }
            } else if other.families.count > 1, own.ends(with: other.families) {
                return false
            }
        }
        return (0..<own.count).allSatisfy { word in
            chosen.count { $0.families.contains(own[word]) } < Self.sharing
        }
    }
}
