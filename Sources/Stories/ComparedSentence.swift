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

    /// A number and what there are so many of.
    struct Number: Hashable {
        /// In digits, without separators.
        let value: String
        /// The keys of the words after it, one of which says what is counted.
        let counted: Set<WordStem>
        let range: Range<Int>
    }

    let text: String
    /// UTF-8 byte offsets into the body; nil for the headline.
    let range: Range<Int>?
    let words: [Word]
    let numbers: [Number]
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
        numbers = Self.numbers(tokens, text, common)
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

extension ComparedSentence {
    private static let words: [String: String] = [
        "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
        "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15",
        "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30",
        "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
        "dozen": "12", "hundred": "100", "thousand": "1000", "dozens": "12", "hundreds": "100",
    ]
    private static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ]

    /// The numbers that count something. Days, years and times of day are left out, and so is 'one', which mostly does not
    /// count.
    private static func numbers(_ tokens: [Token], _ text: String, _ common: CommonWords) -> [Number] {
        let written = tokens.map { folded(text.text(atBytes: $0.range)) }
        return tokens.indices.compactMap { index in
            let token = tokens[index]
            guard let value = token.isNumber ? written[index] : words[written[index]] else { return nil }
            if token.isNumber, text.text(atBytes: token.range).contains(":") || isYear(value) { return nil }
            let near = [index - 1, index + 1].compactMap { written.indices.contains($0) ? written[$0] : nil }
            if near.contains(where: months.contains) { return nil }
            var counted: Set<WordStem> = []
            for next in written.indices.dropFirst(index + 1).prefix(4) where tokens[next].isWord {
                let key = WordStem(written[next])
                if written[next].utf8.count > 1 { counted.insert(key) }
            }
            return Number(value: value, counted: counted, range: token.range)
        }
    }

    private static func isYear(_ value: String) -> Bool {
        value.utf8.count == 4 && (value.hasPrefix("19") || value.hasPrefix("20"))
    }
}
