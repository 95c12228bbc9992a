import Foundation
import Markup
import Testing

@testable import Newsroom

@Suite("Documents that another program turns into text")
struct DocumentToolTests {
    private let pdf = Array("%PDF-1.4 and what follows".utf8)

    /// Runs a script in the stead of the program.
    private func delivered(_ script: String, as name: String = "pdftotext", kind: DocumentKind = .pdf) throws -> String
    {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/" + name
        try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        let delivery = try DocumentTool(for: kind).delivery(of: pdf, kind: kind, searching: "relative:" + folder)
        return delivery.articles.map { $0.headline + "|" + $0.body }.joined(separator: "\n")
    }

    @Test("The program gets the document as its input, and what it writes is read as text")
    func input() throws {
        let text = try delivered("echo Lock shut; echo; cat; echo ' is what came in, all of the document.'")
        #expect(text == "Lock shut|%PDF-1.4 and what follows is what came in, all of the document.")
    }

    @Test("The front matter that pandoc makes of a document's data is read")
    func frontMatter() throws {
        let text = try delivered(
            "printf -- '---\\ntitle: Lock shut\\nauthor:\\n- Ana Reed\\n---\\n\\nBoats wait for the *tide*.\\n'",
            as: "pandoc",
            kind: .docx)
        #expect(text == "Lock shut|Boats wait for the tide.")
    }

    @Test("Without the program the reason names it")
    func missing() {
        #expect(throws: DocumentFailure.needsTool("pdftotext", .pdf)) {
            try DocumentTool(for: .pdf).delivery(of: pdf, kind: .pdf, searching: "/nowhere:.")
        }
        let words = wording(of: FileFailure.document(.needsTool("pdftotext", .pdf)))
        #expect(words.contains("PDF") && words.contains("pdftotext"))
    }

    @Test(
        "A program that fails, writes a file or never stops writing gives nothing",
        arguments: ["exit 3", "cat; kill -9 $$", "echo x > \"$0.out\"", "yes"])
    func failing(_ script: String) {
        #expect(throws: DocumentFailure.toolFailed("pdftotext", .pdf)) { try delivered(script) }
    }

    @Test("A document without text is told apart from one that cannot be read")
    func noText() {
        #expect(throws: DocumentFailure.unreadable(.empty)) { try delivered("exit 0") }
    }
}
