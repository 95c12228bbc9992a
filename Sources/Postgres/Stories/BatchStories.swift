import Catalogue
import Libraries
import News

/// The stories of a shared library while those of a batch are found, one article after the other: what that asks is read for
/// the whole batch at once.
final class BatchStories: StoryShelf {
    private let shelf: ServerStories
    private var known: [Article.ID: Telling]
    private let hasTies: Bool
    /// The articles without a date, the one that came last first: as many as are compared, and those of the batch.
    private(set) var undated: [Article.ID]

    /// - Parameters:
    ///   - neighbours: the articles that may be compared with those of the batch.
    ///   - new: those of the batch, each of which counts from when it is added.
    init(_ session: Session, neighbours: Set<Article.ID>, new: [Article.ID]) throws {
        shelf = ServerStories(session: session)
        undated = try session.numbers(
            """
            SELECT article FROM telling WHERE NOT is_dated AND article <> ALL (\(new))
            ORDER BY article DESC LIMIT \(StoryFiling.undated)
            """)
        let wanted = neighbours.union(undated).subtracting(new)
        let read = try shelf.tellings(wanted.sorted())
        known = Dictionary(read.map { ($0.slot, $0) }, uniquingKeysWith: { first, _ in first })
        hasTies = try session.first("SELECT 1 FROM story_tie LIMIT 1") != nil
    }

    /// Those of some articles that are known, in their order.
    func tellings(_ articles: [Article.ID]) -> [Telling] { articles.compactMap { known[$0] } }

    /// The articles that a decision puts together with one.
    func tellings(tiedTo article: Article.ID) throws -> [Telling] {
        hasTies ? try shelf.tellings(try shelf.tied(to: article)) : []
    }

    /// An article of the batch, from now on.
    func add(_ telling: Telling, isDated: Bool) {
        known[telling.slot] = telling
        if isDated { return }
        undated.insert(telling.slot, at: undated.firstIndex { $0 < telling.slot } ?? undated.endIndex)
    }

    func tellings(of story: Int64, near slot: Int64, limit: Int) throws -> [Telling] {
        try shelf.tellings(of: story, near: slot, limit: limit)
    }

    func ties(among slots: [Int64]) throws -> StoryTies { hasTies ? try shelf.ties(among: slots) : StoryTies() }

    func put(_ slot: Int64, in story: Int64?) throws {
        known[slot]?.story = story
        try shelf.put(slot, in: story)
    }

    func renumber(_ story: Int64, as other: Int64) throws {
        for (slot, telling) in known where telling.story == story { known[slot]?.story = other }
        try shelf.renumber(story, as: other)
    }

    func lastStory() throws -> Int64? { try shelf.lastStory() }
}
