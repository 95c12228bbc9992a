import Resources
import Segmentation

/// The words of the texts so far, each as it is written, with all that is known of it by itself.
///
/// News repeats itself: nearly all words of a text were in an earlier one. A word is read, looked up in clusters,
/// gazetteer and word lists, and weighed by the tagger's model once; from then on it is known by a number. A memory
/// serves one text at a time (see `WordMemories`). What it knows never changes what is found, only how soon.
struct WordMemory {
    /// What tells a word from others: its first eight letters, its length, and its traits and kind.
    private struct Key: Equatable {
        var head: UInt64
        var length: Int
        var signature: UInt32
    }

    /// What a word is, apart from its form.
    private struct Word {
        /// Where its letters begin in `letters`.
        let letters: Int
        let lowercased: Int32
        let phraseStart: Phrases.Start
    }

    /// A word in lower case, with its number in the text that is being read.
    private struct Lowercased {
        let hash: WordHash
        let classes: WordClass
        var text: UInt32 = 0
        var number: Int32 = 0
    }

    private let lexicon: Lexicon
    private let clusters: WordClusters?
    /// Different in each memory, so that no text can be written to put all its words into one slot.
    private let seed = UInt64.random(in: 1 ... .max)
    /// The forms of the words. The first stands for what lies beyond a sentence.
    private(set) var forms: [WordForm] = []
    private var words: [Word] = []
    private var keys: [Key] = []
    private var letters: [UInt8] = []
    /// A hash table with linear probing, at most half full: indices into `words`, 0 for an empty slot.
    private var slots: [Int32] = []
    private var lowercased: [Lowercased] = []
    private var lowercasedNumbers: [WordHash: Int32] = [:]
    private var text: UInt32 = 0
    private var weights: [WeightSum.Sums] = []
    /// For each word, one bit a place: the places for which its weights are summed.
    private var summed: [UInt8] = []

    /// If there are more words, all are forgotten before the next text. So many take some 14 MB, most of it sums of weights;
    /// with those of one more text they still fit arrays of 16,384, which would else be doubled.
    private static let limit = 15_360
    private static let places = WordPlace.allCases.count

    init(lexicon: Lexicon, clusters: WordClusters?) {
        self.lexicon = lexicon
        self.clusters = clusters
        forget()
    }

    /// The number that stands for what lies beyond a sentence.
    static let edge = 0

    /// Begins a text. Numbers of words from earlier texts no longer hold.
    mutating func begin() {
        if words.count > WordMemory.limit { forget() }
        text &+= 1
    }

    private mutating func forget() {
        forms = [.edge]
        words = [Word(letters: 0, lowercased: 0, phraseStart: Phrases.Start())]
        keys = [Key(head: 0, length: 0, signature: 0)]
        letters = []
        slots = [Int32](repeating: 0, count: 4096)
        lowercased = []
        lowercasedNumbers = [:]
        weights = [WeightSum.Sums](repeating: WeightSum.Sums(), count: WordMemory.places)
        summed = [0]
    }

    /// The gazetteer's view of a word that may begin a name.
    func phraseStart(of word: Int) -> Phrases.Start { words[word].phraseStart }

    /// The number of a word in lower case among those of this text, and its hash and classes if it is new there.
    mutating func use(of word: Int, next: Int) -> (number: Int32, new: (hash: WordHash, classes: WordClass)?) {
        let index = Int(words[word].lowercased)
        if lowercased[index].text == text { return (lowercased[index].number, nil) }
        lowercased[index].text = text
        lowercased[index].number = Int32(next)
        return (Int32(next), (lowercased[index].hash, lowercased[index].classes))
    }
}

// MARK: Finding and adding

extension WordMemory {
    /// The number of a token's word. A new word is read first.
    mutating func word(_ token: Token, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let range = token.range
        let signature = UInt32(token.traits.intersection(.ofLetters).rawValue) << 8 | UInt32(token.kind.rawValue)
        let key = Key(
            head: WordMemory.block(at: range.lowerBound, end: range.upperBound, bytes),
            length: range.count, signature: signature)
        var slot = firstSlot(key, range, bytes)
        while slots[slot] != 0 {
            let word = Int(slots[slot])
            if keys[word] == key, key.length <= 8 || hasLetters(word, range, bytes) { return word }
            slot = (slot + 1) & (slots.count - 1)
        }
        let word = add(token, key, bytes)
        slots[slot] = Int32(word)
        if words.count * 2 > slots.count { grow() }
        return word
    }

