import News
import Reader

extension FiledArticle {
    /// The article as Markdown with front matter, in which the names stand too.
    ///
    /// - Parameter linked: whether the names are links of the form `[[name]]`.
    package func markdown(linked: Bool = false) -> String {
        let names = entities.filter { $0.entity.kind != .date }
            .map { quoted(linked ? noteLink($0.entity.name) : $0.entity.name) }
        let tags = line.tags.map(quoted)
        return article.markdown(
            with: (names.isEmpty ? [] : ["names: [\(names.joined(separator: ", "))]"])
                + (tags.isEmpty ? [] : ["tags: [\(tags.joined(separator: ", "))]"])
                + (note.map { ["note: " + quoted($0)] } ?? []))
    }
}

extension Article {
    /// The article as Markdown with front matter, which `dateline import` reads back.
    fileprivate func markdown(with more: [String]) -> String {
        let members: [(String, String?)] = [
            ("headline", headline), ("byline", byline), ("dateline", dateline), ("source", source),
            ("published", published?.iso8601), ("updated", updated?.iso8601), ("language", language), ("url", url),
            ("summary", summary),
        ]
        var lines = ["---"]
        for (name, value) in members {
            if let value, !value.isEmpty { lines.append("\(name): \(quoted(value))") }
        }
        lines += more + ["---", ""]
        return replacingControls(in: lines.joined(separator: "\n") + "\n" + markdownBody + "\n")
    }

    /// The body with its headings, list items and quotations marked as Markdown marks them. A block that overlaps the one
    /// before or lies outside the text is taken as text.
    private var markdownBody: String {
        var result = ""
        var position = 0
        for block in blocks
        where block.range.lowerBound >= position && block.range.upperBound <= body.utf8.count {
            result += escapedForMarkdown(body.text(atBytes: position..<block.range.lowerBound))
            let text = escapedForMarkdown(body.text(atBytes: block.range))
            switch block.role {
            case .heading: result += "## " + text
            case .listItem: result += "- " + text
            case .quotation: result += "> " + text.replacingNewlines(with: "\n> ")
            }
            position = block.range.upperBound
        }
        return result + escapedForMarkdown(body.text(atBytes: position..<body.utf8.count))
    }
}

/// A text with a backslash before each sign that could make a link, an image, a tag or code of it in Markdown, and before
/// each backslash.
func escapedForMarkdown(_ text: String) -> String {
    let signs = Array("\\[]<`".utf8)
    guard text.utf8.contains(where: signs.contains) else { return text }
    var result: [UInt8] = []
    for byte in text.utf8 {
        if signs.contains(byte) { result.append(UInt8(ascii: "\\")) }
        result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
}

/// A link to the note of a name, as Obsidian and others have them: without the signs that no name of a note may have.
func noteLink(_ name: String) -> String {
    "[[" + String(name.map { "[]#^|\\/:".contains($0) || $0.isNewline ? " " : $0 }) + "]]"
}

extension String {
    func replacingNewlines(with text: String) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: text)
    }
}
