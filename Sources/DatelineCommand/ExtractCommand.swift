import ArgumentParser
import News
import Newsroom

struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Print the entities of plain text files.",
        discussion: """
            The text is taken as it is: nothing is cleaned away, and no library is touched. Offsets count Unicode \
            scalars of the decoded text.

              dateline extract --json story.txt
            """)

    @Argument(help: "Text files, or - for standard input.", completion: .file())
    var files: [String]

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let extractor = try loadExtractor()
        var out = Output()
        var skipped = false
        for file in files.prefix(output.limit ?? .max) {
            do throws(FileReadingError) {
                let text = try text(of: file)
                let extraction = extractor.extraction(of: text, headline: nil, published: nil)
                if output.json {
                    out.line(JSON.extraction(extraction, of: text, file: file).line)
                } else {
                    printEntities(of: extraction, file: file, to: &out)
                }
            } catch {
                skipped = true
                if output.json { out.line(JSON.skipped(file, error.reason).line) }
                complain("\(file): skipped, \(error.reason)")
            }
        }
        out.flush()
        if skipped { throw ExitCode.incomplete }
    }

    private func printEntities(of extraction: Extraction, file: String, to out: inout Output) {
        if files.count > 1 { out.show(file) }
        let counts = extraction.mentionCounts
        for (entity, count) in zip(extraction.entities, counts) {
            let role = entity.roles.first.map { ", " + $0.text } ?? ""
            out.show("\(count)", "\(entity.kind.rawValue)", "\(entity.name)\(role)")
        }
    }
}

extension Extraction {
    /// How often each entity is mentioned, in the order of `entities`.
    var mentionCounts: [Int] {
        mentions.reduce(into: Array(repeating: 0, count: entities.count)) { counts, mention in
            counts[mention.entity] += 1
        }
    }
}

extension JSON {
    /// The object of `extract --json`.
    static func extraction(_ extraction: Extraction, of text: String, file: String) -> JSON {
        [
            "file": .string(file),
            "mentions": .mentions(extraction.mentions, of: text),
            "entities": .array(
                zip(extraction.entities, extraction.mentionCounts).map { entity, count in
                    [
                        "name": .string(entity.name), "kind": .string(entity.kind.rawValue),
                        "aliases": .array(entity.aliases.map { .string($0) }), "mentions": .integer(count),
                        "role": .text(entity.roles.first?.text), "place": .place(entity.place),
                    ]
                }),
            "quotes": .quotes(extraction.quotes, of: text),
        ]
    }

    private static func mentions(_ mentions: [Mention], of text: String) -> JSON {
        var offsets = ScalarOffsets(text)
        return .array(
            mentions.map { mention in
                let (start, end) = offsets.range(ofBytes: mention.range)
                return [
                    "start": .integer(start), "end": .integer(end), "text": .string(text.text(atBytes: mention.range)),
                    "kind": .string(mention.kind.rawValue), "entity": .integer(mention.entity),
                ]
            })
    }

    private static func quotes(_ quotes: [Quote], of text: String) -> JSON {
        var offsets = ScalarOffsets(text)
        return .array(
            quotes.map { quote in
                let (start, end) = offsets.range(ofBytes: quote.range)
                return [
                    "start": .integer(start), "end": .integer(end), "text": .string(text.text(atBytes: quote.range)),
                    "speaker": quote.speaker.map { .integer($0) } ?? .null,
                ]
            })
    }
}
