/// Where a text has a term, in singular or plural, with a hyphen or white space between its words: UTF-8 byte offsets,
/// half-open, ascending, not overlapping.
///
/// - Parameter key: see ``termKey(_:)``.
/// - Complexity: O(*n*) in the length of the text, with a string for each word that begins as a word of the term does.
package func places(ofTerm key: String, in text: String) -> [Range<Int>] {
    let wanted = key.split(separator: " ").map(String.init)
    guard !wanted.isEmpty else { return [] }
    let words = plainWords(of: text, beginningAs: Set(wanted.compactMap(\.utf8.first)))
    var places: [Range<Int>] = []
    var index = 0
    while index + wanted.count <= words.count {
        let run = words[index..<(index + wanted.count)]
        if zip(run, wanted).allSatisfy({ $0.key == $1 }), run.dropFirst().allSatisfy(\.isJoined) {
            places.append(run[index].range.lowerBound..<run[run.endIndex - 1].range.upperBound)
            index += wanted.count
        } else {
            index += 1
        }
    }
    return places
}

private struct PlainWord {
    /// Folded and in the singular; empty for a word that cannot be part of the term.
    let key: String
    let range: Range<Int>
    /// Whether only white space or a hyphen parts it from the word before.
    let isJoined: Bool
}

/// The words of a text, in order.
///
/// - Parameter letters: the first bytes of the words that matter, folded. Neither folding nor the singular changes the
///   first letter of a word in ASCII, so most words are told by it.
private func plainWords(of text: String, beginningAs letters: Set<UInt8>) -> [PlainWord] {
    var words: [PlainWord] = []
    var word = String.UnicodeScalarView()
    var (start, offset, isJoined) = (0, 0, false)
    func close(_ word: String.UnicodeScalarView) {
        guard let first = word.first else { return }
        let matters = !first.isASCII || letters.contains(UInt8(first.value) | 0x20)
        let key = matters ? singular(of: folded(String(word))) : ""
        words.append(PlainWord(key: key, range: start..<offset, isJoined: isJoined))
    }
    for scalar in text.unicodeScalars {
        if isPartOfWord(scalar) {
            if word.isEmpty { start = offset }
            word.append(scalar)
        } else {
            close(word)
            if !word.isEmpty { isJoined = true }
            word.removeAll(keepingCapacity: true)
            isJoined = isJoined && joinsWords(scalar)
        }
        offset += UTF8.width(scalar)
    }
    close(word)
    return words
}

/// Whether it is a letter, a mark or a digit. What Unicode knows of a scalar takes long to ask for, so ASCII is told here.
private func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    case "\0"..."\u{7F}": false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}

/// Whether it is white space or a dash.
private func joinsWords(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "-", "\t"..."\r": true
    case "\0"..."\u{7F}": false
    default: scalar.properties.isWhitespace || scalar.properties.generalCategory == .dashPunctuation
    }
}
