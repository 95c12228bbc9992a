import Libraries
import News

/// An extraction with all that is worked out from it and its text alone.
struct PreparedExtraction: Sendable {
    let text: UnextractedText
    let extraction: Extraction
    let locals: [LocalEntity]
    /// The entities as they are compared with the library's.
    let linkNames: [LinkName]
    let language: String?
    let sketch: Sketch?
    let story: StoryDraft?
    /// The extraction as it is kept, unless a correction changes it.
    let packed: [UInt8]

    init(_ extracted: ExtractedText, packer: TextPacker) {
        text = extracted.text
        sketch = extracted.sketch
        story = extracted.story
        language = extracted.language
        extraction = extracted.extraction.fitting(extracted.text.body)
        locals = LocalEntity.all(of: extraction, body: extracted.text.body)
        linkNames = extraction.entities.map { LinkName($0) }
        packed = packer.packed(extraction.encoded(body: extracted.text.body), as: .extraction)
    }
}
