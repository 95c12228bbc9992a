/// Which tokens may be parts of names.
///
/// Four words in five of a text are in small letters and nowhere near a name: only the others are weighed. A token may be
/// part of a name if it is written like one, or stands beside one that is; or one further off, behind a word that is none
/// of those that names seldom have within them ('presidential election'), or before a particle ('al-Qaeda', 'van der').
/// Punctuation counts only between two such tokens, and so do the words that break names off: 'said', 'the', 'in'.
struct NameReach {
    /// One a token.
    private let isWithin: [Bool]

    /// - Parameter forms: those of the tokens, and one more.
    init(_ forms: [WordForm], _ sentences: [Range<Int>], _ known: KnownWords) {
        var isWithin = [Bool](repeating: false, count: forms.count)
        for sentence in sentences {
            func looksLikeName(_ index: Int) -> Bool { sentence.contains(index) && forms[index].looksLikeName }
            // 'said', 'the' and their like are within names only between two words of one.
            func isWithinReach(_ index: Int, beyond next: Int, _ afterNext: Int) -> Bool {
                guard sentence.contains(index), forms[index].mayBeWithin(known) else { return false }
                return !known.breaks.contains(forms[index].lower) || looksLikeName(next) || looksLikeName(afterNext)
            }
            for index in sentence where forms[index].looksLikeName {
                isWithin[index] = true
                let (before, after) = (index - 1, index + 1)
                if isWithinReach(after, beyond: after + 1, after + 2) {
                    isWithin[after] = true
                    let isEnd = known.breaks.contains(forms[after].lower) && !looksLikeName(after + 2)
                    if !isEnd, isWithinReach(after + 1, beyond: after + 2, after + 3) { isWithin[after + 1] = true }
                }
                guard isWithinReach(before, beyond: before - 1, before - 2) else { continue }
                isWithin[before] = true
                let isJoined = forms[before].lower == known.hyphen || known.connectors.contains(forms[before].lower)
                if isJoined, before > sentence.lowerBound, forms[before - 1].kind == .word {
                    isWithin[before - 1] = true
                }
            }
            for index in sentence.dropFirst().dropLast() where !isWithin[index] {
                isWithin[index] = forms[index - 1].looksLikeName && forms[index + 1].looksLikeName
            }
        }
        self.isWithin = isWithin
    }

    /// The first stretch of tokens within a range that may be parts of names; nil where there is none.
    func stretch(in range: Range<Int>) -> Range<Int>? {
        guard let start = range.first(where: { isWithin[$0] }) else { return nil }
        let end = (start..<range.upperBound).first { !isWithin[$0] }
        return start..<(end ?? range.upperBound)
    }
}

extension WordForm {
    /// Words, numbers and hyphens.
    fileprivate func mayBeWithin(_ known: KnownWords) -> Bool {
        kind == .word || kind == .number || lower == known.hyphen
    }
}
