/// In which language a text is written.
package struct LanguageReading: Hashable, Sendable {
    /// A paragraph in a language of its own.
    package struct Paragraph: Hashable, Sendable {
        /// UTF-8 byte offsets into the text.
        package let range: Range<Int>
        /// Its tag.
        package let language: String
    }

    /// The tag of the language of the whole: `de`, `sr-Cyrl`; nil where the text does not tell.
    package let language: String?
    /// Whether rules for English may be tried on it: it is English, or too short to tell, and not clearly another's.
    package let mayBeEnglish: Bool
    /// The paragraphs that are clearly in another language, in order.
    package let apart: [Paragraph]

    package init(language: String?, mayBeEnglish: Bool = true, apart: [Paragraph] = []) {
        self.language = language
        self.mayBeEnglish = mayBeEnglish
        self.apart = apart
    }
}
