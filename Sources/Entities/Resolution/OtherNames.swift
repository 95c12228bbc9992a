import News

/// Names that the text says are of one: 'Joko Widodo, known as Jokowi', 'Clara Weidmann (née Osterloh)', 'As Hillary
/// Clinton she returned'.
struct OtherNames {
    let reading: Reading

    /// Pairs of span indices.
    func pairs(in spans: [TaggedSpan]) -> [(Int, Int)] {
        spans.indices.dropFirst().flatMap { index -> [(Int, Int)] in
            var pairs: [(Int, Int)] = []
            if spans[index].kind.mayBeSame(as: spans[index - 1].kind), isAlias(spans[index - 1], spans[index]) {
                pairs.append((index - 1, index))
            }
            if let earlier = earlierSelf(of: index, spans) { pairs.append((earlier, index)) }
            return pairs
        }
    }

    /// Whether 'known as', 'née' or the like is all that stands between two names.
    private func isAlias(_ left: TaggedSpan, _ right: TaggedSpan) -> Bool {
        let between = left.tokens.upperBound..<right.tokens.lowerBound
        guard (1...16).contains(between.count), let last = between.last,
            reading.sentenceOf[left.tokens.lowerBound] == reading.sentenceOf[right.tokens.lowerBound]
        else { return false }
        if isRelativeAlias(between) { return true }
        guard between.count <= 6 else { return false }
        if reading.isWord(last, in: OtherNames.introductions) {
            return between.allSatisfy {
                $0 == last || !reading.tokens[$0].isWord || reading.isWord($0, in: OtherNames.adverbs)
            }
        }
        guard reading.isWord(last, in: OtherNames.as), between.count > 1, reading.isWord(last - 1, in: OtherNames.known)
        else { return false }
        return between.allSatisfy {
            $0 >= last - 1 || !reading.tokens[$0].isWord || reading.isWord($0, in: OtherNames.adverbs)
        }
    }

    /// ', who leads the force and is better known as', ', whose real name is': a relative clause ends in the other name.
    private func isRelativeAlias(_ between: Range<Int>) -> Bool {
        guard between.count > 3, reading.isMark(between.lowerBound, ","), let last = between.last else { return false }
        switch reading.fact(between.lowerBound + 1).hash {
        case OtherNames.who:
            return reading.isWord(last, in: OtherNames.as) && reading.isWord(last - 1, in: OtherNames.known)
        case OtherNames.whose:
            return reading.isWord(last, in: OtherNames.be) && reading.fact(last - 1).hash == OtherNames.name
        default: return false
        }
    }

    /// The same given name before, in 'As Hillary Clinton she returned'.
    private func earlierSelf(of index: Int, _ spans: [TaggedSpan]) -> Int? {
        let name = spans[index].tokens
        guard spans[index].kind == .person, name.count > 1, name.lowerBound > 0, name.upperBound < reading.tokens.count,
            reading.isWord(name.lowerBound - 1, in: OtherNames.as),
            reading.isWord(name.upperBound, in: OtherNames.pronouns)
        else { return nil }
        return spans[..<index].lastIndex {
            $0.kind == .person && $0.tokens.count > 1
                && reading.words[$0.tokens.lowerBound] == reading.words[name.lowerBound]
        }
    }

    private static let `as` = SpeechWords.set("as")
    private static let be = SpeechWords.set("is was")
    private static let who = WordHash(lowercasing: "who")
    private static let whose = WordHash(lowercasing: "whose")
    private static let name = WordHash(lowercasing: "name")
    private static let known = SpeechWords.set("known")
    private static let pronouns = SpeechWords.set("he she")
    private static let introductions = SpeechWords.set("alias aka a.k.a a.k.a. née nee nicknamed né")
    private static let adverbs = SpeechWords.set(
        "also better widely popularly commonly now formerly previously who is was")
}
