import Libraries
import News

/// An article as it is compared with others.
package struct Telling {
    /// The number by which the library keeps it.
    package let slot: Int64
    /// The number of its story; nil if it is alone.
    package var story: Int64?
    /// What it is compared by.
    package let profile: StoryProfile

    package init(slot: Int64, story: Int64?, profile: StoryProfile) {
        self.slot = slot
        self.story = story
        self.profile = profile
    }
}

/// An article whose story is to be found.
package struct StoryArrival {
    /// Its number.
    package let article: Article.ID
    /// The number by which the library keeps it.
    package let slot: Int64
    /// The words that may tell what it is about.
    package let draft: StoryDraft
    /// How often it mentions each entity, dates left out.
    package let mentions: [Entity.ID: Int]

    /// - Returns: nil if no story is to be found for it.
    package init?(_ linked: LinkedExtraction) {
        guard let draft = linked.prepared.story else { return nil }
        article = linked.prepared.text.id
        slot = linked.slot
        self.draft = draft
        var mentions: [Entity.ID: Int] = [:]
        for (entity, parts) in linked.links.grouped {
            let named = parts.filter(linked.locals.indices.contains).map { linked.locals[$0] }
            if named.allSatisfy({ $0.named.kind == .date }) { continue }
            mentions[entity] = named.reduce(0) { $0 + $1.mentions }
        }
        self.mentions = mentions
    }
}
