// Lines that a printer or a mail program broke are joined again, and a word that was broken with them is whole. A hyphen
// at a line's end is the word's own where the text writes the word with it elsewhere, before a capital or a digit, and
// after words that are seldom the first half of another.

/// Joins lines to one, with the words that were broken at their ends.
///
/// - Parameter compounds: the fingerprints of words that the text writes with a hyphen, as ``compounds(in:)`` finds them.
/// - Complexity: O(*n*).
package func joinedLines(_ lines: [ArraySlice<UInt8>], keeping compounds: Set<UInt64> = []) -> [UInt8] {
    var result: [UInt8] = []
    for line in lines {
        switch joint(result, line, compounds) {
        case .space: if !result.isEmpty { result.append(0x20) }
        case .nothing: break
        case .brokenWord(let mark): result.removeLast(mark)
        }
        result += line
    }
    return result
}

/// Joins lines to one, with the words that were broken at their ends.
package func joinedLines(_ lines: [String]) -> String {
    String(decoding: joinedLines(lines.map { Array($0.utf8)[...] }), as: UTF8.self)
}

/// The fingerprints of the words with a hyphen amid a line.
func compounds(in text: [UInt8]) -> Set<UInt64> {
    var found: Set<UInt64> = []
    for index in text.indices.dropFirst().dropLast()
    where text[index] == 0x2D && isWordLetter(text[index - 1]) && isWordLetter(text[index + 1]) {
        found.insert(compound(lastWord(text[..<index]), firstWord(text[(index + 1)...])))
    }
    return found
}

/// What stands between two lines when they are joined.
private enum Joint {
    case space, nothing
    /// A word goes on; its mark, of so many bytes, goes.
    case brokenWord(Int)
}

private func joint(_ before: [UInt8], _ after: ArraySlice<UInt8>, _ compounds: Set<UInt64>) -> Joint {
    if before.suffix(2).elementsEqual([0xC2, 0xAD]) { return .brokenWord(2) }
    guard before.last == 0x2D, let letter = before.dropLast().last, isWordLetter(letter) else { return .space }
    let head = lastWord(before.dropLast())
    let tail = firstWord(after)
    // 'Kultur- und Sportverein'.
    if conjunctions.contains(wordHash(tail)) { return .space }
    let isBroken =
        isSmall(letter) && tail.first.map(isSmall) == true && head.count >= 2
        && !firstHalves.contains(wordHash(head)) && !compounds.contains(compound(head, tail))
    return isBroken ? .brokenWord(1) : .nothing
}

private func compound(_ head: ArraySlice<UInt8>, _ tail: ArraySlice<UInt8>) -> UInt64 {
    fingerprint(of: (head + [0x2D] + tail).map(lowercased))
}

private func lastWord(_ text: some BidirectionalCollection<UInt8>) -> ArraySlice<UInt8> {
    ArraySlice(text.suffix(40).reversed().prefix(while: isWordLetter).reversed())
}

private func firstWord(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> { text.prefix(40).prefix(while: isWordLetter) }

private func isWordLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 }

/// Whether a byte is a small letter, or part of a letter beyond ASCII.
private func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || byte >= 0x80 }

private let conjunctions = hashes("und oder bis beziehungsweise and or to y o et ou e en")
private let firstHalves = hashes(
    "self well long far ex vice first third fourth fifth sixth two three five twenty thirty forty fifty sixty seventy eighty ninety"
)
