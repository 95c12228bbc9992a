/// In what form articles, a dossier or who is named with whom are exported for other programs.
package enum ExportFormat: String, Hashable, Sendable, CaseIterable {
    case markdown
    /// Markdown in which names are links: `[[Boris Pistorius]]`, as Obsidian and other programs for notes have them.
    case obsidian
    /// A table, an article a row.
    case csv
    case bibtex, ris
    /// Who is named together with whom, in GraphML.
    case graphml
    /// The same as a table, two names a row.
    case edges

    /// As in 'a table (CSV)'.
    package var title: String {
        switch self {
        case .markdown: "Markdown"
        case .obsidian: "Markdown with [[links]] to the names"
        case .csv: "a table (CSV)"
        case .bibtex: "references for BibTeX"
        case .ris: "references in RIS"
        case .graphml: "the network of its names (GraphML)"
        case .edges: "the network of its names (CSV)"
        }
    }
}
