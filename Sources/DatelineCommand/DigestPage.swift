import News

/// A digest as headings and lists, and these in the forms in which it is printed.
struct DigestPage {
    private struct Entry {
        let text: String
        /// What stands below it, a step further in.
        var details: [String] = []
    }

    private struct Section {
        let title: String
        let entries: [Entry]
    }

    private let title: String
    private let sections: [Section]

    init(_ digest: Digest) {
        title = "New since " + Moment(seconds: Int64(digest.since.number) * 86_400, hasTime: false).iso8601
        sections =
            digest.watches.map { part in
                Section(
                    title: part.watch.name,
                    entries: zip(part.articles, part.sentences).map { article, sentence in
                        Entry(text: Self.line(article), details: sentence.isEmpty ? [] : [sentence])
                    })
            }
            + digest.stories.map { part in
                Section(title: part.story.headline, entries: part.tellings.map(Self.entry))
            }
    }

    private static func entry(_ telling: Story.Telling) -> Entry {
        let names = telling.newNames.map(\.name).joined(separator: ", ")
        return Entry(
            text: line(telling.article),
            details: (names.isEmpty ? [] : ["New: " + names])
                + telling.newQuotes.map { "\($0.speaker.name): “\($0.quote.text)”" })
    }

    /// 'Officer's hotel line opened Taurus call (Harbour Wire, 2024-03-05)'.
    private static func line(_ article: ArticleLine) -> String {
        let day = article.published.map { Moment(seconds: $0.seconds, hasTime: false).iso8601 }
        let origin = [article.source, day].compactMap { $0 }.joined(separator: ", ")
        return origin.isEmpty ? article.headline : "\(article.headline) (\(origin))"
    }

    var text: String {
        var lines = [title]
        for section in sections {
            lines += ["", section.title.uppercased()]
            for entry in section.entries { lines += ["  " + entry.text] + entry.details.map { "    " + $0 } }
        }
        return lines.joined(separator: "\n")
    }

    var markdown: String {
        var lines = ["# " + Self.plain(title)]
        for section in sections {
            lines += ["", "## " + Self.plain(section.title), ""]
            for entry in section.entries {
                lines += ["- " + Self.plain(entry.text)] + entry.details.map { "  - " + Self.plain($0) }
            }
        }
        return lines.joined(separator: "\n")
    }

    var html: String {
        var lines = [
            "<!DOCTYPE html>",
            "<html lang=\"en\"><head><meta charset=\"utf-8\"><title>\(Self.escaped(title))</title></head>",
            "<body>", "<h1>\(Self.escaped(title))</h1>",
        ]
        for section in sections {
            lines += ["<h2>\(Self.escaped(section.title))</h2>", "<ul>"]
            for entry in section.entries {
                let details = entry.details.map { "<li>\(Self.escaped($0))</li>" }.joined()
                lines.append("<li>\(Self.escaped(entry.text))\(details.isEmpty ? "" : "<ul>\(details)</ul>")</li>")
            }
            lines.append("</ul>")
        }
        return (lines + ["</body></html>"]).joined(separator: "\n")
    }

    /// A text on one line with a backslash before each sign that means something in Markdown.
    private static func plain(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            if character.isNewline {
                result += " "
                return
            }
            if "\\`*_[]<>#|".contains(character) { result += "\\" }
            result.append(character)
        }
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
    }
}
