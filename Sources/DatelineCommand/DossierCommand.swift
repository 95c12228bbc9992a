import ArgumentParser
import News
import Newsroom

struct DossierCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossier",
        abstract: "Print all that the archive says of a name, with its evidence.",
        discussion: """
            Takes the best of what 'lookup' finds. Each statement has the article that it comes from. Markdown and JSON also \
            have what is said as time goes by: roles with their dates and sources, with whom in which month, said and said \
            of; where sources disagree, both.

              dateline dossier pistorius
              dateline dossier pistorius --markdown > pistorius.md
              dateline dossier pistorius --links > notes/pistorius.md
            """)

    @Argument(help: "The name, or the beginning of it.", completion: .names)
    var name: [String]

    @Flag(help: "Print Markdown, with all sentences that name it in up to 500 articles.")
    var markdown = false

    @Flag(help: "Print Markdown in which names are links, [[Boris Pistorius]], as Obsidian has them.")
    var links = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if output.json, markdown || links { throw ValidationError("Give --json or Markdown, not both.") }
    }

    func run() throws {
        let library = try self.library.openForReading()
        let typed = name.joined(separator: " ")
        guard let entity = try library.lookup(typed, limit: 1).first, let dossier = try library.dossier(of: entity.id)
        else {
            complain("No article mentions '\(typed)'; the beginning of a word is enough.")
            throw ExitCode.incomplete
        }
        var out = Output()
        if markdown || links {
            for line in try library.dossierMarkdown(of: entity.id, linked: links) ?? [] {
                out.show(raw: line)
            }
        } else if output.json {
            out.line(JSON.dossier(dossier, overTime: try library.overTime(of: entity.id)).line)
        } else {
            out.dossier(dossier)
        }
        out.flush()
    }
}
