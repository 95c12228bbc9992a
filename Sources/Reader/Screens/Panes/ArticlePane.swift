import News

/// The article that is open, and the place in it.
struct ArticlePane: Equatable, Sendable {
    var filed: FiledArticle
    private(set) var layout: ArticleLayout
    /// The first row on the screen.
    private(set) var top = 0
    /// The byte of the body at the top, which stays there when the width changes; 0 for the headline.
    private(set) var anchor = 0
    /// The mention that was jumped to: an index into `filed.mentions`.
    var mention: Int?
    /// What is marked as found, and which of them was jumped to.
    var needles: [String] = []
    private(set) var hits: [Range<Int>] = []
    var hit: Int?
    /// A sentence that was opened from elsewhere.
    var passage: Range<Int>?
    private var findable: FindableText?
    private var look: ArticleLook
    /// Where the entities stand in `filed.entities`, by their numbers.
    private let entityOrder: [Int]

    init(_ filed: FiledArticle, width: Int, look: ArticleLook = ArticleLook()) {
        self.filed = filed
        self.look = look
        layout = ArticleLayout(filed, width: width, look: look)
        entityOrder = filed.entities.indices.sorted { filed.entities[$0].entity.id < filed.entities[$1].entity.id }
    }

    var id: Article.ID { filed.line.id }

    func presence(of entity: Entity.ID?) -> FiledArticle.Presence? {
        guard let entity else { return nil }
        let place = entityOrder.partitionPoint { filed.entities[$0].entity.id < entity }
        guard let index = entityOrder[safe: place], filed.entities[index].entity.id == entity else { return nil }
        return filed.entities[index]
    }

    /// Whether ``fit(width:rows:)`` would change nothing.
    func isFit(width: Int, rows: Int) -> Bool {
        layout.width == max(1, width) && (0...lastTop(rows: rows)).contains(top)
    }

    /// Breaks the text anew where the width is another; the text at the top stays there.
    mutating func fit(width: Int, rows: Int) {
        if layout.width != max(1, width) {
            layout = ArticleLayout(filed, width: width, look: look)
            top = anchor == 0 ? 0 : layout.row(of: anchor)
        }
        top = top.clamped(0, lastTop(rows: rows))
    }

    /// Breaks the text anew with other signs.
    mutating func use(_ look: ArticleLook, rows: Int) {
        self.look = look
        layout = ArticleLayout(filed, width: layout.width, look: look)
        fit(width: layout.width, rows: rows)
    }

    /// The lowest that the text can be scrolled: its last row stands at the bottom.
    func lastTop(rows: Int) -> Int { max(0, layout.rows.count - max(1, rows)) }

    mutating func scroll(to row: Int, rows: Int) {
        top = row.clamped(0, lastTop(rows: rows))
        anchor = layout.offset(of: top)
    }

    /// Brings a byte of the body onto the screen, and leaves the text where it is if it stands there already.
    mutating func show(offset: Int, rows: Int) {
        let row = layout.row(of: offset)
        if row < top || row >= top + rows { scroll(to: row - rows / 3, rows: rows) }
    }

    /// The bytes of the body that `rows` rows from the top show.
    func visibleRange(rows: Int) -> Range<Int> {
        let last = layout.rows[safe: top + max(0, rows)]?.offset ?? Int.max
        let first = layout.offset(of: top)
        return first..<max(first, last)
    }

    /// Marks texts as found.
    mutating func find(_ needles: [String]) {
        self.needles = needles
        hit = nil
        hits = []
        guard !needles.isEmpty else { return }
        let text = findable ?? FindableText(filed.article.body)
        findable = text
        let found = needles.flatMap { text.ranges(of: $0) }.sorted { $0.lowerBound < $1.lowerBound }
        for range in found where range.lowerBound >= hits.last?.upperBound ?? 0 { hits.append(range) }
    }

    /// Takes a newer version of the same article in; the place stays.
    mutating func replace(with filed: FiledArticle, rows: Int) {
        var fresh = ArticlePane(filed, width: layout.width, look: look)
        fresh.find(needles)
        fresh.anchor = anchor
        fresh.top = (anchor == 0 ? 0 : fresh.layout.row(of: anchor)).clamped(0, fresh.lastTop(rows: rows))
        if let mention, let old = self.filed.mentions[safe: mention] {
            fresh.mention = filed.mentions.firstIndex { $0.range == old.range }
        }
        fresh.passage = passage
        self = fresh
    }
}
