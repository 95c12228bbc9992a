import Libraries
import News
import Testing

/// Two people of one surname, in articles in which the bare surname is always his.
package enum Namesakes {
    /// What each article begins with.
    package static let body = "Ingo Gerhartz met Maria Gerhartz in Porto. Gerhartz left; Gerhartz stayed."

    /// The article of a day.
    package static func article(_ day: Int) -> Article {
        .sample("Story \(day)", "\(body) Day \(day).", day: day, url: "https://example.org/\(day)")
    }

    /// What is found in such a text.
    package static func extraction(_ body: String) -> Extraction {
        var extraction = Extraction.sample(
            body, [("Ingo Gerhartz", .person), ("Maria Gerhartz", .person), ("Porto", .place)])
        extraction.nameShort("Gerhartz", of: "Ingo Gerhartz", in: body)
        return extraction
    }
}

extension NewsLibrary {
    /// Files the article of a day, and what is found in it.
    @discardableResult
    package func fileNamesakes(day: Int) throws -> Filing {
        let article = Namesakes.article(day)
        return try file(article, Namesakes.extraction(article.body))
    }

    /// The entity of a name.
    package func id(of name: String) throws -> Entity.ID {
        let found = try lookup(name, limit: 9)
        return try #require(found.first { $0.name == name }).id
    }

    /// Where an article mentions an entity; its first mention is number 0.
    package func mention(_ number: Int, of name: String, in article: Article.ID) throws -> Range<Int> {
        let entity = try id(of: name)
        return try #require(try self.article(article)).mentions.filter { $0.entity == entity }[number].range
    }

    /// The entities of an article with how often it mentions each.
    package func named(_ article: Article.ID) throws -> [String: Int] {
        let filed = try #require(try self.article(article))
        return Dictionary(filed.entities.map { ($0.entity.name, $0.mentionsHere) }, uniquingKeysWith: +)
    }
}
