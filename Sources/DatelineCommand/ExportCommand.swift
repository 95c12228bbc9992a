import ArgumentParser
import News
import Newsroom

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print articles with their entities.",
        discussion: """
            All articles, or those that match a query, as JSON Lines or as Markdown.

              dateline export > archive.jsonl
              dateline export --markdown source:reuters
            """)

    @Argument(help: "What to export: words, phrases, fields. All without it.")
    var query: [String] = []

    @Flag(help: "Print Markdown with front matter instead of JSON Lines.")
    var markdown = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try openLibrary(self.library)
        let query = Query(parsing: self.query.joined(separator: " "))
        var out = Output()
        var remaining = output.limit ?? .max
        var position: ListPosition?
        while remaining > 0 {
            let lines = try library.articles(matching: query, olderThan: position, limit: min(100, remaining))
            for line in lines {
                guard let filed = try library.article(line.id) else { continue }
                if markdown {
                    out.line(filed.article.markdown)
                } else {
                    out.line(JSON.filed(filed).line)
                }
            }
            remaining -= lines.count
            position = lines.last?.position
            if lines.count < 100 { break }
        }
        out.flush()
        if position == nil { throw noArticles(self.query, self.library) }
    }
}

extension JSON {
    /// The object of `show --json`, which is also a line of an export.
    static func filed(_ filed: FiledArticle) -> JSON {
        let article = filed.article
        let entities = filed.entities.map { presence -> JSON in
            [
                "name": .string(presence.entity.name), "kind": .string(presence.entity.kind.rawValue),
                "aliases": .array(presence.spellings.filter { $0 != presence.entity.name }.map { .string($0) }),
                "mentions": .integer(presence.mentionsHere), "role": .text(presence.roles.first?.text),
                "place": .place(presence.entity.place),
            ]
        }
        let more: [(name: String, value: JSON)] = [
            ("dateline", .text(article.dateline)), ("updated", .moment(article.updated)),
            ("language", .text(article.language)), ("summary", .text(article.summary)), ("url", .text(article.url)),
            ("id", .text(article.feedItemID)), ("body", .text(article.body)), ("mentions", mentions(of: filed)),
            ("entities", .array(entities)),
        ]
        return .object(filed.line.members + more)
    }

    private static func mentions(of filed: FiledArticle) -> JSON {
        let body = filed.article.body
        let places = Dictionary(
            uniqueKeysWithValues: filed.entities.enumerated().map { ($0.element.entity.id, $0.offset) })
        var offsets = ScalarOffsets(body)
        return .array(
            filed.mentions.compactMap { mention in
                guard let index = places[mention.entity] else { return nil }
                let (start, end) = offsets.range(ofBytes: mention.range)
                return [
                    "start": .integer(start), "end": .integer(end), "text": .string(body.text(atBytes: mention.range)),
                    "kind": .string(filed.entities[index].entity.kind.rawValue), "entity": .integer(index),
                ]
            })
    }
}

extension Article {
    /// The article as Markdown with front matter, which `dateline import` reads back.
    fileprivate var markdown: String {
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
        lines += ["---", ""]
        return lines.joined(separator: "\n") + "\n" + markdownBody + "\n"
    }

    /// The body with its headings, list items and quotations marked as Markdown marks them.
    private var markdownBody: String {
        var result = ""
        var position = 0
        for block in blocks {
            result += body.text(atBytes: position..<block.range.lowerBound)
            let text = body.text(atBytes: block.range)
            switch block.role {
            case .heading: result += "## " + text
            case .listItem: result += "- " + text
            case .quotation: result += "> " + text.replacingNewlines(with: "\n> ")
            }
            position = block.range.upperBound
        }
        return result + body.text(atBytes: position..<body.utf8.count)
    }
}

extension String {
    fileprivate func replacingNewlines(with text: String) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: text)
    }
}
