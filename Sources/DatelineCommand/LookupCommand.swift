import ArgumentParser
import Libraries
import News
import Newsroom
import Reader

struct LookupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lookup",
        abstract: "Look a name up across the archive.",
        discussion: """
            Looks up a person, a place or anything else that articles name. The beginning of a word is enough, and \
            accents do not matter. 'who' looks up people, 'where' places. Prints the ten best, or as many as --limit \
            says.

              dateline lookup taurus
              dateline who pistorius
              dateline where munchen --json
            """)

    @OptionGroup var lookup: LookupOptions

    func run() throws { try lookup.run(kinds: nil) }
}

struct WhoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "who",
        abstract: "Look a person up across the archive.",
        discussion: "  dateline who pistorius")

    @OptionGroup var lookup: LookupOptions

    func run() throws { try lookup.run(kinds: [.person]) }
}

struct WhereCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "where",
        abstract: "Look a place up across the archive.",
        discussion: "  dateline where singapore --json")

    @OptionGroup var lookup: LookupOptions

    func run() throws { try lookup.run(kinds: [.place, .facility]) }
}

/// What lookup, who and where share.
struct LookupOptions: ParsableArguments {
    @Argument(help: "The name, or the beginning of it.", completion: .names)
    var name: [String]

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    /// Prints the dossiers of the names found, best first.
    func run(kinds: Set<EntityKind>?) throws {
        let library = try self.library.openForReading()
        let found = try library.lookup(name.joined(separator: " "), kinds: kinds, limit: output.limit ?? 10)
        var out = Output()
        for (index, entity) in found.enumerated() {
            guard let dossier = try library.dossier(of: entity.id) else { continue }
            if output.json {
                out.line(JSON.dossier(dossier).line)
            } else {
                if index > 0 { out.line("") }
                out.dossier(dossier)
            }
        }
        out.flush()
        if found.isEmpty {
            let other = kinds == nil ? nil : try library.lookup(name.joined(separator: " "), kinds: nil, limit: 1).first
            complain(notFound(other: other))
            throw ExitCode.incomplete
        }
    }

    /// Why there is nothing to print.
    ///
    /// - Parameter other: a name of a kind that was not looked for, which may be what was meant.
    private func notFound(other: Entity?) -> String {
        let typed = name.joined(separator: " ")
        guard let other else { return "No article mentions '\(typed)'; the beginning of a word is enough." }
        return "'\(typed)' finds only names of other kinds, such as \(other.name) (\(other.kind.word)); "
            + "'dateline lookup' looks for all kinds."
    }
}

extension Output {
    /// A dossier in a few lines, for reading.
    mutating func dossier(_ dossier: Dossier) {
        let entity = dossier.entity
        show("\(entity.name) · \(entity.kind.word)")
        for line in (dossier.note ?? "").split(separator: "\n") { show("  note           \(line)") }
        for role in dossier.roles.prefix(5) { show("  \(role.text)   (article \(role.article.id))") }
        if let place = entity.place {
            let inhabitants = place.population.map { ", \(counted($0, "inhabitant"))" } ?? ""
            show("  \(place.latitude), \(place.longitude), \(place.country ?? "no country")\(inhabitants)")
        }
        if !dossier.aliases.isEmpty {
            let names = dossier.aliases.map { "\($0.text) (\($0.mentions))" }.joined(separator: ", ")
            show("  also written   \(names)")
        }
        let days = [dossier.first, dossier.last].compactMap { $0?.day.iso8601 }.joined(separator: " to ")
        show("  mentioned      \(counted(entity.mentions, "time")) in \(counted(entity.articles, "article"))   \(days)")
        if !dossier.seenWith.isEmpty {
            let names = dossier.seenWith.prefix(8).map { "\($0.entity.name) \($0.articles)" }
            show("  seen with      \(names.joined(separator: " · "))")
        }
        for quote in dossier.quotes.prefix(3) {
            show("  says           '\(quote.text)'   (article \(quote.article.id))")
        }
        for passage in dossier.passages.prefix(5) {
            show("  article \(passage.article.id)", "\(passage.text)")
        }
    }
}

extension JSON {
    /// The object of `lookup --json`.
    static func dossier(_ dossier: Dossier) -> JSON {
        let entity = dossier.entity
        return [
            "name": .string(entity.name), "kind": .string(entity.kind.rawValue),
            "aliases": .array(dossier.aliases.map { .string($0.text) }), "mentions": .integer(entity.mentions),
            "articles": .integer(entity.articles), "first": .moment(dossier.first), "last": .moment(dossier.last),
            "roles": .array(dossier.roles.map(role)), "place": .place(entity.place),
            "seen_with": .array(dossier.seenWith.map(companion)), "quotes": .array(dossier.quotes.map(quote)),
            "snippets": .array(dossier.passages.map(snippet)), "note": .text(dossier.note),
        ]
    }

    private static func role(_ role: Dossier.DatedRole) -> JSON {
        [
            "text": .string(role.text), "article": .integer(Int(role.article.id)),
            "published": .moment(role.article.published),
        ]
    }

    /// Who is named together with whom, in how many articles.
    static func companion(_ companion: Dossier.Companion) -> JSON {
        [
            "name": .string(companion.entity.name), "kind": .string(companion.entity.kind.rawValue),
            "articles": .integer(companion.articles),
        ]
    }

    /// What was said, and in which article.
    static func quote(_ passage: Dossier.Passage) -> JSON {
        ["text": .string(passage.text), "article": .integer(Int(passage.article.id))]
    }

    /// `start` and `end` are those of the first mark, in scalars of `text`.
    private static func snippet(_ passage: Dossier.Passage) -> JSON {
        var offsets = ScalarOffsets(passage.text)
        let (start, end) = offsets.range(ofBytes: passage.marks.first ?? 0..<0)
        return [
            "article": .integer(Int(passage.article.id)), "headline": .text(passage.article.headline),
            "published": .moment(passage.article.published), "text": .string(passage.text),
            "start": .integer(start), "end": .integer(end),
        ]
    }
}
