import ArgumentParser
import Glibc
import News
import Newsroom
import Reader
import Terminal

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print an article with the names in it marked.",
        discussion: """
            On a terminal the names are bold and underlined, elsewhere they are in [brackets].

              dateline show 3
              dateline show 3 --plain | wc -w
            """)

    @Argument(help: "The article's number, as 'dateline list' shows it.")
    var article: Int64

    @Flag(help: "Print only headline and text, with nothing marked.")
    var plain = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try self.library.openForReading()
        guard let filed = try library.article(article) else { throw noSuchArticle(article) }
        var out = Output()
        if output.json {
            out.line(JSON.filed(filed).line)
        } else {
            printText(of: filed, to: &out)
        }
        out.flush()
    }

    private func printText(of filed: FiledArticle, to out: inout Output) {
        let article = filed.article
        let columns = min(72, outputColumns())
        let marking: NameMarking = plain ? .none : output.usesColor ? .styled : .bracketed
        for line in lines(of: article.headline, marking: [], as: .none, columns: columns) { out.line(line) }
        let details = [article.byline, article.source, article.published?.iso8601 ?? "undated"].compactMap { $0 }
        if !plain, !details.isEmpty { out.show(details.joined(separator: " · ")) }
        if !plain, !filed.line.tags.isEmpty { out.show(filed.line.tags.map { "#" + $0 }.joined(separator: " ")) }
        out.line("")
        if !plain, let note = filed.note {
            for line in lines(of: "Note: " + note, marking: [], as: .none, columns: columns) { out.line(line) }
            out.line("")
        }
        let names = plain ? [] : filed.mentions.map(\.range)
        for line in lines(of: article.body, marking: names, as: marking, columns: columns) { out.line(line) }
        guard !plain, !filed.entities.isEmpty else { return }
        out.line("")
        for presence in filed.entities {
            out.show("\(presence.mentionsHere)", "\(presence.entity.kind.word)", "\(presence.entity.name)")
        }
    }
}

/// How names are marked in printed text.
private enum NameMarking {
    case none, bracketed, styled

    var start: String { self == .styled ? "\u{1B}[1;4m" : self == .bracketed ? "[" : "" }
    var end: String { self == .styled ? "\u{1B}[0m" : self == .bracketed ? "]" : "" }
}

/// The lines of a text, made safe for a terminal and wrapped, with some ranges of its bytes marked.
private func lines(
    of text: String, marking ranges: [Range<Int>], as marking: NameMarking, columns: Int
) -> [String] {
    var result: [String] = []
    var start = 0
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
        let end = start + paragraph.utf8.count
        for row in wrappedRows(of: start..<end, in: text, width: columns) {
            result.append(line(row, of: text, marking: ranges, as: marking))
        }
        start = end + 1
    }
    return result
}

private func line(
    _ row: Range<Int>, of text: String, marking ranges: [Range<Int>], as marking: NameMarking
) -> String {
    var result = ""
    var position = row.lowerBound
    for range in ranges where range.overlaps(row) {
        let name = range.clamped(to: row)
        result += visible(text.text(atBytes: position..<name.lowerBound))
        result += marking.start + visible(text.text(atBytes: name)) + marking.end
        position = name.upperBound
    }
    return result + visible(text.text(atBytes: position..<row.upperBound))
}
