import Testing

@testable import Markup

@Suite struct DocumentKindTests {
    @Test("Documents of offices and books are told apart by their bytes")
    func documents() {
        func archive(_ names: String...) -> [UInt8] {
            names.flatMap { [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 26) + Array($0.utf8) }
        }
        #expect(DocumentKind(of: Array("%PDF-1.7".utf8)) == .pdf)
        #expect(DocumentKind(of: archive("mimetypeapplication/epub+zip")) == .epub)
        #expect(DocumentKind(of: archive("mimetypeapplication/vnd.oasis.opendocument.text")) == .odt)
        #expect(DocumentKind(of: archive("[Content_Types].xml", "word/document.xml")) == .docx)
        #expect(DocumentKind(of: archive("a.txt")) == nil)
        #expect(DocumentKind(of: Array("PK".utf8)) == nil)
    }
}
