/// Where a text has a term, in singular or plural, with a hyphen or white space between its words: UTF-8 byte offsets,
/// half-open, ascending, not overlapping.
///
/// - Parameter key: see ``termKey(_:)``.
/// - Complexity: O(*n*) in the length of the text, with a string for each word; for one article at a time.
package func places(ofTerm key: String, in text: String) -> [Range<Int>] {
    let wanted = key.split(separator: " ").map(String.init)
    guard !wanted.isEmpty else { return [] }
    let words = plainWords(of: text)
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
    let key: String
    let range: Range<Int>
    /// Whether only white space or a hyphen parts it from the word before.
    let isJoined: Bool
}

private func plainWords(of text: String) -> [PlainWord] {
    var words: [PlainWord] = []
    var word = String.UnicodeScalarView()
    var (start, offset, isJoined) = (0, 0, false)
    func close(_ word: String.UnicodeScalarView) {
        if word.isEmpty { return }
        words.append(PlainWord(key: singular(of: folded(String(word))), range: start..<offset, isJoined: isJoined))
    }
    for scalar in text.unicodeScalars {
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            if word.isEmpty { start = offset }
            word.append(scalar)
        } else {
            close(word)
            if !word.isEmpty { isJoined = true }
            word.removeAll()
            let parts = scalar.properties.isWhitespace || scalar.properties.generalCategory == .dashPunctuation
            isJoined = isJoined && parts
        }
        offset += UTF8.width(scalar)
    }
    close(word)
    return words
}
