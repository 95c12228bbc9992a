import News

/// A text that awaits extraction.
package struct UnextractedText: Hashable, Sendable {
    package let id: Article.ID
    package let headline: String
    package let body: String
    package let published: Moment?
    /// The language that its page or feed gives.
    package let language: String?
    /// Tells this form of the text from others.
    package let contentHash: Int64

    package init(
        id: Article.ID, headline: String, body: String, published: Moment?, language: String?, contentHash: Int64
    ) {
        self.id = id
        self.headline = headline
        self.body = body
        self.published = published
        self.language = language
        self.contentHash = contentHash
    }
}

/// What was found in a text that awaited extraction.
package struct ExtractedText: Sendable {
    package let text: UnextractedText
    package let extraction: Extraction
    package let language: String?
    package let sketch: Sketch?
    package let story: StoryDraft?

    /// - Parameters:
    ///   - language: the tag of the language that the text was found to be in; nil if none could be told.
    ///   - sketch: what the article's copies are known by; nil to look for none.
    ///   - story: what its story is known by; nil to leave it without one.
    package init(
        _ extraction: Extraction, of text: UnextractedText, language: String? = nil, sketch: Sketch?,
        story: StoryDraft? = nil
    ) {
        self.language = language
        self.text = text
        self.extraction = extraction
        self.sketch = sketch
        self.story = story
    }
}

/// Decides which of the library's entities an article's entities are, without asking the library for more.
///
/// It is given the article's entities and, for each, those of the library that share a folded name or alias, of any
/// kind, in any order. If no candidate is the same entity, the library makes a new one. What a correction has settled
/// is not asked.
package typealias Linking = ([LinkName], [[LinkCandidate]]) -> LinkDecision
