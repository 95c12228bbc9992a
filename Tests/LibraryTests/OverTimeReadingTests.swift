import Libraries
import LibrarySamples
import News
import Testing

@Suite(.onEachEngine) struct OverTimeReadingTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }
    private let names: [(String, EntityKind)] = [
        ("Ivo Petrov", .person), ("Lena Stoy", .person), ("Varna", .place),
    ]

    init() throws { temporary = try TemporaryLibrary() }

    @Test("Months have their articles and companions, oldest first; the oldest and the newest are told")
    func months() throws {
        for (day, body) in [
            (3, "Ivo Petrov sails from Varna."), (4, "Ivo Petrov meets Lena Stoy in Varna."),
            (40, "Ivo Petrov is back."),
        ] {
            try library.file(.sample("Day \(day)", body, day: 1).published(day), naming: names)
        }
        let captain = try #require(try library.lookup("Ivo Petrov", limit: 1).first)
        let overTime = try #require(try library.overTime(of: captain.id))
        #expect(overTime.first?.headline == "Day 3" && overTime.last?.headline == "Day 40")
        #expect(overTime.months.map(\.articles) == [2, 1])
        #expect(overTime.months.map(\.first.iso8601) == ["2024-03-01", "2024-04-01"])
        #expect(overTime.months[0].companions.map { "\($0.entity.name) \($0.articles)" } == ["Varna 2", "Lena Stoy 1"])
        #expect(overTime.articlesRead == 3)
        #expect(try library.overTime(of: 99) == nil)
    }

    @Test("Of many articles the oldest and the newest are read")
    func bounded() throws {
        for day in 1...30 { try library.file(.sample("Day \(day)", "Ivo Petrov sails.", day: day), naming: names) }
        let captain = try #require(try library.lookup("Ivo Petrov", limit: 1).first)
        let overTime = try #require(try library.overTime(of: captain.id, limit: 10))
        #expect(overTime.articlesRead == 10)
        #expect(overTime.first?.headline == "Day 1" && overTime.last?.headline == "Day 30")
    }
}

extension Article {
    /// The article as of a day counted from the first of March 2024, which is day 1.
    fileprivate func published(_ day: Int) -> Article {
        var article = self
        let first = CivilDay(year: 2024, month: 3, day: 1).number
        article.published = Moment(seconds: Int64(first + day - 1) * 86_400, hasTime: false)
        return article
    }
}
