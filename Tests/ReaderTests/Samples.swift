import News
import Resources

@testable import Reader

/// Five articles on one event, and whom they name.
enum Sample {
    /// The map that ships with Dateline.
    static let world = try? Resources(
        directory: #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Resources"
    ).worldMap()

    static let pistorius = Entity(
        id: 1, name: "Boris Pistorius", kind: .person, mentions: 9, articles: 3, role: "defence minister")
    static let gerhartz = Entity(id: 2, name: "Ingo Gerhartz", kind: .person, mentions: 1, articles: 1)
    static let singapore = Entity(
        id: 3, name: "Singapore", kind: .place, mentions: 4, articles: 3,
        place: Place(latitude: 1.35, longitude: 103.8, country: "Singapore", population: 5_600_000))
    static let germany = Entity(id: 4, name: "Germany", kind: .place, mentions: 2, articles: 2)
    static let airForce = Entity(id: 5, name: "German Air Force", kind: .organization, mentions: 1, articles: 1)
    static let taurus = Entity(id: 6, name: "Taurus", kind: .weapon, mentions: 3, articles: 2)
    static let german = Entity(id: 7, name: "German", kind: .group, mentions: 2, articles: 2)

    static let names: [(Entity, [String])] = [
        (airForce, ["German Air Force"]), (pistorius, ["Boris Pistorius", "Pistorius"]),
        (gerhartz, ["Ingo Gerhartz", "Gerhartz"]), (singapore, ["Singapore"]), (germany, ["Germany"]),
        (taurus, ["Taurus"]), (german, ["German"]),
    ]

    static let firstBody = """
        BERLIN. One officer dialling in from a hotel in Singapore over a line that was not secured let listeners \
        record a conference of the German Air Force, Defence Minister Boris Pistorius said on Tuesday.

        Four officers, among them the head of the air force, Ingo Gerhartz, had talked about what it would take to put \
        Taurus missiles to use. Thirty-eight minutes of it were published.

        Pistorius called the access a chance hit: somebody had listened in on hotels across the city while the air \
        show was on. Singapore had been full of visitors that week.

        He would not, Pistorius added, give up good officers for games.
        """

    static let library = FakeLibrary([
        .sample(1, "Officer's hotel line opened Taurus call to listeners", day: 9, body: firstBody, names: names),
        .sample(
            2, "Pistorius: a single error, no hole in the system", source: "Kyiv Courier", day: 8,
            body:
                "Pistorius spoke of one error.\n\nGermany's partners were told, Pistorius said. Taurus stays at home.",
            names: names),
        .sample(
            3, "How a call from Singapore reached the wrong ears", source: "Signals Weekly", day: 7,
            body: "Singapore hosts an air show.\n\nA German guest made a call from Singapore.", names: names),
        .sample(
            4, "Berlin calls leak a blow in an information war", source: "Rhine Standard", day: 6,
            body: "Germany will look into it, Pistorius promised.", names: names, isRead: true),
        .sample(
            5, "Military call was authorised, the line was not", source: "Capital Desk", day: 5,
            body: "The line was open.", names: names),
    ])
}

extension FiledArticle {
    /// An article whose mentions are every place where a name of an entity stands, longest names first.
    static func sample(
        _ id: Article.ID, _ headline: String, source: String? = "Harbour Wire", day: Int = 5, body: String,
        names: [(Entity, [String])] = [], isRead: Bool = false, blocks: [Block] = [], offset: Int = 0
    ) -> FiledArticle {
        let published = Moment(year: 2024, month: 3, day: day, hour: 14, minute: 31)
        let line = ArticleLine(
            id: id, headline: headline, source: source, published: published, isRead: isRead,
            words: body.split(separator: " ").count, position: ListPosition(seconds: published?.seconds ?? 0, id: id))
        let article = Article(
            headline: headline, source: source, published: published, url: "https://example.org/\(id)", body: body,
            blocks: blocks)
        let text = FindableText(body)
        var mentions: [Mention] = []
        for (entity, spellings) in names {
            for spelling in spellings.sorted(by: { $0.count > $1.count }) {
                for range in text.ranges(of: spelling) where !mentions.contains(where: { $0.range.overlaps(range) }) {
                    mentions.append(Mention(range: range, entity: entity.id))
                }
            }
        }
        let presences = names.compactMap { entity, spellings -> Presence? in
            let count = mentions.filter { $0.entity == entity.id }.count
            return count == 0 ? nil : Presence(entity: entity, mentionsHere: count, spellings: spellings)
        }
        return FiledArticle(
            line: line, article: article, mentions: mentions.sorted { $0.range.lowerBound < $1.range.lowerBound },
            entities: presences.sorted { $0.mentionsHere > $1.mentionsHere }, readingOffset: offset)
    }
}
