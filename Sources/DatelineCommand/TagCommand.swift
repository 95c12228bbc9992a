import ArgumentParser
import News
import Newsroom

struct TagCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag",
        abstract: "Add tags to articles, and take them away.",
        discussion: """
            Prints the articles with the tags that they have now. In searches 'tag:NAME' finds those with a tag, \
            'has:tag' those with any.

              dateline tag 17 --add later --add 'to check'
              dateline list --json author:costa | jq .article | xargs dateline tag --add ana
              dateline tag --matching 'tag:later is:read' --remove later
            """)

    @Argument(help: "The articles' numbers, as 'dateline list' shows them.")
    var articles: [Int64] = []

    @Option(help: ArgumentHelp("Instead of numbers: all articles that match this.", valueName: "query"))
    var matching: String?

    @Option(help: ArgumentHelp("A tag to add; may be given several times.", valueName: "name"))
    var add: [String] = []

    @Option(help: ArgumentHelp("A tag to take away; may be given several times.", valueName: "name"))
    var remove: [String] = []

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if add.isEmpty, remove.isEmpty { throw ValidationError("Give a tag with --add or --remove.") }
        for name in add + remove where tagName(name) == nil {
            throw ValidationError("'\(name)' cannot be a tag's name: it is empty, or has more than 100 bytes.")
        }
        if articles.isEmpty, matching == nil {
            throw ValidationError("Give the numbers of articles, or --matching QUERY.")
        }
        if !articles.isEmpty, matching != nil { throw ValidationError("Give numbers or --matching, not both.") }
    }

    func run() throws {
        let library = try self.library.openExisting()
        let change = TagChange(adding: add.compactMap { tagName($0) }, removing: remove.compactMap { tagName($0) })
        var out = Output()
        if let matching {
            let query = query(of: [matching])
            let edits = try library.tag(matching: query, change)
            if output.json {
                out.line(JSON.object([("articles", .integer(edits.articles))]).line)
            } else {
                out.show("\(counted(edits.articles, "article")) changed")
            }
            out.flush()
            if edits.articles == 0, try library.articles(matching: query, limit: 1).isEmpty {
                throw noArticles([matching], in: library)
            }
            return
        }
        try library.tag(articles, change)
        var missing = 0
        let lines = Dictionary(
            try library.articles(numbered: articles).map { ($0.line.id, $0.line) },
            uniquingKeysWith: { first, _ in first })
        for id in articles {
            guard let line = lines[id] else {
                noSuchArticle(id)
                missing += 1
                continue
            }
            out.article(line, json: output.json)
        }
        out.flush()
        try requireFound(missing: missing, of: articles.count)
    }
}

struct TagsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tags",
        abstract: "List the tags in use, with their articles.",
        discussion: """
              dateline tags
              dateline tags --json
            """)

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let tags = try library.openForReading().tags()
        var out = Output()
        for tag in tags.prefix(output.limit ?? .max) {
            if output.json {
                out.line(
                    JSON.object([
                        ("tag", .string(tag.name)), ("articles", .integer(tag.articles)),
                        ("unread", .integer(tag.unread)),
                    ]).line)
            } else {
                out.show("\(tag.articles)", tag.name)
            }
        }
        out.flush()
        if tags.isEmpty {
            complain("No article has a tag; 'dateline tag ARTICLE --add NAME' gives it one.")
            throw ExitCode.incomplete
        }
    }
}
