import Testing

@testable import News

@Suite("Decisions about terms")
struct KeywordChoiceTests {
    @Test("Spellings are parted by bars, trimmed, and each is kept once")
    func spellings() throws {
        let choice = try #require(KeywordChoice(.own, typed: " secure  line | secure lines|secured line||  ", made: 1))
        #expect(choice.spellings == ["secure line", "secured line"])
        #expect(choice.name == "secure line")
        #expect(choice.keys == ["secure line", "secured line"])
    }

    @Test(
        "What is no term is refused",
        arguments: ["", " | ", "...", String(repeating: "word ", count: 9), String(repeating: "x", count: 121)])
    func refused(_ typed: String) { #expect(KeywordChoice(.own, typed: typed, made: 0) == nil) }

    @Test("A keyword has the same number in every article, however it is written, and below 0")
    func numbers() {
        let id = Entity.id(ofKeyword: "Cruise missiles")
        #expect(id == Entity.id(ofKeyword: "cruise-missile"))
        #expect(id != Entity.id(ofKeyword: "missile"))
        #expect(id < 0)
        #expect(Entity(keyword: "cruise missile", mentions: 1, articles: 1).isKeyword)
    }
}

@Suite("An article with its keywords")
struct ArticleKeywordsTests {
    /// 'Ana Silva saw the Ana Silva trial.', with both names, and terms to add.
    private func article(_ names: [Range<Int>]) -> FiledArticle {
        let position = ListPosition(seconds: 0, id: 1)
        return FiledArticle(
            line: ArticleLine(id: 1, headline: "", position: position),
            article: Article(headline: "", body: "Ana Silva saw the Ana Silva trial."),
            mentions: names.map { FiledArticle.Mention(range: $0, entity: 7) },
            entities: [
                FiledArticle.Presence(
                    entity: Entity(id: 7, name: "Ana Silva", kind: .person, mentions: 2, articles: 1),
                    mentionsHere: names.count)
            ])
    }

    @Test("Keywords come after the entities, and their mentions in order among the others")
    func added() {
        let trial = Keyword(text: "trial", weight: 1, mentions: [28..<33])
        let added = article([0..<9, 18..<27]).adding([trial], inSeveral: ["trial"])
        #expect(added.mentions.map(\.range) == [0..<9, 18..<27, 28..<33])
        #expect(added.entities.map(\.entity.name) == ["Ana Silva", "trial"])
        #expect(added.entities.last?.entity.articles == 2)
        #expect(added.entities.last?.mentionsHere == 1)
    }

    @Test("A term of one's own takes the place of a name within it, and no other does")
    func overlapping() {
        let own = Keyword(text: "Ana Silva trial", isOwn: true, weight: 1, mentions: [18..<33])
        let added = article([0..<9, 18..<27]).adding([own], inSeveral: [])
        #expect(added.mentions.map(\.range) == [0..<9, 18..<33])
        #expect(added.entities.last?.isOwn == true)
        let part = Keyword(text: "Silva", isOwn: true, weight: 1, mentions: [4..<9, 22..<27])
        let unchanged = article([0..<9, 18..<27]).adding([part], inSeveral: [])
        #expect(unchanged.mentions.map(\.range) == [0..<9, 18..<27])
        #expect(unchanged.entities.map(\.entity.name) == ["Ana Silva"])
    }
}
