import ArgumentParser
import Newsroom

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say whether the library is whole.",
        discussion: """
            Looks at the file's structure, at the index and at the counts. With --repair, what is derived from the \
            articles is made anew from them.

              dateline check
              dateline check --repair
            """)

    @Flag(help: "Make the index, the names and the counts anew from the articles.")
    var repair = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try openLibrary(self.library)
        if repair { try reporting { try library.repair() } }
        let report = try reporting { try library.check() }
        var out = Output()
        if output.json {
            let members: [(name: String, value: JSON)] = [
                ("library", .string(self.library.libraryPath)), ("articles", .integer(report.articles)),
                ("entities", .integer(report.entities)), ("whole", .bool(report.isWhole)),
                ("problems", .array(report.problems.map { .string(wording(of: $0)) })),
            ]
            out.line(JSON.object(members).line)
        } else {
            for problem in report.problems { out.show(wording(of: problem)) }
            let state = report.isWhole ? "whole" : "not whole"
            out.show("\(self.library.libraryPath) is \(state): \(report.articles) articles, \(report.entities) entities.")
        }
        out.flush()
        guard report.isWhole else {
            if !repair { complain("'dateline check --repair' makes anew what can be made from the articles.") }
            throw ExitCode.impossible
        }
    }
}
