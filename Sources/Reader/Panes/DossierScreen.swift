import News
import Terminal

/// The dossier of an entity, scrolled and with a line selected.
struct DossierScreen: Equatable, Sendable {
    private(set) var dossier: Dossier
    var lines = SelectableLines()
    /// The rows and columns of the map at the right of the first lines; none of either where there is none.
    private(set) var mapSize = Size(rows: 0, columns: 0)
    private var width = 0
    /// The sentences that were asked for, and whether all are there.
    private var pending: PassageRequest?
    private var isWhole = false

    /// How many articles more are asked for at a time.
    private static let page = 20

    init(_ dossier: Dossier) { self.dossier = dossier }

    mutating func replace(with dossier: Dossier) {
        self.dossier = dossier
        width = 0
        pending = nil
        isWhole = false
    }

    /// What is to be asked for where the end comes near and there is more to be had; remembers that it was asked.
    mutating func neededPassages(rows: Int) -> PassageRequest? {
        guard !isWhole, pending == nil, lines.top + 3 * max(1, rows) >= lines.lines.count,
            let last = dossier.passages.last?.article.position
        else { return nil }
        if Set(dossier.passages.map(\.article.id)).count >= dossier.entity.articles {
            isWhole = true
            return nil
        }
        pending = PassageRequest(entity: dossier.entity.id, after: last, limit: Self.page)
        return pending
    }

    /// Takes more sentences in below those that are there; the selected line stays.
    mutating func take(_ passages: [Dossier.Passage], for request: PassageRequest) {
        guard request == pending else { return }
        pending = nil
        isWhole = passages.isEmpty
        dossier.passages += passages
        if !passages.isEmpty { width = 0 }
    }

    /// Makes the lines where the width is another, and keeps the selected one on the screen.
    ///
    /// - Parameter hasMap: whether there is a map to show where a place lies.
    mutating func fit(width: Int, rows: Int, glyphs: Glyphs, dates: DateStyle, hasMap: Bool) {
        if self.width != width {
            self.width = width
            var made = DossierLines(dossier: dossier, width: width, glyphs: glyphs, dates: dates)
            if hasMap, dossier.entity.place != nil, width >= 80 { made.mapColumns = min(48, width * 2 / 5) }
            mapSize = Size(rows: made.mapColumns > 0 ? made.head.count : 0, columns: made.mapColumns)
            lines.replace(with: made.lines)
        }
        lines.fit(rows: rows)
    }
}
