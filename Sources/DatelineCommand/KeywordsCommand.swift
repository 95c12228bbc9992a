import ArgumentParser
import Entities
import Glibc
import Keywords
import Libraries
import News
import Newsroom

struct KeywordsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keywords",
        abstract: "Print the terms that a text is about and that are no names.",
        discussion: """
            The best come first, with how often each stands in the text; --limit is for the keywords of each text. A \
            number is an article of the library, unless there is a file of that name. Keywords are found in English.

              dateline keywords story.txt
              dateline keywords --json --limit 5 3
            """)

    @Argument(help: "Text files, - for standard input, or numbers of articles.", completion: .file())
    var texts: [String]

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let source = try KeywordSource(library: library)
        var out = Output()
        var (missing, skipped, found) = (0, false, false)
        for name in texts {
            if let id = article(named: name) {
                guard let keywords = try source.keywords(ofArticle: id) else {
                    noSuchArticle(id)
                    missing += 1
                    continue
                }
                found = print(keywords, of: name, member: ("article", .integer(Int(id))), to: &out) || found
                continue
            }
            do throws(FileReadingError) {
                let keywords = source.keywords(ofText: try text(of: name))
                found = print(keywords, of: name, member: ("file", .string(name)), to: &out) || found
            } catch {
                skipped = true
                if output.json { out.line(JSON.skipped(name, error.failure).line) }
                complain("\(name): skipped, \(wording(of: error.failure))")
            }
        }
        out.flush()
        try requireFound(missing: missing, of: texts.count)
        if skipped || !found { throw ExitCode.incomplete }
    }

    /// The article that an argument means; nil if it means a file.
    private func article(named name: String) -> Article.ID? {
        guard name.allSatisfy({ $0.isASCII && $0.isNumber }), access(name, F_OK) != 0 else { return nil }
        return Article.ID(name)
    }

    /// - Returns: whether there are any.
    private func print(_ all: [Keyword], of name: String, member: (name: String, JSON), to out: inout Output) -> Bool {
        let keywords = Array(all.prefix(output.limit ?? .max))
        if output.json {
            out.line(JSON.object([member, ("keywords", .array(keywords.map(JSON.keyword)))]).line)
            return !all.isEmpty
        }
        if texts.count > 1 { out.show(name) }
        for keyword in keywords { out.show("\(keyword.mentions.count)", keyword.text) }
        if all.isEmpty { complain("\(name) has no keywords; they are found in English.") }
        return !all.isEmpty
    }
}

extension JSON {
    fileprivate static func keyword(_ keyword: Keyword) -> JSON {
        [
            "text": .string(keyword.text), "weight": .number((keyword.weight * 1000).rounded() / 1000),
            "mentions": .integer(keyword.mentions.count),
        ]
    }
}

/// Finds the keywords of files and articles; opens the library only for an article.
private final class KeywordSource {
    private let library: LibraryOptions
    private let extractor: Extractor
    private let finder: KeywordFinder
    private var desk: Desk?

    init(library: LibraryOptions) throws {
        self.library = library
        extractor = try Desk.loadExtractor()
        finder = try Desk.loadKeywordFinder()
    }

    func keywords(ofText text: String) -> [Keyword] {
        let extraction = extractor.extraction(of: text, headline: nil, published: nil)
        return finder.keywords(of: text, names: extraction.mentions.map(\.range))
    }

    /// nil if there is no such article.
    func keywords(ofArticle id: Article.ID) throws -> [Keyword]? {
        let desk = try desk ?? Desk(library: library.openForReading())
        self.desk = desk
        return try desk.library.article(id).map { try desk.keywords(of: $0) }
    }
}
