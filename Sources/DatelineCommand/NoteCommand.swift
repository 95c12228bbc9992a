import ArgumentParser
import Foundation
import Libraries
import News
import Newsroom

struct NoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Print, write or remove the note on an article or on a name.",
        discussion: """
            In searches 'note:WORDS' finds articles by their notes, 'has:note' all that have one.

              dateline note 17
              dateline note 17 --set 'Call her on Monday.'
              dateline note 17 --set - < note.txt
              dateline note --name 'Boris Pistorius' --set 'Minister since January 2023.'
              dateline note 17 --remove
            """)

    @Argument(help: "The article's number, as 'dateline list' shows it.")
    var article: Int64?

    @Option(help: "Instead of an article: the name of a person, a place or anything else.")
    var name: String?

    @Option(help: ArgumentHelp("The kind of the name, if several kinds share it.", valueName: "kind"))
    var kind: EntityKind?

    @Option(help: "Write this note; - reads it from standard input.")
    var set: String?

    @Flag(help: "Remove the note.")
    var remove = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if (article == nil) == (name == nil) { throw ValidationError("Give an article's number, or --name NAME.") }
        if set != nil, remove { throw ValidationError("Give --set or --remove, not both.") }
        if let set, set != "-", noteText(set) == nil {
            throw ValidationError("The note is empty; --remove removes one.")
        }
        if let set, set.utf8.count > longestNote {
            throw ValidationError("The note has more than \(longestNote) bytes.")
        }
    }

    func run() throws {
        let library = try self.library.openExisting()
        let (subject, called) = try subject(in: library)
        if remove {
            guard try library.write(note: nil, on: subject) != nil else { throw noNote(called) }
            return
        }
        if let text = try written {
            try library.write(note: text, on: subject)
            return
        }
        guard let note = try library.note(on: subject) else { throw noNote(called) }
        var out = Output()
        if output.json {
            let on: (name: String, value: JSON) =
                article.map { ("article", .integer(Int($0))) } ?? ("name", .string(called))
            out.line(JSON.object([on, ("note", .string(note))]).line)
        } else {
            for line in note.split(separator: "\n", omittingEmptySubsequences: false) { out.show(String(line)) }
        }
        out.flush()
    }

    /// The note that is to be written; nil for none.
    private var written: String? {
        get throws {
            guard set == "-" else { return set }
            let bytes = FileHandle.standardInput.readData(ofLength: longestNote + 1)
            guard bytes.count <= longestNote else {
                complain("The note on standard input has more than \(longestNote) bytes; nothing was written.")
                throw ExitCode.impossible
            }
            guard let text = noteText(String(decoding: bytes, as: UTF8.self)) else {
                complain("The note on standard input is empty; --remove removes one.")
                throw ExitCode.impossible
            }
            return text
        }
    }

    /// What the note is on, and its headline or name.
    private func subject(in library: any NewsLibrary) throws -> (NoteSubject, String) {
        if let article {
            guard let filed = try library.article(article) else { throw noSuchArticle(article) }
            return (.article(article), filed.article.headline)
        }
        let entity = try NamesInLibrary(library: library).entity(name ?? "", kind: kind)
        return (.entity(entity.id), entity.name)
    }

    private func noNote(_ called: String) -> ExitCode {
        complain("There is no note on '\(called)'.")
        return .incomplete
    }
}
