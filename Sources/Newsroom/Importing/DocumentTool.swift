import Markup
import News
import Wire

// Documents of offices and books are turned into text by programs that do nothing else: pandoc, and pdftotext of Poppler.
// They are used if they are there. What they read comes from anywhere, so that they get little: the document as their
// standard input, no shell, no file to write, limits on memory, time and what they may say.

/// A program that turns documents of some kind into text.
struct DocumentTool {
    private let tool: LimitedTool
    /// The form of what it writes.
    private let suffix: String

    init(for kind: DocumentKind) {
        let (name, arguments): (String, [String])
        switch kind {
        case .pdf: (name, arguments, suffix) = ("pdftotext", ["-q", "-enc", "UTF-8", "-nopgbrk", "-", "-"], "txt")
        case .docx, .odt, .epub:
            // The document's title, author and date come as front matter.
            let markdown = "markdown_strict-raw_html+yaml_metadata_block+pipe_tables"
            let options = ["--sandbox", "--standalone", "--wrap=none", "--from=\(kind.rawValue)", "--to=\(markdown)"]
            (name, arguments, suffix) = ("pandoc", options, "md")
        }
        tool = LimitedTool(
            name: name, arguments: arguments, memory: 1 << 30, seconds: 60, mostOutput: Arrivals.sizeLimit)
    }

    var name: String { tool.name }

    /// Reads the articles of a document.
    ///
    /// - Parameter folders: where the program is looked for, parted by colons, as in `PATH`; those that are no whole paths
    ///   are passed over.
    /// - Throws: `needsTool` where the program is not there, `toolFailed` where it ended with an error or at a limit.
    func delivery(
        of document: [UInt8], kind: DocumentKind, searching folders: String
    ) throws(DocumentFailure) -> Delivery {
        guard let path = tool.path(in: folders) else { throw .needsTool(name, kind) }
        guard let text = tool.output(of: path, reading: document) else { throw .toolFailed(name, kind) }
        do throws(WireError) {
            return try Wire.delivery(from: text, name: "document." + suffix)
        } catch {
            throw .unreadable(error)
        }
    }
}

/// Why a document was not turned into text.
package enum DocumentFailure: Error, Hashable, Sendable {
    /// The program that reads such documents is not there.
    case needsTool(String, DocumentKind)
    /// The program ended with an error, or took more than it may.
    case toolFailed(String, DocumentKind)
    /// What the program made of it holds no article.
    case unreadable(WireError)
}
