/// A word in the form in which the vocabulary of a shared library numbers it: see ServerSchema.swift.
///
/// A word is a run of letters and digits, so what stands behind a colon is no word of a text.
enum IndexedWord {
    /// Stands before a word of the headline: it has a number of its own as such.
    static let headlineMark = ":t"

    /// The most bytes of a word that are told apart: a B-tree takes an entry of 2,704.
    ///
    /// - Source: PostgreSQL's documentation of B-tree indexes: "approximately one-third of a page".
    private static let longest = 2000

    static func inHeadline(_ word: String) -> String { entry(headlineMark + word) }

    /// The word, or its beginning if it is longer than the vocabulary takes.
    static func entry(_ word: String) -> String {
        guard word.utf8.count > longest else { return word }
        var cut = ""
        var length = 0
        for scalar in word.unicodeScalars {
            length += UTF8.width(scalar)
            if length > longest { break }
            cut.unicodeScalars.append(scalar)
        }
        return cut
    }
}
