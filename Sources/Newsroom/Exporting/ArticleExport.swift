import Libraries
import News

/// Articles in a form for other programs, piece by piece.
struct ArticleExport {
    let library: any NewsLibrary
    let format: ExportFormat
    private var network = NameNetwork()

    init(library: any NewsLibrary, format: ExportFormat) {
        self.library = library
        self.format = format
    }

    /// Hands on the articles that match, newest first; nothing if none does.
    ///
    /// - Parameter write: takes each piece of the file, in order.
    /// - Returns: how many there are.
    mutating func write(_ query: Query, to write: (String) throws -> Void) throws -> Int {
        var count = 0
        var position: ListPosition?
        while true {
            let lines = try library.articles(matching: query, olderThan: position, limit: 100)
            for filed in try library.articles(numbered: lines.map(\.id)) {
                try add(filed, isFirst: count == 0, to: write)
                count += 1
            }
            position = lines.last?.position
            if lines.count < 100 { break }
        }
        try finish(to: write)
        return count
    }

    /// Hands on one article; nothing if it is gone.
    ///
    /// - Returns: 1, or 0.
    mutating func write(_ article: Article.ID, to write: (String) throws -> Void) throws -> Int {
        guard let filed = try library.article(article) else { return 0 }
        try add(filed, isFirst: true, to: write)
        try finish(to: write)
        return 1
    }

    private mutating func add(_ filed: FiledArticle, isFirst: Bool, to write: (String) throws -> Void) throws {
        switch format {
        case .markdown: try write(filed.markdown() + "\n")
        case .obsidian: try write(filed.markdown(linked: true) + "\n")
        case .csv: try write((isFirst ? FiledArticle.tableHeader + "\n" : "") + filed.tableRow + "\n")
        case .bibtex: try write(filed.bibTeX + "\n")
        case .ris: try write(filed.ris + "\n")
        case .graphml, .edges: network.add(filed)
        }
    }

    private func finish(to write: (String) throws -> Void) throws {
        switch format {
        case .markdown, .obsidian, .csv, .bibtex, .ris: break
        case .graphml: try write(network.graphML.joined(separator: "\n") + "\n")
        case .edges: try write(network.table.joined(separator: "\n") + "\n")
        }
    }
}
