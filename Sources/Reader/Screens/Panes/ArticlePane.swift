import News

/// The article that is open, and how far it is scrolled.
struct ArticlePane: Equatable, Sendable {
    var filed: FiledArticle
    private(set) var layout: ArticleLayout
    /// The first row on the screen.
    private(set) var top = 0
    /// The byte of the body at the top, which stays there when the width changes; 0 for the headline.
    private(set) var anchor = 0
    /// The mention that was jumped to: an index into `filed.mentions`.
    var mention: Int?
    /// The texts that are marked as found, and which of the hits was jumped to.
    var needles: [String] = []
    private(set) var hits: [Range<Int>] = []
    var hit: Int?
    /// A sentence that was opened from elsewhere.
    var passage: Range<Int>?
    private var findable: FindableText?
    private var look: ArticleLook
    /// The indexes of `filed.entities`, in the order of the entities' numbers.
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
        let order = entityOrder.partitionPoint { filed.entities[$0].entity.id < entity }
        guard let index = entityOrder[safe: order], filed.entities[index].entity.id == entity else { return nil }
        return filed.entities[index]
    }

    /// Whether ``fit(width:rows:)`` would change nothing.
    func isFit(width: Int, rows: Int) -> Bool {
        layout.width == max(1, width) && (0...lastTop(rows: rows)).contains(top)
    }

    /// Breaks the text again if the width has changed; the text at the top stays there.
    mutating func fit(width: Int, rows: Int) {
        if layout.width != max(1, width) {
            layout = ArticleLayout(filed, width: width, look: look)
            top = anchor == 0 ? 0 : layout.row(of: anchor)
        }
        top = top.clamped(0, lastTop(rows: rows))
    }

    /// Breaks the text again with other signs.
    mutating func use(_ look: ArticleLook, rows: Int) {
        self.look = look
        layout = ArticleLayout(filed, width: layout.width, look: look)
        fit(width: layout.width, rows: rows)
    }

    /// The farthest that the text can be scrolled: its last row is then at the bottom.
    func lastTop(rows: Int) -> Int { max(0, layout.rows.count - max(1, rows)) }

    mutating func scroll(to row: Int, rows: Int) {
        top = row.clamped(0, lastTop(rows: rows))
        anchor = layout.offset(of: top)
    }

    /// Scrolls so that a byte of the body is on the screen, if it is not there already.
    mutating func show(offset: Int, rows: Int) {
        let row = layout.row(of: offset)
        if row < top || row >= top + rows { scroll(to: row - rows / 3, rows: rows) }
    }

    /// The bytes of the body that are on the screen, if it shows so many rows.
    func visibleRange(rows: Int) -> Range<Int> {
        let last = layout.rows[safe: top + max(0, rows)]?.offset ?? Int.max
        let first = layout.offset(of: top)
        return first..<max(first, last)
    }

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

    /// Takes in a newer version of the same article; the text stays where it is.
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
