/// Documents of offices and books, which other programs turn into text.
package enum DocumentKind: String, Sendable, CaseIterable {
    /// Portable Document Format.
    case pdf
    /// Word's since 2007.
    case docx
    /// OpenDocument's texts.
    case odt
    /// A book in EPUB.
    case epub

    /// - Parameter bytes: the whole file: a ZIP archive lists what it holds at its end.
    /// - Returns: nil for anything else.
    package init?(of bytes: [UInt8]) {
        if bytes.starts(with: "%PDF-".utf8) {
            self = .pdf
            return
        }
        guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return nil }
        // The first file of these two tells what they are, and is not packed.
        let first = bytes.dropFirst(30).prefix(128)
        if first.starts(with: "mimetypeapplication/epub+zip".utf8) {
            self = .epub
        } else if first.starts(with: "mimetypeapplication/vnd.oasis.opendocument.text".utf8) {
            self = .odt
        } else if position(of: "word/document.xml", in: bytes[...]) != nil {
            self = .docx
        } else if position(of: "META-INF/container.xml", in: bytes[...]) != nil {
            self = .epub
        } else {
            return nil
        }
    }
}
