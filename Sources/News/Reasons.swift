/// Something for which a person asks the reason.
package enum Explained: Hashable, Sendable {
    /// All that an article has of a name: its mentions, kind, roles, quotes and place.
    case name(Entity.ID, in: Article.ID)
    /// How often the library mentions an entity.
    case count(Entity.ID)
    /// The other ways in which an entity is written.
    case spellings(Entity.ID)
    /// A role, whose words are at a range of an article's body: UTF-8 byte offsets.
    case role(Entity.ID, in: Article.ID, at: Range<Int>)
    /// A quote, whose words are at a range of an article's body, and who is said to say it.
    case quote(in: Article.ID, at: Range<Int>)
    /// That two entities are named together.
    case link(Entity.ID, Entity.ID)
    /// Where an entity lies.
    case place(Entity.ID)
    /// That an article tells the event of its story.
    case telling(Article.ID)
    /// Which of some articles name an entity.
    case naming(Entity.ID, in: [Article.ID])
    /// How many articles are new of a watch.
    case watch(Watch.ID)
}

/// Why something is as the screen shows it: the sentences, or the rules and scores, that it comes from.
package struct Reasons: Hashable, Sendable {
    /// One reason.
    package enum Reason: Hashable, Sendable {
        /// What the program did, in words.
        case words(String)
        /// What an article says, with what counts in it marked.
        case sentence(Dossier.Passage)
    }

    /// Reasons for one thing.
    package struct Part: Hashable, Sendable {
        /// 'role', 'place'.
        package let title: String
        package let reasons: [Reason]

        package init(title: String, reasons: [Reason]) {
            self.title = title
            self.reasons = reasons
        }
    }

    /// What is explained: a name, or two.
    package let subject: String
    /// None of them empty.
    package let parts: [Part]

    package init(subject: String, parts: [Part]) {
        self.subject = subject
        self.parts = parts.filter { !$0.reasons.isEmpty }
    }
}
