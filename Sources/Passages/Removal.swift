/// A line or paragraph of a source that is not in the article made of it, and why.
package struct Removal: Hashable, Sendable {
    /// The step of the cleaning that took it off.
    package enum Rule: String, Sendable, CaseIterable {
        /// Words of a page's own: a button, a bar of links, a label.
        case control
        /// It asks its reader for something, or is about the page; it asks to be paid for the rest.
        case notice, paywall
        /// Who made a picture; a picture's text; a number alone; the title and the length of a film.
        case credit, caption, number, film
        /// Links to other stories with the heading over them; headlines of others; words and names as topics.
        case linkList, headlines, topics
        /// A heading with nothing below it.
        case bareHeading
        /// How the story was made and whose the rights are; who its author is.
        case signOff, author
        /// Who wrote it, when or where: it was read for the fields of the article.
        case masthead
        /// It stands above the headline, or between headline and story, and is no sentence of it.
        case aboveHeadline, aboveStory
        /// It numbers a printed page, or stands on each.
        case pageMark
        /// It stands in the text before, word for word.
        case repeated
        /// A page does not show it; its names or elements say that it is no story; it stands beside the story.
        case hidden, furniture, besideStory
        /// It is about the letter that it stands in; it closes a letter.
        case letter, signature
        /// Markdown's comments, and the addresses of its links.
        case comment, linkAddress
        /// What a press archive writes around an article.
        case archive
        /// Its program has not published it: a draft, a menu, a picture.
        case unpublished
        /// The program that kept it had deleted it.
        case deleted
        /// It is in no article, and no step says why.
        case untold
    }

    /// Where it stands in its source.
    package enum Position: Hashable, Sendable {
        /// A line of the source, from 1.
        case line(Int)
        /// A paragraph of an item, such as a letter of a mailbox, both from 1; paragraph 0 is the whole item.
        case paragraph(Int, item: Int)
    }

    package var position: Position
    package let text: String
    package let rule: Rule

    package init(_ position: Position, _ text: String, _ rule: Rule) {
        self.position = position
        self.text = text
        self.rule = rule
    }
}

/// What the steps of the cleaning took off a text, and by which rule each.
///
/// It is kept by line, so that it costs an entry of a dictionary for each passage that goes, and nothing for the others.
package struct RemovalLog: Sendable {
    private var rules: [Int: Removal.Rule] = [:]

    /// Nothing is taken off yet.
    package init() {}

    /// Notes that a passage of the text goes. What is said of it first counts.
    package mutating func note(_ passage: Passage, _ rule: Removal.Rule) {
        if rules[passage.line] == nil { rules[passage.line] = rule }
    }

    /// Notes that some passages of the text go.
    package mutating func note(_ passages: some Sequence<Passage>, _ rule: Removal.Rule) {
        for passage in passages { note(passage, rule) }
    }

    /// The passages of a text that are not among those kept, each with the rule that took it off.
    package func removals(of all: [Passage], kept: [Passage]) -> [Removal] {
        let lines = Set(kept.map(\.line))
        return all.filter { !lines.contains($0.line) }.map {
            Removal(.line($0.line), $0.string, rules[$0.line] ?? .untold)
        }
    }
}
