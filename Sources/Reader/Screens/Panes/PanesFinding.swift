import News
import Terminal

// `/`: finds something in the pane that has the keys, while the person types.

extension Model {
    mutating func startFinding() {
        if panes.focus == .output { return say("/ looks in the list, the text and the names, not in an output") }
        let start =
            switch panes.focus {
            case .list: panes.shownList.selected
            case .article: panes.reading?.top ?? 0
            case .entities, .output: 0
            }
        mode = .finding(LineEditor(), start: start)
    }

    mutating func takeFinding(_ key: Key, line: LineEditor, start: Int) {
        switch key {
        case .enter, .tab:
            mode = .normal
            guard panes.focus == .list else { return }
            if line.text.isEmpty { panes.findInList = nil } else if listHits.isEmpty { say(notFoundWords) }
        case _ where key.cancels:
            mode = .normal
            showFound("", start: start)
        case .down where panes.focus != .article, .control("n"): jumpToHit(by: 1)
        case .up where panes.focus != .article, .control("p"): jumpToHit(by: -1)
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

    /// Marks the hits and goes to the first one after where the pane was.
    private mutating func showFound(_ text: String, start: Int) {
        switch panes.focus {
        case .article: findInArticle(text, from: start)
        case .list:
            panes.findInList = text.isEmpty ? nil : text
            let hits = listHits
            panes.select(hits.first { $0 >= start } ?? hits.first ?? start)
        case .entities:
            guard let reading = panes.reading else { return }
            panes.panel.fill(with: reading.filed, filter: text)
            if let first = panes.panel.entities.first, !text.isEmpty { panes.choose(first.entity) }
        case .output: break
        }
    }

    private mutating func findInArticle(_ text: String, from row: Int) {
        guard panes.reading != nil else { return }
        panes.reading?.find(text.isEmpty ? [] : [text])
        let offset = panes.reading?.layout.offset(of: row) ?? 0
        guard let hits = panes.reading?.hits, !hits.isEmpty else {
            let rows = textRows
            panes.reading?.scroll(to: row, rows: rows)
            return
        }
        goToHit(hits.firstIndex { $0.lowerBound >= offset } ?? 0)
    }

    /// The loaded rows of the list that contain what was typed.
    var listHits: [Int] {
        guard let text = panes.findInList else { return [] }
        let rows = panes.shownList.rows
        return rows.indices.filter { holds(rows[$0].line, text) }
    }

    func holds(_ line: ArticleLine, _ text: String) -> Bool {
        Reader.holds(line.headline, text) || Reader.holds(line.source ?? "", text)
            || Reader.holds(line.byline ?? "", text)
    }

    /// What is said where nothing was found: in the list, what was looked at, and what looks further.
    var notFoundWords: String {
        guard panes.focus == .list, let key = keymap.shownKey(of: .search) else { return "not found" }
        return "no headline here has it; \(key) searches the texts"
    }

    /// Whether `/` looks for something in the list.
    var isFindingInList: Bool {
        guard panes.focus == .list else { return false }
        if case .finding = mode { return true }
        return panes.findInList != nil
    }

    var hasHits: Bool {
        switch panes.focus {
        case .list: panes.findInList != nil
        case .article: panes.reading?.needles.isEmpty == false
        case .entities: !panes.panel.filter.isEmpty
        case .output: false
        }
    }

    /// `n` and `N`: jumps to the next or previous hit, going round at the ends.
    mutating func jumpToHit(by step: Int) {
        switch panes.focus {
        case .list:
            let (hits, current) = (listHits, panes.shownList.selected)
            let passed = hits.partitionPoint { step > 0 ? $0 <= current : $0 < current }
            guard let hit = hit(by: step, from: step > 0 ? passed - 1 : passed, of: hits.count) else { return }
            panes.select(hits[hit])
        case .article:
            guard let reading = panes.reading else { return }
            let offset = reading.layout.offset(of: reading.top)
            let passed = reading.hits.partitionPoint { $0.lowerBound < offset }
            let current = reading.hit ?? (step > 0 ? passed - 1 : min(passed + 1, reading.hits.count))
            if let hit = hit(by: step, from: current, of: reading.hits.count) { goToHit(hit) }
        case .entities:
            let entities = panes.panel.entities
            let current = entities.firstIndex { $0.entity.id == panes.chosen?.id } ?? 0
            guard let hit = hit(by: step, from: current, of: entities.count) else { return }
            panes.choose(entities[hit].entity)
        case .output: break
        }
    }

    /// The index of the next hit. At the ends it goes round, and says so; nil if there are no hits.
    private mutating func hit(by step: Int, from current: Int, of count: Int) -> Int? {
        guard count > 0 else {
            say(notFoundWords)
            return nil
        }
        if (0..<count).contains(current + step) { return current + step }
        say(step > 0 ? "from the top again" : "from the bottom again")
        return step > 0 ? 0 : count - 1
    }

    private mutating func goToHit(_ hit: Int) {
        guard let range = panes.reading?.hits[safe: hit] else { return }
        let rows = textRows
        panes.reading?.hit = hit
        panes.reading?.show(offset: range.lowerBound, rows: rows)
    }
}
