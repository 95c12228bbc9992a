import ArgumentParser
import Libraries
import Newsroom
import Storage

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the library for damage.",
        discussion: """
            Checks the structure of the file, and that every article is complete; with --deep also every text, index \
            and count. --repair rebuilds the indexes, names and counts from the articles. If the file itself is \
            damaged, everything that can be read is saved into a new library, and the damaged file is kept beside it.

              dateline check
              dateline check --deep
              dateline check --repair
            """)

    @Flag(help: "Rebuild the indexes, names and counts from the articles.")
    var repair = false

    @Flag(help: "Read everything: every text and every entry of every index. This takes minutes for a large library.")
    var deep = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        try library.requireFile()
        try library.require()
        if repair { try repairLibrary() }
        let report = try library.openFile().check(isDeep: deep || repair)
        var out = Output()
        if output.json {
            let members: [(name: String, value: JSON)] = [
                ("library", .string(library.libraryPath)), ("articles", .integer(report.articles)),
                ("entities", .integer(report.entities)), ("awaiting_names", .integer(report.awaitingExtraction)),
                ("whole", .bool(report.isWhole)),
                ("problems", .array(report.problems.map { .string(wording(of: $0)) })),
            ]
            out.line(JSON.object(members).line)
        } else {
            for problem in report.problems { out.show(wording(of: problem)) }
            let state = report.isWhole ? "is in order" : "is not in order"
            out.show(
                "\(library.libraryPath) \(state): \(counted(report.articles, "article")), "
                    + "\(counted(report.entities, "name")).")
            if report.awaitingExtraction > 0 {
                out.show(
                    "\(counted(report.awaitingExtraction, "article")) still to be searched for names: the next import or the "
                        + "reader does that.")
            }
        }
        out.flush()
        guard report.isWhole else {
            if !repair {
                complain("'dateline check --repair' rebuilds everything that can be rebuilt from the articles.")
            }
            throw ExitCode.impossible
        }
    }

    /// Rebuilds what is derived from the articles. If the file itself is damaged, saves what can be read into a new one.
    private func repairLibrary() throws {
        let path = library.libraryPath
        if try !isRebuilt(path) { tell(try Library.salvage(at: path)) }
    }

    /// Rebuilds what is derived from the articles; false if the file itself is damaged.
    private func isRebuilt(_ path: String) throws -> Bool {
        do {
            let library = try Library(at: path)
            let isDamaged = try library.check().problems.contains { $0.isInFile }
            if !isDamaged { try library.repair() }
            try library.close()
            return !isDamaged
        } catch {
            switch error {
            // Saving tells a library whose beginning is damaged from a file that is not a library. And SQLite reports some
            // damage as if the query were wrong.
            case .damaged, .notALibrary, .failed: return false
            case .unreachable, .workerUnreachable, .refused, .notAnAddress, .notVerified, .noDatabase, .noUser,
                .noLibrary, .libraryExists, .olderVersion, .serverTooOld, .notAllowed, .noClient, .cannotOpen,
                .noFolder, .noCopy, .noBackup, .newerVersion, .readOnly, .noLocks, .replaced, .fileLimit,
                .noDescriptors, .noMemory, .diskFull, .foreignTrigger, .locked, .cancelled, .notFound,
                .correctionInTheWay, .senseless:
                throw error
            }
        }
    }

    /// Tells what was saved and what was lost.
    private func tell(_ salvage: Salvage) {
        complain("The damaged file is kept as \(salvage.damagedPath).")
        complain(
            "Saved into a new library: \(counted(salvage.articles, "article")), \(counted(salvage.corrections, "correction"))."
        )
        if salvage.lostArticles > 0 { complain("Lost the text of \(counted(salvage.lostArticles, "article")):") }
        for headline in salvage.lostHeadlines { complain("  " + headline) }
        let doubtful = salvage.doubtfulHeadlines
        if !doubtful.isEmpty { complain("\(counted(doubtful.count, "article")) may have the wrong text:") }
        for headline in doubtful { complain("  " + headline) }
        for (table, count) in salvage.lostRows.sorted(by: { $0.key < $1.key }) {
            complain("Lost up to \(counted(count, "row")) of the table \(table).")
        }
    }
}
