import News
import Terminal

/// The dossier of an entity, scrolled and with a line selected.
struct DossierScreen: LinesCover {
    private(set) var dossier: Dossier
    var lines = SelectableLines()
    /// The size of the map at the right of the first lines; 0 by 0 if there is none.
    private var mapSize = Size(rows: 0, columns: 0)
    /// The request for more sentences, and whether all of them have come.
    private var pending: PassageRequest?
    private var isWhole = false

    /// How many more articles are asked for at a time.
    private static let page = 20

    init(_ dossier: Dossier) { self.dossier = dossier }

    mutating func replace(with dossier: Dossier) {
        self.dossier = dossier
        lines.outdate()
        pending = nil
        isWhole = false
    }

    /// Adds more sentences below the others; the selected line stays.
    mutating func take(_ passages: [Dossier.Passage], for request: PassageRequest) {
        guard request == pending else { return }
        pending = nil
        isWhole = passages.isEmpty
        dossier.passages += passages
        if !passages.isEmpty { lines.outdate() }
    }

    /// The sentences to ask for when the end is near and there are more; notes that they were asked for.
    private mutating func neededPassages(rows: Int) -> PassageRequest? {
        guard !isWhole, pending == nil, lines.top + 3 * max(1, rows) >= lines.lines.count,
            let last = dossier.passages.last?.article.position
        else { return nil }
        if Set(dossier.passages.map(\.article.id)).count >= dossier.entity.articles {
            isWhole = true
            return nil
        }
        pending = PassageRequest(
            entity: dossier.entity.id, keyword: dossier.entity.isKeyword ? dossier.entity.name : nil, after: last,
            limit: Self.page)
        return pending
    }
}

extension DossierScreen {
    var screen: Screen { .dossier(self) }
    var subject: Entity? { dossier.entity }
    /// On the line of another entity, both.
    var filterEntities: [Entity] {
        if case .entity(let other) = lines.target { [dossier.entity, other] } else { [dossier.entity] }
    }
    var refusal: String { "not in a dossier; q goes back" }
    var renewal: Question? { .dossier(of: dossier.entity) }

    func outcome(of command: ScreenCommand) -> Outcome {
        switch command {
        case .move(let movement): moving(movement)
        case .open: .does { [lines, dossier] in $0.follow(lines.target, choosing: dossier.entity) }
        case .mention: .does { [dossier] in $0.openFirstPassage(of: dossier) }
        case .map: .does { [dossier] in $0.openMap(of: dossier) }
        case .zoom: .refused("only on the map; m opens it")
        case .sideways, .pane, .article, .anyMention: .refused(refusal)
        }
    }

    mutating func fit(_ body: Area, _ look: Look) -> Question? {
        fitLines(body, look)
        return neededPassages(rows: body.rows).map { .passages($0) }
    }

    mutating func lines(at width: Int, _ look: Look) -> [ScreenLine] {
        var made = DossierLines(dossier: dossier, width: width, glyphs: look.glyphs, dates: look.dates)
        if look.world != nil, dossier.entity.place != nil, width >= 80 { made.mapColumns = min(48, width * 2 / 5) }
        mapSize = Size(rows: made.mapColumns > 0 ? made.head.count : 0, columns: made.mapColumns)
        return made.lines
    }

    func draw(in body: Area, _ look: Look, on canvas: inout Canvas) {
        drawMap(in: body, look, on: &canvas)
        canvas.draw(lines, in: body)
    }

    /// Draws where a place is, at the right of the first lines; the map scrolls with them.
    private func drawMap(in area: Area, _ look: Look, on canvas: inout Canvas) {
        let visible = min(mapSize.rows - lines.top, area.rows)
        guard visible > 0, let world = look.world, let place = MapPlace(dossier.entity, count: 0) else { return }
        // A column at its left and a row below it stay free.
        let window = MapWindow(fitting: [place.point], rows: mapSize.rows - 1, columns: mapSize.columns - 2)
        let shown = Area(
            row: area.row - lines.top, column: area.column + area.columns - mapSize.columns + 1, rows: window.rows,
            columns: window.columns)
        canvas.draw(world, window, in: shown, from: area.row)
        guard let cell = window.cell(of: place.point), shown.row + cell.row >= area.row else { return }
        canvas.write(
            look.glyphs.chosenPlace, row: shown.row + cell.row, column: shown.column + cell.column, ink: .chosen,
            columns: 1)
    }

    /// 'Boris Pistorius · person'.
    func drawTopLine(columns: Int, _ look: Look, on canvas: inout Canvas) {
        let entity = dossier.entity
        canvas.writeTitle(entity.name, " \(look.glyphs.separator) \(entity.word)", columns: columns)
    }

    func words(_ look: Look) -> String {
        let entity = dossier.entity
        return
            "\(counted(entity.mentions, "mention")) \(look.glyphs.separator) \(counted(entity.articles, "article"))"
    }

    var hints: [WantedHint] {
        // On another name, the articles that have both are what is asked for most.
        let third =
            filterEntities.count > 1
            ? WantedHint(.filter, word: "list both", short: "both")
            : WantedHint(.nextMention, word: "read on", short: "read")
        return [
            WantedHint(.open, word: "opens the line", short: "open"), WantedHint(.back, word: "back"), third,
            WantedHint(.correct, word: "correct"), .keys,
        ]
    }
}
