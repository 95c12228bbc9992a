import News

// A text's numbers and names, each by the word before and the word after it. Two texts that share most of their words are
// told apart by what stands between the same two words: 'reports 935 new' and 'reports 1,009 new'. Of 121 pairs of news
// briefs whose runs of words are alike, all in which a number or a name differed told other news.

/// The numbers and names of a text of which each place has one. Capitals at the beginning of a sentence tell nothing.
func particulars(of words: [HashedWord]) -> [Particular] {
    var found: [UInt16: Particular?] = [:]
    var index = 0
    while index < words.count {
        let start = index
        index += 1
        let word = words[start]
        switch sign(of: word) {
        case nil: continue
        case numberSign: while index < words.count, continuesNumber(words[index]) { index += 1 }
        default: while index < words.count, sign(of: words[index]) == nameSign { index += 1 }
        }
        let particular = particular(words, start..<index, isNumber: word.kind == .number)
        // Where two of one place differ, neither says which of another text it would be.
        if let known = found[particular.place], known != particular {
            found[particular.place] = .some(nil)
        } else {
            found[particular.place] = particular
        }
    }
    return found.values.compactMap { $0 }
}

private func particular(_ words: [HashedWord], _ range: Range<Int>, isNumber: Bool) -> Particular {
    let before = range.lowerBound > 0 ? sign(around: words[range.lowerBound - 1]) : 0
    let after = range.upperBound < words.count ? sign(around: words[range.upperBound]) : 0
    let place = mixed(mixed(before &* 3 &+ (isNumber ? 1 : 2)) ^ after)
    // The digits of a number are one word, however they are parted: 1,200 and 1200.
    let number = words[range].reduce(into: Spelling()) { if isNumber { $0.append($1.spelling) } }
    let first = isNumber ? number.hash : words[range.lowerBound].hash
    let last = isNumber ? first : words[range.upperBound - 1].hash
    return Particular(
        place: UInt16(truncatingIfNeeded: place >> 32), first: UInt8(truncatingIfNeeded: mixed(first)),
        last: UInt8(truncatingIfNeeded: mixed(last)))
}

private func continuesNumber(_ word: HashedWord) -> Bool { word.isClose && word.kind == .number }

private let numberSign: UInt64 = 1
private let nameSign: UInt64 = 2

/// What stands for a number or a name; nil for other words.
private func sign(of word: HashedWord) -> UInt64? {
    switch word.kind {
    case .plain: nil
    case .number: numberSign
    case .capitalised: word.isFirst ? nil : nameSign
    }
}

/// A word as it counts beside another: all numbers are alike, and all names.
private func sign(around word: HashedWord) -> UInt64 { sign(of: word) ?? word.hash }
