import Compression
import Glibc
import Markup
import Passages
import Wire

/// Why a file gave no articles, or not all in it, as what follows 'skipped, '.
package func wording(of failure: FileFailure) -> String {
    switch failure {
    case .system(let number): String(cString: strerror(number))
    case .packing(let error): wording(of: error)
    case .tooLarge(let limit, let unpacked): "larger than \(limit >> 20) MB\(unpacked ? " when unpacked" : "")"
    case .notText(let kind): "it is \(kind), not text"
    case .linkLoop: "a link back to a folder already read"
    case .linkOutside: "a link out of the folder; name what it leads to"
    case .namedPipe: "a named pipe, not a file"
    case .socket: "a socket, not a file"
    case .device: "a device, not a file"
    case .unreadable(let error): wording(of: error)
    case .document(let failure): wording(of: failure)
    case .piece(let fault): "at byte \(fault.byteOffset) \(wording(of: fault.reason))"
    case .withoutText(let headline): headline.isEmpty ? "an item without text" : "'\(headline)' has no text"
    case .recordsLeft:
        "its feeds, corrections and marks are left out, its articles are not; 'dateline import FILE' takes over all"
    }
}

/// Why a document was not turned into text, as what follows 'skipped, '.
private func wording(of failure: DocumentFailure) -> String {
    switch failure {
    case .needsTool(let tool, let kind): "it is \(name(of: kind)); install \(package(of: tool)) to have it read"
    case .toolFailed(let tool, let kind):
        "it is \(name(of: kind)) that \(tool) could not read, or not within its limits"
    case .unreadable(let error): wording(of: error)
    }
}

/// A program, and the package that brings it if that has another name.
private func package(of tool: String) -> String {
    tool == "pdftotext" ? "pdftotext, of the package poppler-utils," : tool
}

private func name(of kind: DocumentKind) -> String {
    switch kind {
    case .pdf: "a PDF document"
    case .docx: "a Word document"
    case .odt: "an OpenDocument text"
    case .epub: "a book in EPUB"
    }
}

/// What a line that is in no article was taken for.
package func wording(of rule: Removal.Rule) -> String {
    switch rule {
    case .control: "the page's own words"
    case .notice: "a notice of the page"
    case .paywall: "a paywall's notice"
    case .credit: "a credit"
    case .caption: "a picture's text"
    case .number: "a number alone"
    case .film: "a film to be played"
    case .linkList: "links to other stories"
    case .headlines: "headlines of other stories"
    case .topics: "a list of topics"
    case .bareHeading: "a heading with nothing below it"
    case .signOff: "who made the story, and whose the rights are"
    case .author: "about its author"
    case .masthead: "who wrote it, when or where"
    case .aboveHeadline: "above the headline"
    case .aboveStory: "between headline and story"
    case .pageMark: "the number or the running head of a printed page"
    case .repeated: "said before"
    case .hidden: "not shown on the page"
    case .furniture: "by its name no part of the story"
    case .besideStory: "beside the story"
    case .letter: "about the letter"
    case .signature: "a signature"
    case .comment: "a comment"
    case .linkAddress: "the address of a link"
    case .archive: "the press archive's own words"
    case .unpublished: "not published"
    case .deleted: "deleted by the program that kept it"
    case .untold: "no step says why"
    }
}

/// Where something stands in its source: a line's number, or 'item 2, paragraph 5'.
package func wording(of position: Removal.Position) -> String {
    switch position {
    case .line(let line): "\(line)"
    case .paragraph(0, let item): item == 0 ? "item" : "item \(item)"
    case .paragraph(let number, let item): "item \(item), paragraph \(number)"
    }
}

/// Why bytes gave no articles, as what follows 'skipped, '.
func wording(of error: WireError) -> String {
    if let cause = missingXMLLibrary(behind: error) {
        return "libxml2, which reads web pages and feeds, must be installed first: \(cause)"
    }
    return switch error {
    case .empty: "it is empty"
    case .binary(let kind): "it is \(kind), not text"
    case .malformed(let format, let offset, let expected):
        "it is not valid as \(name(of: format)): \(expected) was expected at byte \(offset)"
    case .noArticles(let format): "it is \(name(of: format)) without articles"
    case .noText(let format): "it is \(name(of: format)) without text"
    case .unsupported(let format): "\(name(of: format)) is not read yet"
    case .packed(let error): wording(of: error)
    case .tooLarge(let limit): "it is larger than \(limit >> 20) MB"
    case .tooCostly(.time(let seconds)): "it takes more than \(seconds) seconds to read"
    case .tooCostly(.memory(let bytes)): "it takes more than \(bytes >> 20) MB of memory to read"
    }
}

/// Why bytes cannot be unpacked, as what follows 'skipped, '.
func wording(of error: UnpackingError) -> String {
    switch error {
    case .damaged(let packing, let cause): "its \(packing) data is damaged (\(cause))"
    case .endsEarly(let packing): "its \(packing) data ends too early"
    case .trailingBytes(let packing): "its \(packing) data is followed by something else"
    case .tooLarge(_, let limit): "larger than \(limit >> 20) MB when unpacked"
    }
}

private func name(of format: WireFormat) -> String {
    switch format {
    case .plainText: "text"
    case .markdown: "Markdown"
    case .richText: "rich text"
    case .pressArchive: "a press archive's text"
    case .table: "a table"
    case .savedPage: "a saved web page"
    case .json: "JSON"
    case .jsonLines: "JSON Lines"
    case .rss: "an RSS feed"
    case .atom: "an Atom feed"
    case .cdf: "a channel definition"
    case .jsonFeed: "a JSON Feed"
    case .opml: "a list of feeds"
    case .mail: "mail"
    case .mailbox: "a mailbox"
    case .webArchive: "a web archive"
    case .xml: "XML"
    case .html: "a web page"
    }
}

extension ImportCounts {
    /// '5 new articles, 1 updated, 2 skipped (broken.txt: it is empty)'.
    package var summary: String {
        totals + (firstSkipped.map { " (\($0.file): \(wording(of: $0.failure)))" } ?? "")
    }

    /// The same without a reason, where each was told already.
    package var totals: String {
        var parts = [counted(new, "new article")]
        if updated > 0 { parts.append("\(updated) updated") }
        if unchanged > 0 { parts.append("\(unchanged) already there") }
        if skipped > 0 { parts.append("\(skipped) skipped") }
        return parts.joined(separator: ", ")
    }
}
