import Libraries
import News

/// Joins and parts stories as a person asks.
struct StoryDecider: Sendable {
    let library: any NewsLibrary

    /// Carries out a decision.
    ///
    /// - Returns: what was done, in words.
    func decide(_ decision: StoryDecision) throws -> String {
        switch decision {
        case .join(let article, let other):
            try library.joinStories(of: article, and: other, rules: Desk.storyRules())
            return "articles \(article) and \(other) tell one story now"
        case .part(let article):
            try library.partStory(of: article, rules: Desk.storyRules())
            return "article \(article) taken out of its story"
        }
    }

    /// Undoes the last decision, unless a correction was made after it.
    ///
    /// - Returns: what was undone, in words; nil if nothing was.
    func undoIfLast() throws -> String? {
        guard let last = try library.storyDecisions().last else { return nil }
        if let correction = try library.corrections().last, correction.made > last.made { return nil }
        try library.undoStoryDecision(last.id, rules: Desk.storyRules())
        switch last.kind {
        case .together: return "Undone: stories joined"
        case .apart: return "Undone: article taken out of its story"
        }
    }
}
