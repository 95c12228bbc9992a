import News

extension FiledArticle {
    /// The article as Markdown with front matter, in which the names stand too.
    var markdown: String {
        let names = entities.filter { $0.entity.kind != .date }.map { JSON.string($0.entity.name).line }
        let tags = line.tags.map { JSON.string($0).line }
        return article.markdown(
            with: (names.isEmpty ? [] : ["names: [\(names.joined(separator: ", "))]"])
                + (tags.isEmpty ? [] : ["tags: [\(tags.joined(separator: ", "))]"])
                + (note.map { ["note: " + JSON.string($0).line] } ?? []))
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
            // JSON strings are YAML strings.
            if let value, !value.isEmpty { lines.append("\(name): \(JSON.string(value).line)") }
        }
        lines += more + ["---", ""]
        return lines.joined(separator: "\n") + "\n" + markdownBody + "\n"
    }

    /// The body with its headings, list items and quotations marked as Markdown marks them. A block that overlaps the one
    /// before or lies outside the text is taken as text.
    private var markdownBody: String {
        var result = ""
        var position = 0
        for block in blocks
        where block.range.lowerBound >= position && block.range.upperBound <= body.utf8.count {
            result += escaped(body.text(atBytes: position..<block.range.lowerBound))
            let text = escaped(body.text(atBytes: block.range))
            switch block.role {
            case .heading: result += "## " + text
            case .listItem: result += "- " + text
            case .quotation: result += "> " + text.replacingNewlines(with: "\n> ")
            }
            position = block.range.upperBound
        }
        return result + escaped(body.text(atBytes: position..<body.utf8.count))
    }
}

/// A text with a backslash before each sign that could make a link, an image, a tag or code of it in Markdown, and before
/// each backslash.
private func escaped(_ text: String) -> String {
    let signs = Array("\\[]<`".utf8)
    guard text.utf8.contains(where: signs.contains) else { return text }
    var result: [UInt8] = []
    for byte in text.utf8 {
        if signs.contains(byte) { result.append(UInt8(ascii: "\\")) }
        result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
}

extension String {
    fileprivate func replacingNewlines(with text: String) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: text)
    }
}
