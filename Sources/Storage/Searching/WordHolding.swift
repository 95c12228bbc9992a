import GRDB
import Libraries
import News

/// `holds_words(text, words)`: whether a text holds each of some folded words that a space separates, or words that begin
/// so. It is for short texts that are not in the index of words, such as bylines.
let holdsWords = DatabaseFunction("holds_words", argumentCount: 2, pure: true) { values in
    guard let text = String.fromDatabaseValue(values[0]), let words = String.fromDatabaseValue(values[1]) else {
        return false
    }
    let held = " " + IndexWords(text).indexed
    return words.split(separator: " ").allSatisfy { held.contains(" " + $0) }
}
