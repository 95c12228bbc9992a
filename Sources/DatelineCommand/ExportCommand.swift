import ArgumentParser
import Glibc
import Libraries
import News
import Newsroom
import Terminal

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print articles with the names in them.",
        discussion: """
            Prints all articles in the order in which they were added, or those that match a query, newest first, as \
            JSON Lines or Markdown. JSON Lines of all articles also hold what was read and starred, the feeds and the \
            corrections: 'dateline import' makes the same library from them elsewhere.

              dateline export > archive.jsonl
              dateline export --markdown source:reuters
              dateline export --csv person:pistorius > pistorius.csv
              dateline export --graphml from:last-month > names.graphml

            In a table, a text that a spreadsheet would take for a formula gets an apostrophe in front.
            """)

    /// What is printed instead of JSON Lines.
    enum Format: String, EnumerableFlag {
        case markdown, csv, bibtex, ris, graphml, edges

        static func help(for value: Format) -> ArgumentHelp? {
            switch value {
            case .markdown: "Print Markdown with front matter and names."
            case .csv: "Print a table, an article a row."
            case .bibtex: "Print references for BibTeX."
            case .ris: "Print references in RIS."
            case .graphml: "Print who is named together with whom, as GraphML."
            case .edges: "Print the same as a table, two names a row."
            }
        }
    }

    @Argument(help: "What to export: words, phrases, fields; everything if left out.")
    var query: [String] = []

    // A list, so that who asks for two is told in our words.
    @Flag
    var formats: [Format] = []

    @Flag(help: "With --markdown: write the names as links, [[Boris Pistorius]], as Obsidian has them.")
    var links = false

    @Flag(help: "Write the passwords that stand in the addresses of feeds. Without it they are left out.")
    var withSecrets = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    private var format: Format? { formats.first }

    func validate() throws {
        let asked = Set(formats).map { "--\($0.rawValue)" }.sorted()
        if asked.count > 1 {
            throw ValidationError("An export has one form: give one of \(asked.joined(separator: ", ")).")
        }
        if output.json, let format {
            throw ValidationError(
                "Give --json or --\(format.rawValue), not both; JSON Lines are what is printed without.")
        }
        if links, format != .markdown { throw ValidationError("--links goes with --markdown.") }
    }

    func run() throws {
        let library = try self.library.openForReading()
        var out = Output()
        // If the library is damaged, what was read before the damage is still printed.
        defer { out.flush() }
        if format == .csv { out.line(FiledArticle.tableHeader) }
        var network = NameNetwork()
        let count =
            query.isEmpty ? try exportAll(library, &out, &network) : try exportFound(library, &out, &network)
        if count > 0, format == .graphml || format == .edges {
            for line in format == .graphml ? network.graphML : network.table { out.show(raw: line) }
        }
        out.flush()
        if network.count > NameNetwork.mostNames {
            complain(
                "Of \(network.count) names, the network has the \(NameNetwork.mostNames) that most articles have; a narrower "
                    + "query leaves out fewer.")
        }
        if count == 0 { throw noArticles(query, in: library) }
    }

    /// Prints everything that another library can take over: feeds, then articles in the order in which they were filed,
    /// then decisions about keywords, notes on entities, saved searches and corrections; in other forms only the articles.
    private func exportAll(_ library: any NewsLibrary, _ out: inout Output, _ network: inout NameNetwork) throws -> Int
    {
        var count = 0
        let feeds = format != nil ? [] : try library.feeds()
        if !withSecrets { tellOfSecrets(in: feeds) }
        for feed in feeds {
            out.line(JSON.subscription(feed, withSecrets: withSecrets).line)
            count += 1
        }
        var last: Article.ID = 0
        var left = output.limit ?? .max
        while left > 0 {
            let page = try library.articles(filedAfter: last, limit: min(100, left))
            guard let end = page.last else { break }
            last = end.line.id
            // No list shows a hidden article, but an export for another library carries it, so that it is hidden there
            // too.
            let shown = format == nil ? page : page.filter { !$0.line.isHidden }
            try print(shown, library, &out, &network)
            left -= shown.count
            count += shown.count
        }
        for choice in format != nil ? [] : try library.keywordChoices() {
            out.line(JSON.keyword(choice).line)
            count += 1
        }
        for note in format != nil ? [] : try library.entityNotes() {
            out.line(JSON.entityNote(note).line)
            count += 1
        }
        for search in format != nil ? [] : try library.savedSearches() {
            out.line(JSON.savedSearch(search).line)
            count += 1
        }
        for correction in format != nil ? [] : try library.namedCorrections() {
            out.line(JSON.correction(correction).line)
            count += 1
        }
        for record in format != nil ? [] : try decisions(in: library) {
            out.line(record.line)
            count += 1
        }
        return count
    }

    /// What is watched, and what was decided on stories.
    private func decisions(in library: any NewsLibrary) throws -> [JSON] {
        let watches = try library.namedWatches().filter { withSecrets || withoutPassword($0.text) == $0.text }
        return watches.map { JSON.watch($0) } + (try library.namedStoryDecisions().map { JSON.story($0) })
    }

    /// Prints the articles that match, newest first.
    private func exportFound(_ library: any NewsLibrary, _ out: inout Output, _ network: inout NameNetwork) throws
        -> Int
    {
        let query = DatelineCommand.query(of: self.query)
        var count = 0
        var position: ListPosition?
        while count < output.limit ?? .max {
            let lines = try library.articles(
                matching: query, olderThan: position, limit: min(100, (output.limit ?? .max) - count))
            try print(library.articles(numbered: lines.map(\.id)), library, &out, &network)
            count += lines.count
            position = lines.last?.position
            if lines.count < 100 { break }
        }
        return count
    }

    private func print(
        _ page: [FiledArticle], _ library: any NewsLibrary, _ out: inout Output, _ network: inout NameNetwork
    ) throws {
        let marks = format == nil ? try library.marks(of: page.map(\.line.id)) : [:]
        for filed in page { print(filed, marks[filed.line.id], &out, &network) }
    }

    private func print(
        _ filed: FiledArticle, _ marks: ArticleMarks?, _ out: inout Output, _ network: inout NameNetwork
    ) {
        switch format {
        case nil: out.line(JSON.exported(filed, marks, withSecrets: withSecrets).line)
        case .markdown: out.show(raw: filed.markdown(linked: links))
        case .csv: out.show(raw: filed.tableRow)
        case .bibtex: out.show(raw: filed.bibTeX)
        case .ris: out.show(raw: filed.ris)
        case .graphml, .edges: network.add(filed)
        }
    }
}

