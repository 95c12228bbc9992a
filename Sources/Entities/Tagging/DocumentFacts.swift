import Resources
import Segmentation

/// What the whole text says of a word, counted over its sentences: a name is often clear in one place and bare in
/// another. Each count stays at 255.
struct WordFacts {
    /// Occurs in small letters.
    var small: UInt8 = 0
    /// Occurs capitalised within a sentence, where capitals mean a name.
    var capitalisedInside: UInt8 = 0
    var afterTitle: UInt8 = 0
    var afterGivenName: UInt8 = 0
    /// Stands before a word like 'Ministry', or in a run of capitalised words that has one.
    var withOrganizationWord: UInt8 = 0
    var afterPlacePreposition: UInt8 = 0
    /// Stands before 'said' and its like.
    var speaks: UInt8 = 0
    /// Stands in brackets after words whose initials it is.
    var isAcronym: UInt8 = 0
    var afterThe: UInt8 = 0
    /// Stands before another capitalised word, as a first name does.
    var beforeCapital: UInt8 = 0
}

/// The facts of every word of a text, found by the hash of its letters in lower case.
///
/// A hash table with linear probing, at most half full. Headlines in title case and capitals do not count.
struct DocumentFacts {
    private var keys: [UInt32]
    private var values: [WordFacts]
    private let mask: Int

    init(
        forms: [WordForm], sentences: [Range<Int>], settings: [ObservedText.Setting], runs: CapitalRuns,
        known: KnownWords
    ) {
        var capacity = 64
        while capacity < forms.count * 2 { capacity *= 2 }
        keys = [UInt32](repeating: 0, count: capacity)
        values = [WordFacts](repeating: WordFacts(), count: capacity)
        mask = capacity - 1
        for (sentence, setting) in zip(sentences, settings) where setting == .running {
            for index in sentence where forms[index].kind == .word {
                let slot = slot(of: forms[index].lower)
                keys[slot] = forms[index].lower
                if forms[index].isCapitalised {
                    count(index, at: slot, in: sentence, forms, runs, known)
                } else {
                    values[slot].small.countUp()
                }
            }
        }
    }

    /// The facts of a word; none for a word that only headlines have.
    subscript(lower: UInt32) -> WordFacts { values[slot(of: lower)] }

    private func slot(of key: UInt32) -> Int {
        var slot = Int(key) & mask
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func count(
        _ index: Int, at slot: Int, in sentence: Range<Int>, _ forms: [WordForm], _ runs: CapitalRuns,
        _ known: KnownWords
    ) {
        let run = runs.ranges[index]
        if !run.isEmpty, runs.classes[run.lowerBound].contains(.organizationWord), run.count > 1 {
            values[slot].withOrganizationWord.countUp()
        }
        if index > sentence.lowerBound {
            let before = forms[index - 1]
            if before.lower != known.quote { values[slot].capitalisedInside.countUp() }
            if before.classes.contains(.title), before.isCapitalised { values[slot].afterTitle.countUp() }
            if before.classes.contains(.givenName), !before.classes.contains(.title) {
                values[slot].afterGivenName.countUp()
            }
            if known.placePrepositions.contains(before.lower) { values[slot].afterPlacePreposition.countUp() }
            if before.lower == known.the { values[slot].afterThe.countUp() }
            if before.lower == known.opening, isAcronym(index, in: sentence, forms) {
                values[slot].isAcronym.countUp()
            }
        }
        if index + 1 < sentence.upperBound, forms[index + 1].isCapitalised, forms[index + 1].isAlphabetic {
            values[slot].beforeCapital.countUp()
        }
        if index + 1 < sentence.upperBound, known.sayings.contains(forms[index + 1].lower) {
            values[slot].speaks.countUp()
        }
    }

    /// Whether a word of capitals in brackets abbreviates the capitalised words before the bracket.
    private func isAcronym(_ index: Int, in sentence: Range<Int>, _ forms: [WordForm]) -> Bool {
        guard forms[index].traits.contains(.allCapitals), index - 2 > sentence.lowerBound else { return false }
        let before = forms[max(sentence.lowerBound, index - 8)..<(index - 1)]
        return before.reversed().prefix { $0.kind == .word }.filter(\.isCapitalised).count >= 2
    }
}

extension UInt8 {
    fileprivate mutating func countUp() { if self < 255 { self += 1 } }
}
