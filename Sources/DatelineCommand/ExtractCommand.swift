import ArgumentParser
import News
import Newsroom
import Reader

struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Print the names in plain text files.",
        discussion: """
            The text is used as it is: nothing is removed from it, and no library is changed. Offsets count Unicode \
            scalars of the decoded text.

              dateline extract --json story.txt
              dateline extract --explain story.txt
            """)

    @Argument(help: "Text files, or - for standard input.", completion: .file())
    var files: [String]

    @Flag(help: "Tell for each mention, role, place and quote which step or rule decided it.")
    var explain = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let extractor = try Desk.loadExtractor()
        var out = Output()
        var skipped = false
        for file in files.prefix(output.limit ?? .max) {
            do throws(FileReadingError) {
                let text = try text(of: file)
                if explain {
                    let explained = extractor.explained(text)
                    print(
                        ExplainedExtraction(
                            extraction: explained.extraction, explanation: explained.explanation, text: text,
                            language: extractor.language(of: text)),
                        file: file, to: &out)
                    continue
                }
                let (extraction, language) = extractor.extractionAndLanguage(of: text)
                if output.json {
                    out.line(JSONLine(extraction, of: text, file: file, language: language).bytes)
                } else {
                    printEntities(of: extraction, file: file, to: &out)
                }
            } catch {
                skipped = true
                if output.json { out.line(JSON.skipped(file, error.failure).line) }
                complain("\(file): skipped, \(wording(of: error.failure))")
            }
        }
        out.flush()
        if skipped { throw ExitCode.incomplete }
    }

    private func print(_ explained: ExplainedExtraction, file: String, to out: inout Output) {
        if output.json {
            out.line(
                JSONLine(
                    explained.extraction, of: explained.text, file: file, language: explained.language,
                    why: explained.json
                ).bytes)
            return
        }
        if files.count > 1 { out.show(file) }
        for row in explained.rows { out.show(row[0], row[1], row[2]) }
    }

    private func printEntities(of extraction: Extraction, file: String, to out: inout Output) {
        if files.count > 1 { out.show(file) }
        let counts = extraction.mentionCounts
        for (entity, count) in zip(extraction.entities, counts) {
            let role = entity.roles.first.map { ", " + $0.text } ?? ""
            out.show("\(count)", "\(entity.kind.word)", "\(entity.name)\(role)")
        }
    }
}
