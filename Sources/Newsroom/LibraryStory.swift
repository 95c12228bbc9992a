import Libraries
import News
import Resources
import Stories

/// How many articles of a story are shown: the newest.
private let mostTellings = 100

extension NewsLibrary {
    /// How the articles of a story tell its event; nil if no other article in the library tells the event of this one. The
    /// same for each article of the story.
    package func story(of article: Article.ID) throws(LibraryError) -> Story? {
        try tellings(with: article, limit: mostTellings).flatMap { Stories.story(of: $0, askedFor: article) }
    }
}

extension NewsLibrary {
    /// Two articles side by side; nil if one of them is not in the library.
    ///
    /// - Throws: `LibraryError`, `NewsroomError.noResources`, or that the frequencies of words cannot be read.
    package func comparison(of one: Article.ID, with other: Article.ID) throws -> TellingComparison? {
        guard let one = try article(one), let other = try article(other) else { return nil }
        return Stories.comparison(of: one, with: other, common: try Desk.commonWords())
    }
}

extension NewsLibrary {
    /// How the text of an article changed; nil if it is not in the library.
    ///
    /// - Throws: as ``comparison(of:with:)``.
    package func history(of id: Article.ID) throws -> TextHistory? {
        guard let filed = try article(id) else { return nil }
        return Stories.history(of: filed, versions: try versions(of: id), common: try Desk.commonWords())
    }
}

extension Desk {
    /// How stories are found, with the frequencies of words that came with the program.
    ///
    /// - Throws: `NewsroomError.noResources`, or that they cannot be read.
    package static func storyRules() throws -> StoryRules { StoryRules(common: try commonWords()) }

    static func commonWords() throws -> CommonWords {
        guard let resources = Resources.locate() else { throw NewsroomError.noResources }
        return CommonWords(try resources.wordFrequencies())
    }
}
