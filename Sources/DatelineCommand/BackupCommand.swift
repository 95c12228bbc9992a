import ArgumentParser
import Newsroom
import Storage

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the library to a file, also while it is in use.",
        discussion: """
            The copy is a library as it is now, without anything that was deleted. An earlier copy of that name is \
            replaced once the new one is whole; a file that is no library is not. To read a copy, name it with \
            --library; to go back to it, put it in the place of the library.

              dateline backup ~/backups/library.db
            """)

    @Argument(help: "Where the copy goes.", completion: .file())
    var file: String

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try openExistingLibrary(self.library)
        try reporting { try library.backUp(to: file) }
        var out = Output()
        if output.json {
            out.line(JSON.object([("library", .string(library.path)), ("backup", .string(file))]).line)
        } else {
            out.show("\(library.path) is copied to \(file).")
        }
        out.flush()
    }
}
