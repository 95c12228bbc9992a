import Terminal

/// The line below a headline in the list: 'Harbour Wire · 5 Mar 2024 · 3 min'.
struct OriginLine {
    struct Part {
        let sort: ListPart
        fileprivate(set) var text: String { didSet { textWidth = shownWidth(text) } }
        /// Follows the text, and is not shortened with it.
        let tail: String
        /// What it may say instead, longest first.
        let shorter: [String]

        init(sort: ListPart, text: String, tail: String = "", shorter: [String] = []) {
            (self.sort, self.text, self.tail, self.shorter) = (sort, text, tail, shorter)
            (textWidth, tailWidth) = (shownWidth(text), shownWidth(tail))
        }

        /// Kept, since fitting a line asks for it a dozen times.
        fileprivate private(set) var textWidth: Int
        private let tailWidth: Int

        fileprivate var width: Int { textWidth + tailWidth }
    }

    private var parts: [Part]
    private let separator: String
    private let separatorWidth: Int
    private let ellipsis: String

    /// A source that is cut keeps so many columns as long as another part can go instead: a shorter stump names no outlet.
    private static let leastSource = 12

    init(parts: [Part], glyphs: Glyphs) {
        self.parts = parts
        separator = " \(glyphs.separator) "
        separatorWidth = shownWidth(separator)
        ellipsis = glyphs.ellipsis
    }

    /// The parts, with separators between them.
    var text: String { parts.map { $0.text + $0.tail }.joined(separator: separator) }

    /// Makes the line fit into some columns. The length of the article goes first, then tags, the year and the byline. The
    /// year goes before tags that are whole without it. The day, which the order of the list tells too, and what is new go
    /// before the source is a stump.
    mutating func fit(columns: Int) {
        if width <= columns { return }
        drop([.minutes, .words], over: columns)
        shorten(.news, over: columns)
        var whole = self
        whole.shorten(.date, over: columns)
        if whole.width <= columns { self = whole }
        cut(.tags, to: columns)
        shorten(.date, over: columns)
        cut(.byline, to: columns)
        drop([.time, .date, .news], over: columns + sourceSlack)
        cut(.source, to: columns)
    }

    private var width: Int { parts.reduce((parts.count - 1) * separatorWidth) { $0 + $1.width } }

    /// By how many columns the source can be cut without being a stump.
    private var sourceSlack: Int {
        parts.first { $0.sort == .source }.map { max(0, $0.textWidth - Self.leastSource) } ?? 0
    }

    /// Leaves parts out, those named first before the others, until the rest is not wider than some columns.
    private mutating func drop(_ sorts: [ListPart], over columns: Int) {
        for sort in sorts where width > columns && parts.count > 1 { parts.removeAll { $0.sort == sort } }
    }

    private mutating func shorten(_ sort: ListPart, over columns: Int) {
        guard let index = parts.firstIndex(where: { $0.sort == sort }) else { return }
        for shorter in parts[index].shorter where width > columns { parts[index].text = shorter }
    }

    private mutating func cut(_ sort: ListPart, to columns: Int) {
        let surplus = width - columns
        guard surplus > 0, let index = parts.firstIndex(where: { $0.sort == sort }) else { return }
        let text = parts[index].text
        parts[index].text = shortened(text, to: max(0, parts[index].textWidth - surplus), mark: ellipsis)
        if parts[index].text.isEmpty, parts[index].tail.isEmpty { parts.remove(at: index) }
    }
}
