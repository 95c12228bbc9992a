import Catalogue
import Libraries

/// The words of an article as the index of a shared library holds them: see ServerSchema.swift.
///
/// A word is a run of letters and digits, so what stands behind a colon is no word of a text, and a space is in none.
enum ArticleWords {
    /// Stands before each word of the headline.
    static let headlineMark = ":t"
    /// Stands where not all words of the text had room.
    static let partialMark = ":+"

    /// What the index holds of a row whose column `lexemes` has its words with a space between them. Kept in this form
    /// they take two thirds of what they take as a `tsvector`.
    static let indexed = "dateline.vector(lexemes)"
    /// The same in a statement, which only so uses the index.
    static let vector = SQL.verbatim(indexed)

    /// Makes the function. It says what a call costs, about 0.1 ms, in units of 0.01 µs or so: PostgreSQL's own functions
    /// pass for nothing, and then the planner goes through a whole table and makes the `tsvector` of each row (17 s for
    /// 100,000 articles) rather than use the index. With a setting of its own a function is not taken apart.
    static let function = """
        CREATE FUNCTION dateline.vector(lexemes text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10000
            SET search_path = pg_catalog AS $$ SELECT array_to_tsvector(string_to_array(lexemes, ' ')) $$;
        """

    /// What PostgreSQL takes of a word and of a whole `tsvector`: bytes.
    ///
    /// - Source: `MAXSTRLEN` (2047) and `MAXSTRPOS` (1 MB) in `tsearch/ts_type.h`, with room for alignment.
    static let longest = 2000
    static let most = 1_000_000

    /// - Parameters:
    ///   - words: the words of headline and body.
    ///   - headline: the words of the headline.
    /// - Returns: what is indexed, without the days, each with a space before it, and whether some words had no room.
    static func lexemes(_ words: DistinctWords, headline: [String]) -> (lexemes: String, isPartial: Bool) {
        // A headline of a megabyte leaves its own words no room.
        var isPartial = headline.count > 2000
        let marked = Set(headline.prefix(2000).map { lexeme(headlineMark + $0) })
        var size = marked.reduce(64) { $0 + $1.utf8.count + 4 }
        var all = marked.map { " " + $0 }.joined()
        for (_, range) in words.list {
            let lexeme = lexeme(words.word(in: range))
            size += lexeme.utf8.count + 4
            guard size <= most else {
                isPartial = true
                break
            }
            all += " "
            all += lexeme
        }
        if isPartial { all += " " + partialMark }
        return (all, isPartial)
    }

    /// The word, or its beginning if it is longer than the index takes.
    static func lexeme(_ word: String) -> String {
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
