import ArgumentParser
import Newsroom
import Storage

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say whether the library is whole.",
        discussion: """
            Looks at the file's structure and whether each article is where it belongs; with --deep also at every \
            text, every index and every count. With --repair, what is derived from the articles is made anew from \
            them; of a file that is damaged itself, what can be read is saved into a new library, and the damaged \
            file is kept beside it.

              dateline check
              dateline check --deep
              dateline check --repair
            """)

    @Flag(help: "Make the index, the names and the counts anew from the articles.")
    var repair = false

    @Flag(help: "Read everything: each text, each entry of each index. Takes minutes for a large library.")
    var deep = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try requireLibrary(library)
        if repair { try reporting(mend) }
        let library = try openLibrary(self.library)
        let report = try reporting { try library.check(isDeep: deep || repair) }
        var out = Output()
        if output.json {
            let members: [(name: String, value: JSON)] = [
                ("library", .string(self.library.libraryPath)), ("articles", .integer(report.articles)),
                ("entities", .integer(report.entities)), ("awaiting_names", .integer(report.awaiting)),
                ("whole", .bool(report.isWhole)),
                ("problems", .array(report.problems.map { .string(wording(of: $0)) })),
            ]
            out.line(JSON.object(members).line)
        } else {
            for problem in report.problems { out.show(wording(of: problem)) }
            let state = report.isWhole ? "whole" : "not whole"
            out.show(
                "\(self.library.libraryPath) is \(state): \(report.articles) articles, \(report.entities) entities.")
            if report.awaiting > 0 {
                out.show(
                    "The names in \(report.awaiting) articles are still to be found; an import or the reader does.")
            }
        }
        out.flush()
        guard report.isWhole else {
            if !repair { complain("'dateline check --repair' makes anew what can be made from the articles.") }
            throw ExitCode.impossible
        }
    }

    /// Makes anew what is derived; of a file that is damaged itself, saves what can be read into a new one.
    private func mend() throws {
        let path = library.libraryPath
        if try !isRebuilt(path) { tell(try Library.salvage(at: path)) }
    }

    /// Makes anew what is derived; false if the file itself is damaged.
    private func isRebuilt(_ path: String) throws -> Bool {
        do {
            let library = try Library(at: path)
            let isDamaged = try library.check().problems.contains { $0.isInFile }
            if !isDamaged { try library.repair() }
            try library.close()
            return !isDamaged
        } catch {
            switch error {
            // What is no library says so when it is to be saved; one whose beginning is damaged is known then. And of
            // some damage SQLite speaks as of mistakes in what it is asked.
            case .damaged, .notALibrary, .failed: return false
            default: throw error
            }
        }
    }

    /// Says what was saved and what was not.
    private func tell(_ salvage: Salvage) {
        complain("The file was damaged, and is kept as \(salvage.damagedPath).")
        complain("Saved into a new library: \(salvage.articles) articles, \(salvage.corrections) corrections.")
        if salvage.lostArticles > 0 { complain("Lost: the text of \(salvage.lostArticles) articles:") }
        for headline in salvage.lostHeadlines { complain("  " + headline) }
        let doubtful = salvage.doubtfulHeadlines
        if !doubtful.isEmpty { complain("Perhaps not with the text they had: \(doubtful.count) articles:") }
        for headline in doubtful { complain("  " + headline) }
        for (table, count) in salvage.lostRows.sorted(by: { $0.key < $1.key }) {
            complain("Not readable: up to \(count) rows of \(table).")
        }
    }
}
