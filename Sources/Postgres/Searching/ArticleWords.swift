import Libraries

/// The words of an article as the index of a shared library holds them: see ServerSchema.swift.
///
/// A word is a run of letters and digits, so what stands behind a colon is no word of a text.
enum ArticleWords {
    /// Stands before each word of the headline.
    static let headlineMark = ":t"
    /// Stands where not all words of the text had room.
    static let partialMark = ":+"

    /// - Parameters:
    ///   - words: the distinct words of headline and body.
    ///   - headline: the words of the headline.
    /// - Returns: what is indexed, without the days, and whether some words had no room.
    static func lexemes(_ words: Set<String>, headline: [String]) -> (lexemes: Lexemes, isPartial: Bool) {
        var all: Set<String> = []
        // A headline of a megabyte leaves its own words no room.
        for word in headline.prefix(2000) { all.insert(lexeme(headlineMark + word)) }
        var size = all.reduce(64) { $0 + $1.utf8.count + 4 }
        var isPartial = headline.count > 2000
        for word in words {
            let lexeme = lexeme(word)
            size += lexeme.utf8.count + 4
            guard size <= Lexemes.most else {
                isPartial = true
                break
            }
            all.insert(lexeme)
        }
        if isPartial { all.insert(partialMark) }
        return (Lexemes(Array(all)), isPartial)
    }

    /// The word, or its beginning if it is longer than the index takes.
    static func lexeme(_ word: String) -> String {
        guard word.utf8.count > Lexemes.longest else { return word }
        var cut = ""
        var length = 0
        for scalar in word.unicodeScalars {
            length += UTF8.width(scalar)
            if length > Lexemes.longest { break }
            cut.unicodeScalars.append(scalar)
        }
        return cut
    }
}
