import News
import Terminal

// `/`: finding in the pane with focus, as one types.

extension Model {
    mutating func startFinding() {
        let start =
            switch focus {
            case .list: shownList.selected
            case .article: reading?.top ?? 0
            case .entities: 0
            }
        mode = .finding(LineEditor(), start: start)
    }

    mutating func takeFinding(_ key: Key, line: LineEditor, start: Int) {
        switch key {
        case .enter, .tab:
            mode = .normal
            if focus == .list, line.text.isEmpty { find[.list] = nil }
        case .escape, .control("c"), .control("g"):
            mode = .normal
            showFound("", start: start)
        case .down where focus != .article, .control("n"): jumpToHit(by: 1)
        case .up where focus != .article, .control("p"): jumpToHit(by: -1)
        default:
            var line = line
            if key == .backspace, line.characters.isEmpty {
                mode = .normal
                return showFound("", start: start)
            }
            guard line.take(key) else { return }
            mode = .finding(line, start: start)
            showFound(line.text, start: start)
        }
    }

    /// Marks what is found and goes to the first of it after where the pane stood.
    private mutating func showFound(_ text: String, start: Int) {
        switch focus {
        case .article: findInArticle(text, from: start)
        case .list:
            find[.list] = text.isEmpty ? nil : FindInRows(text: text)
            let hits = listHits
            select(hits.first { $0 >= start } ?? hits.first ?? start)
        case .entities:
            guard let reading else { return }
            panel.fill(with: reading.filed.entities, filter: text)
            if let first = panel.entities.first, !text.isEmpty { choose(first.entity) }
        }
    }

    private mutating func findInArticle(_ text: String, from row: Int) {
        guard reading != nil else { return }
        reading?.find(text.isEmpty ? [] : [text])
        let offset = reading?.layout.offset(of: row) ?? 0
        guard let hits = reading?.hits, !hits.isEmpty else {
            let rows = textRows
            reading?.scroll(to: row, rows: rows)
            return
        }
        let hit = hits.firstIndex { $0.lowerBound >= offset } ?? 0
        reading?.hit = hit
        let rows = textRows
        reading?.show(offset: hits[hit].lowerBound, rows: rows)
    }

    /// The rows of the list, of those that are loaded, that hold what was typed.
    var listHits: [Int] {
        guard let text = find[.list]?.text else { return [] }
        return shownList.rows.indices.filter { holds(shownList.rows[$0].line, text) }
    }

    func holds(_ line: ArticleLine, _ text: String) -> Bool {
        Reader.holds(line.headline, text) || Reader.holds(line.source ?? "", text)
            || Reader.holds(line.byline ?? "", text)
    }

    /// Whether something is looked for in the rows of the list that are loaded.
    var isFindingInList: Bool {
        guard focus == .list else { return false }
        if case .finding = mode { return true }
        return find[.list] != nil
    }

    var hasHits: Bool {
        switch focus {
        case .list: find[.list] != nil
        case .article: reading?.needles.isEmpty == false
        case .entities: !panel.filter.isEmpty
        }
    }

    /// `n` and `N`: the next or previous hit, round from the end to the beginning.
    mutating func jumpToHit(by step: Int) {
        switch focus {
        case .list:
            let hits = listHits
            let current = shownList.selected
            guard let first = hits.first, let last = hits.last else { return say("not found") }
            let next = step > 0 ? hits.first { $0 > current } : hits.last { $0 < current }
            if next == nil { say(step > 0 ? "from the top again" : "from the bottom again") }
            select(next ?? (step > 0 ? first : last))
        case .article: jumpToHitInArticle(by: step)
        case .entities: moveInFilteredPanel(by: step)
        }
    }

    private mutating func jumpToHitInArticle(by step: Int) {
        guard let reading, !reading.hits.isEmpty else { return say("not found") }
        let count = reading.hits.count
        let offset = reading.layout.offset(of: reading.top)
        let before = step > 0 ? -1 : count
        let current = reading.hit ?? (reading.hits.firstIndex { $0.lowerBound >= offset }.map { $0 - step } ?? before)
        var next = current + step
        if next >= count || next < 0 {
            next = step > 0 ? 0 : count - 1
            say(step > 0 ? "from the top again" : "from the bottom again")
        }
        self.reading?.hit = next.clamped(0, count - 1)
        let rows = textRows
        self.reading?.show(offset: reading.hits[next.clamped(0, count - 1)].lowerBound, rows: rows)
    }

    private mutating func moveInFilteredPanel(by step: Int) {
        let entities = panel.entities
        guard !entities.isEmpty else { return say("not found") }
        let current = entities.firstIndex { $0.entity.id == chosen?.id } ?? 0
        let next = current + step
        if next < 0 || next >= entities.count { say(step > 0 ? "from the top again" : "from the bottom again") }
        choose(entities[(next + entities.count) % entities.count].entity)
    }
}