    /// Up to eight letters as one number.
    @inline(__always)
    private static func block(at start: Int, end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let count = min(8, end - start)
        if start + 8 <= bytes.count, count > 0 {
            let block = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: start, as: UInt64.self)
            return UInt64(littleEndian: block) << UInt64(64 - 8 * count)
        }
        var block: UInt64 = 0
        for offset in 0..<count { block |= UInt64(bytes[start + offset]) << UInt64(8 * (offset + 8 - count)) }
        return block
    }

    /// The slot at which the search for a word begins. Eight letters at a time are multiplied, and the upper half of the
    /// product is folded into the lower.
    private func firstSlot(_ key: Key, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
            let product = left.multipliedFullWidth(by: right)
            return product.high ^ product.low
        }
        var state = mix(seed ^ key.head, 0x9E37_79B9_7F4A_7C15 ^ UInt64(key.length) ^ UInt64(key.signature) << 32)
        var start = range.lowerBound + 8
        while start < range.upperBound {
            state = mix(state ^ WordMemory.block(at: start, end: range.upperBound, bytes), 0xD6E8_FEB8_6659_FD93)
            start += 8
        }
        return Int(truncatingIfNeeded: state) & (slots.count - 1)
    }

    private func hasLetters(_ word: Int, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = words[word].letters
        return (8..<range.count).allSatisfy { letters[start + $0] == bytes[range.lowerBound + $0] }
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        letters.withUnsafeBufferPointer { letters in
            for word in words.indices.dropFirst() {
                let range = words[word].letters..<(words[word].letters + keys[word].length)
                var slot = firstSlot(keys[word], range, letters)
                while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
                slots[slot] = Int32(word)
            }
        }
    }

    private mutating func add(_ token: Token, _ key: Key, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let start = Phrases.Start(token, in: bytes, gazetteer: lexicon.gazetteer)
        var form = WordForm(token, in: bytes)
        if !lexicon.hasEndings { form.stems = .zero }
        if let clusters, form.traits.contains(.hasLetter) { form.cluster = clusters.cluster(of: form.clusterKey) }
        if form.kind == .word, let entry = start.entry(ofWord: token.range, in: bytes, lexicon.gazetteer) {
            form.classes = WordMemory.trusted(entry.classes.subtracting(.leader), of: form)
            form.longestPhrase = entry.longestPhrase
        }
        forms.append(form)
        keys.append(key)
        let lowercased = number(ofLowercased: WordHash(bytes, token.range))
        words.append(Word(letters: letters.count, lowercased: lowercased, phraseStart: start))
        letters.append(contentsOf: bytes[token.range])
        for _ in 0..<WordMemory.places { weights.append(WeightSum.Sums()) }
        summed.append(0)
        return words.count - 1
    }

    private mutating func number(ofLowercased hash: WordHash) -> Int32 {
        if let known = lowercasedNumbers[hash] { return known }
        let number = Int32(lowercased.count)
        lowercasedNumbers[hash] = number
        lowercased.append(Lowercased(hash: hash, classes: lexicon.classes(of: hash)))
        return number
    }

    /// A word in small letters may be a head word or a title, but not a name.
    private static func trusted(_ classes: PhraseClasses, of form: WordForm) -> PhraseClasses {
        form.isCapitalised || form.traits.contains(.hasInnerCapital) || !form.traits.contains(.hasLetter)
            ? classes : classes.intersection(smallWords)
    }

    private static let smallWords = PhraseClasses.smallWords
}

// MARK: Weights

extension WordMemory {
    /// Adds the weights of the features that a word has by itself at a place.
    @inline(__always)
    mutating func add(_ word: Int, at place: WordPlace, to total: inout WeightSum, _ model: ModelWeights) {
        let bit: UInt8 = 1 << UInt8(place.rawValue)
        let index = word * WordMemory.places + place.rawValue
        if summed[word] & bit == 0 {
            var sum = WeightSum(model)
            wordFeatures(of: forms[word], at: place, into: &sum)
            weights[index] = sum.sums
            summed[word] |= bit
        }
        // Taken out of the array it would be copied.
        weights.withUnsafeBufferPointer { total.add($0[index]) }
    }
}
