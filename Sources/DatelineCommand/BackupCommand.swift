import ArgumentParser
import Newsroom
import Storage

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the library to a file, even while it is in use.",
        discussion: """
            The copy is a library of its own, without anything that was deleted. An earlier copy of that name is \
            replaced once the new one is complete; a file that is not a library is never replaced. To read a copy, \
            name it with --library. To go back to it, use 'dateline restore'.

              dateline backup ~/backups/library.db
            """)

    @Argument(help: "Where to put the copy.", completion: .file())
    var file: String

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if file == "-" { throw ValidationError("A copy cannot go to standard output; name a file.") }
        if file.isEmpty { throw ValidationError("The name of the copy is empty.") }
    }

    func run() throws {
        let library = try self.library.openFile()
        try library.backUp(to: file)
        var out = Output()
        if output.json {
            out.line(JSON.object([("library", .string(library.path)), ("backup", .string(file))]).line)
        } else {
            out.show("Copied \(library.path) to \(file).")
        }
        out.flush()
    }
}
