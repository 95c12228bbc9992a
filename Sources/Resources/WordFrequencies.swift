/// In how many articles of open news each word is.
package struct WordFrequencies: Sendable {
    /// Folded words (see `folded` in News) with the number of articles that use them.
    package let words: [(word: String, articles: Int)]
    /// How many articles were counted.
    package let articles: Int

    /// Reads what `Resources/build/frequencies.py` wrote: the number of articles, then a line for each word, with a tab
    /// before its count.
    ///
    /// - Throws: `.unreadable` or `.malformed`.
    init(path: String) throws(ResourceError) {
        let file = try MappedFile(path: path)
        var lines = file.bytes.split(separator: UInt8(ascii: "\n"))[...]
        guard let first = lines.popFirst(), let articles = Int(String(decoding: first, as: UTF8.self)), articles > 0
        else { throw .malformed(path: path, expected: "a number of articles") }
        self.articles = articles
        words = lines.compactMap { line in
            guard let tab = line.firstIndex(of: UInt8(ascii: "\t")),
                let count = Int(String(decoding: line[(tab + 1)...], as: UTF8.self)), count > 0
            else { return nil }
            return (String(decoding: line[..<tab], as: UTF8.self), count)
        }
        guard words.count == lines.count else { throw .malformed(path: path, expected: "words with their counts") }
    }
}
