import Glibc
import News
import Segmentation

/// A sentence as it is compared with others.
struct ComparedSentence {
    struct Word {
        let key: WordStem
        /// UTF-8 byte offsets into the sentence's text.
        let range: Range<Int>
        /// How rare it is in open news; 0 if it says nothing.
        let weight: Double
    }

    let text: String
    /// UTF-8 byte offsets into the body; nil for the headline.
    let range: Range<Int>?
    let words: [Word]
    let numbers: [CountedNumber]
    /// The entities that it names.
    let names: Set<Entity.ID>
    /// The weights of the words that say something.
    let weights: [WordStem: Double]
    let length: Double

    /// - Parameter names: the entities that are mentioned in it.
    init(_ text: String, range: Range<Int>?, names: Set<Entity.ID>, _ common: CommonWords) {
        self.text = text
        self.range = range
        self.names = names
        let tokens = tokens(in: text)
        words = tokens.filter { $0.isWord || $0.isNumber }.map { token in
            let word = folded(text.text(atBytes: token.range))
            let key = WordStem(word)
            return Word(key: key, range: token.range, weight: common.weight(of: key, word))
        }
        numbers = CountedNumber.all(tokens, in: text, common)
        weights = Dictionary(
            words.filter { $0.weight > 0 }.map { ($0.key, $0.weight) }, uniquingKeysWith: { first, _ in first })
        length = weights.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }

    /// The cosine of the two sentences: 0 if they share no word that says something, 1 if they share all.
    func likeness(to other: ComparedSentence) -> Double {
        guard length > 0, other.length > 0 else { return 0 }
        let product = weights.reduce(0) { $0 + (other.weights[$1.key] == nil ? 0 : $1.value * $1.value) }
        return product / (length * other.length)
    }

    /// The cosine of the two sentences, if some words are left out of both.
    func likeness(to other: ComparedSentence, without words: Set<WordStem>) -> Double {
        func square(_ sentence: ComparedSentence) -> Double {
            sentence.weights.reduce(0) { $0 + (words.contains($1.key) ? 0 : $1.value * $1.value) }
        }
        let lengths = (square(self) * square(other)).squareRoot()
        if lengths == 0 { return 0 }
        let product = weights.reduce(0) { sum, word in
            words.contains(word.key) || other.weights[word.key] == nil ? sum : sum + word.value * word.value
        }
        return product / lengths
    }

    /// Words by which a sentence denies something.
    private static let denying = Set(
        ["not", "no", "never", "nobody", "none", "nothing", "without", "neither", "cannot"].map { WordStem($0) })

    /// How much it says in the stead of what another says, between words that both have in the same order: the lesser of
    /// the two weights at each place, twice that of names.
    ///
    /// - Complexity: O(*n* × *m*) in their words, of which the first 120 count.
    func replaced(by other: ComparedSentence) -> Double {
        let (words, others) = (words.prefix(Self.mostWords), other.words.prefix(Self.mostWords))
        let ends = commonSubsequence(words.map(\.key), others.map(\.key)) + [(words.count, others.count)]
        var (one, two) = (0, 0)
        var replaced = 0.0
        for end in ends {
            let (mine, theirs) = (words[one..<end.0], others[two..<end.1])
            let lesser = min(mine.reduce(0) { $0 + $1.weight }, theirs.reduce(0) { $0 + $1.weight })
            let areNames = isName(mine) && other.isName(theirs)
            replaced += areNames ? 2 * lesser : lesser
            (one, two) = (end.0 + 1, end.1 + 1)
        }
        return replaced
    }

    private static let mostWords = 120

    /// Whether some words are written like a name. At the beginning of a sentence every word is.
    private func isName(_ words: ArraySlice<Word>) -> Bool {
        words.contains { word in
            word.weight > 0 && word.range.lowerBound > 0
                && text.text(atBytes: word.range).first.map { $0.isUppercase } ?? false
        }
    }

    /// What it denies that another sentence says: a denying word up to the next word that both have; nil if it denies
    /// nothing, or both do.
    func denied(besides other: ComparedSentence) -> (text: String, saidByOther: String)? {
        guard !other.words.contains(where: { Self.denying.contains($0.key) }),
            let start = words.firstIndex(where: { Self.denying.contains($0.key) })
        else { return nil }
        // 'Did not include', but never 'no to'.
        for word in words[start...].dropFirst() where word.weight > 0 || word.range.count > 4 {
            guard let theirs = other.words.first(where: { $0.key == word.key }) else { return nil }
            return (
                text.text(atBytes: words[start].range.lowerBound..<word.range.upperBound),
                other.text.text(atBytes: theirs.range)
            )
        }
        return nil
    }

    /// The words that another sentence does not have, those next to each other as one.
    ///
    /// - Parameter lightsSmallWords: whether words that say nothing count too, such as 'not'.
    func lit(against other: ComparedSentence, lightsSmallWords: Bool = false) -> [Range<Int>] {
        let theirs = Set(other.words.map(\.key))
        var lit: [Range<Int>] = []
        var last: Int?
        for (index, word) in words.enumerated()
        where (word.weight > 0 || lightsSmallWords) && !theirs.contains(word.key) {
            if let last, last == index - 1, let before = lit.popLast() {
                lit.append(before.lowerBound..<word.range.upperBound)
            } else {
                lit.append(word.range)
            }
            last = index
        }
        return lit
    }

    /// As it is shown beside another.
    func shown(against other: ComparedSentence?, lightsSmallWords: Bool = false) -> TellingComparison.Sentence {
        TellingComparison.Sentence(
            text: text, range: range, lit: other.map { lit(against: $0, lightsSmallWords: lightsSmallWords) } ?? [])
    }
}

extension CommonWords {
    /// How much a word says: the logarithm of how many articles of open news there are for each that has it.
    fileprivate func weight(of key: WordStem, _ word: String) -> Double {
        if word.utf8.count < 2 || tellsNothing(key) { return 0 }
        return log(Double(1 + self.articles) / Double(1 + self.articles(with: key)))
    }
}
