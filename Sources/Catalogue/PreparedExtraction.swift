import Libraries
import News

/// An extraction with all that is worked out from it and its text alone.
package struct PreparedExtraction: Sendable {
    /// What was read.
    package let text: UnextractedText
    /// What was found; it fits the text.
    package let extraction: Extraction
    /// What is counted of each entity.
    package let locals: [LocalEntity]
    /// The entities as they are compared with the library's.
    package let linkNames: [LinkName]
    /// The tag of the language that the text was found to be in.
    package let language: String?
    /// What copies of the text are known by; nil to look for none.
    package let sketch: Sketch?
    /// What its story is known by; nil to leave it without one.
    package let story: StoryDraft?
    /// The extraction as it is kept, unless a correction changes it.
    package let packed: [UInt8]

    /// - Parameter pack: makes of an extraction and its text what is kept.
    package init(_ extracted: ExtractedText, pack: (Extraction, String) -> [UInt8]) {
        text = extracted.text
        sketch = extracted.sketch
        story = extracted.story
        language = extracted.language
        extraction = extracted.extraction.fitting(extracted.text.body)
        locals = LocalEntity.all(of: extraction, body: extracted.text.body)
        linkNames = extraction.entities.map { LinkName($0) }
        packed = pack(extraction, extracted.text.body)
    }
}
