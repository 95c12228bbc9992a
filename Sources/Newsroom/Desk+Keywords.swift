import Entities
import Keywords
import Libraries
import News
import Resources

// Keywords are found when an article is opened: that takes a tenth of a millisecond, and what is stored nowhere is never
// out of date.
extension Desk {
    /// Loads what finds keywords, from the resources that came with the program.
    ///
    /// - Throws: `NewsroomError.noResources`, or that a resource cannot be read.
    package static func loadKeywordFinder() throws -> KeywordFinder {
        guard let resources = Resources.locate() else { throw NewsroomError.noResources }
        return try KeywordFinder(resources: resources)
    }

    /// The keywords of an article of the library, best first.
    package func keywords(of filed: FiledArticle) throws -> [Keyword] {
        let body = filed.article.body
        var names = filed.mentions.map(\.range)
        if filed.awaitsExtraction {
            names = try loadedExtractor().extraction(of: body, headline: filed.article.headline).mentions.map(\.range)
        }
        return try loadedKeywordFinder().keywords(
            of: body, headline: filed.article.headline, names: names, choices: try library.keywordChoices())
    }

    /// An article with its keywords, for the reader. One that awaits extraction has none yet, since they are told from
    /// names; nor has any where the table of words is missing.
    @Sendable
    func withKeywords(_ filed: FiledArticle) throws -> FiledArticle {
        // What is missing is said by the commands that need it; the article can be read without.
        guard !filed.awaitsExtraction, (try? loadedKeywordFinder()) != nil else { return filed }
        let found = try keywords(of: filed)
        return filed.adding(found, inSeveral: try library.keywordsInSeveral(found))
    }
}