/// Says that passwords are left out of an export, if there are any.
func tellOfSecrets(in feeds: [FiledFeed]) {
    let count = feeds.count { withoutPassword($0.address) != $0.address }
    if count > 0 { complain("\(counted(count, "password")) in addresses left out; --with-secrets writes them.") }
}

extension JSON {
    /// The object of `show --json`, with everything that another library needs to file the article as it is here.
    static func exported(_ filed: FiledArticle, _ marks: ArticleMarks?, withSecrets: Bool) -> JSON {
        guard case .object(let members) = JSON.filed(filed) else { return .null }
        var offsets = ScalarOffsets(filed.article.body)
        let blocks = filed.article.blocks.map { block -> JSON in
            let (start, end) = offsets.range(ofBytes: block.range)
            return ["start": .integer(start), "end": .integer(end), "role": .string(block.role.rawValue)]
        }
        let marks = marks ?? ArticleMarks()
        return .object(
            members + [
                ("blocks", .array(blocks)), ("place", .integer(offsets.offset(ofByte: marks.readingOffset))),
                ("filed", .moment(marks.filed)), ("hidden", .bool(marks.isHidden)),
                ("feeds", .array(marks.feeds.map { .string(withSecrets ? $0 : withoutPassword($0)) })),
                ("versions", .array(marks.versions.map(version))),
            ])
    }

    /// A former text of an article.
    static func version(_ version: TextVersion) -> JSON {
        [
            "headline": .text(version.headline), "body": .string(version.body),
            "replaced": .moment(version.replaced),
        ]
    }
}

extension JSON {
    /// The object of `show --json`.
    static func filed(_ filed: FiledArticle) -> JSON {
        let article = filed.article
        let weights = filed.nameWeights
        let entities = filed.entities.map { presence -> JSON in
            [
                "name": .string(presence.entity.name), "kind": .string(presence.entity.kind.rawValue),
                "aliases": .array(presence.spellings.filter { $0 != presence.entity.name }.map { .string($0) }),
                "mentions": .integer(presence.mentionsHere), "weight": .share(weights[presence.entity.id] ?? 0),
                "role": .text(presence.roles.first?.text),
                "place": .place(presence.entity.place),
            ]
        }
        let more: [(name: String, value: JSON)] = [
            ("dateline", .text(article.dateline)), ("updated", .moment(article.updated)),
            ("language", .text(article.language)), ("summary", .text(article.summary)), ("url", .text(article.url)),
            ("id", .text(article.feedItemID)), ("picture", .text(article.picture)), ("body", .text(article.body)),
            ("mentions", mentions(of: filed)), ("entities", .array(entities)),
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
