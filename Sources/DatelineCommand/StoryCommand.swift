import ArgumentParser
import Libraries
import News
import Newsroom
import Terminal

struct StoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "story",
        abstract: "Compare how several outlets tell the event of an article.",
        discussion: """
            Prints who tells it, the names in all of their articles, the names in only some of them, and who quotes \
            whom; of a quote that several give, who cuts it and how, and who names the speaker. Which articles tell one event is found as they come in; what is decided here by hand stays.

              dateline story 3
              dateline story 3 --json
              dateline story 3 --join 8        articles 3 and 8 tell one event
              dateline story 3 --part          article 3 does not belong to its story
              dateline story 3 --undo          take back what was decided last
            """)

    @Argument(help: "The article's number, as 'dateline list' shows it.")
    var article: Int64

    @Option(help: ArgumentHelp("Make one story of those of both articles.", valueName: "article"))
    var join: Int64?

    @Flag(help: "Take the article out of its story.")
    var part = false

    @Flag(help: "Undo the last decision on a story.")
    var undo = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if [join != nil, part, undo].count(where: { $0 }) > 1 {
            throw ValidationError("Only one of --join, --part and --undo can be given.")
        }
        if join == article { throw ValidationError("--join needs the number of another article.") }
    }

    func run() throws {
        let library = try isDeciding ? self.library.openExisting() : self.library.openForReading()
        for number in [article, join].compactMap({ $0 }) where try library.article(number) == nil {
            throw noSuchArticle(number)
        }
        try decide(library)
        guard let story = try library.story(of: article) else {
            complain("No other article in the library tells the event of article \(article).")
            // Alone is what was asked for.
            if part { return }
            throw ExitCode.incomplete
        }
        var out = Output()
        if output.json {
            out.line(JSON.story(story).line)
        } else {
            out.story(story)
        }
        out.flush()
    }

    private var isDeciding: Bool { join != nil || part || undo }

    private func decide(_ library: any NewsLibrary) throws {
        if let join {
            try library.joinStories(of: article, and: join, rules: Desk.storyRules())
        } else if part {
            try library.partStory(of: article, rules: Desk.storyRules())
        } else if undo {
            try library.undoStoryDecision(rules: Desk.storyRules())
        }
    }
}

extension Output {
    /// Prints a story for people: who tells it, then what the tellings share and where they differ.
    fileprivate mutating func story(_ story: Story) {
        show(story.headline)
        if !story.mainNames.isEmpty { show("  " + story.mainNames.map(\.name).joined(separator: " · ")) }
        section("TOLD BY")
        for telling in story.tellings {
            let article = telling.article
            let mark = article.id == story.article ? "*" : " "
            let origin = [article.published?.iso8601, article.source].compactMap { $0 }.joined(separator: " · ")
            show("\(mark) \(article.id)", origin, article.headline)
        }
        if !story.namedByAll.isEmpty {
            section("NAMED BY ALL")
            show("  " + story.namedByAll.map(\.name).joined(separator: " · "))
        }
        if !story.namedBySome.isEmpty { section("NAMED BY SOME") }
        for naming in story.namedBySome {
            let outlets = naming.outletsWithout.map(outlet).joined(separator: ", ")
            show(
                ["  \(naming.entity.name)", "\(naming.passages.count) of \(story.tellings.count)"]
                    + (outlets.isEmpty ? [] : ["not \(outlets)"]))
        }
        for telling in story.tellings where !telling.onlyHere.isEmpty {
            section("ONLY IN \(visible(outlet(telling.article)))")
            for naming in telling.onlyHere { show("  \(naming.entity.name)", naming.passage.text) }
        }
        if !story.quotations.isEmpty { section("QUOTED BY SEVERAL") }
        quotations(story.quotations)
        if !story.speakings.isEmpty { section("SAID") }
        for speaking in story.speakings {
            show("  \(speaking.speaker.name)")
            for quote in speaking.quotes { show("    '\(quote.text)'", outlet(quote.article)) }
        }
    }

    private mutating func section(_ title: String) {
        line("")
        line(title)
    }

    private func outlet(_ article: ArticleLine) -> String { article.source ?? "article \(article.id)" }
}

extension JSON {
    /// The object of `story --json`.
    fileprivate static func story(_ story: Story) -> JSON {
        [
            "article": .integer(Int(story.article)), "headline": .text(story.headline),
            "first": .moment(story.span?.lowerBound), "last": .moment(story.span?.upperBound),
            "outlets": .array(story.outlets.map { .string($0) }), "names": .array(story.mainNames.map(name)),
            "tellings": .array(story.tellings.map(telling)),
            "named_by_all": .array(story.namedByAll.map(name)),
            "named_by_some": .array(
                story.namedBySome.map { naming in
                    [
                        "name": .string(naming.entity.name), "kind": .string(naming.entity.kind.rawValue),
                        "articles": .array(naming.passages.map { .integer(Int($0.article.id)) }),
                        "left_out_by": .array(naming.leftOutBy.map { .integer(Int($0.id)) }),
                    ]
                }),
            "quotations": .array(story.quotations.map(quotation)),
            "quotes": .array(
                story.speakings.flatMap { speaking in
                    speaking.quotes.map { quote in
                        [
                            "speaker": .string(speaking.speaker.name), "text": .string(quote.text),
                            "article": .integer(Int(quote.article.id)),
                        ]
                    }
                }),
        ]
    }

    static func telling(_ telling: Story.Telling) -> JSON {
        [
            "article": .integer(Int(telling.article.id)), "headline": .text(telling.article.headline),
            "source": .text(telling.article.source), "published": .moment(telling.article.published),
            "only_here": .array(
                telling.onlyHere.map { naming in
                    [
                        "name": .string(naming.entity.name), "kind": .string(naming.entity.kind.rawValue),
                        "text": .string(naming.passage.text),
                    ]
                }),
            "new_names": .array(telling.newNames.map(name)),
            "new_quotes": .array(
                telling.newQuotes.map {
                    ["speaker": .string($0.speaker.name), "text": .string($0.quote.text)]
                }),
        ]
    }

    private static func name(_ entity: Entity) -> JSON {
        ["name": .string(entity.name), "kind": .string(entity.kind.rawValue)]
    }
}
