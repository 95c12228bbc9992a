import ArgumentParser
import Foundation
import Newsroom
import Storage

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of the library.",
        discussion: """
            The library that was there is kept beside the new one under a name that ends in 'before-restore-1'. A backup \
            that is damaged is refused, and nothing is changed. Close the reader first.

              dateline restore ~/backups/library.db
            """)

    @Argument(help: "The backup.", completion: .file())
    var file: String

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if file.isEmpty { throw ValidationError("The name of the backup is empty.") }
    }

    func run() throws {
        try library.requireFile()
        let path = library.libraryPath
        try requireFolder(of: path)
        if path == Locations.library {
            // If it cannot be made, restoring says why.
            try? FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        }
        let restoration = try Library.restore(file, to: path)
        var out = Output()
        if output.json {
            let kept = restoration.keptPath.map { JSON.string($0) } ?? .null
            out.line(
                JSON.object([
                    ("library", .string(path)), ("backup", .string(file)), ("articles", .integer(restoration.articles)),
                    ("kept", kept),
                ]).line)
        } else {
            out.show("Put \(file) in the place of \(path): \(counted(restoration.articles, "article")).")
            if let kept = restoration.keptPath { out.show("The library that was there is kept as \(kept).") }
        }
        out.flush()
    }
}
