import News
import Terminal

// `e`: corrects what is known of an entity. The last question is always where the correction is to hold: so a letter
// that was typed by mistake changes nothing, and what is about to be done is said before.

extension Model {
    mutating func startCorrecting(of entity: Entity) {
        if entity.isKeyword { return startDeciding(about: entity) }
        if entity.isHidden {
            let show = Menu.Item("h", "show it again", .show(entity.id))
            mode = .menu(Menu(title: "\(entity.name) is hidden", items: [show]))
            return
        }
        var items = [
            Menu.Item("m", "merge with another", .mergeWith(entity)),
            Menu.Item("s", "split: some of it is something else", .splitOff(entity)),
            Menu.Item("r", "rename", .rename(entity)),
            Menu.Item("k", "change the kind, now \(entity.kind.word)", .chooseKind(entity)),
        ]
        if entity.kind == .place {
            let now = entity.place.map { "now " + placeName($0) } ?? "now none"
            items.append(Menu.Item("l", "correct the location, \(now)", .locate(entity)))
        }
        items.append(Menu.Item("h", "hide: it is not a name", .ask(.hide(entity.id), entity)))
        mode = .menu(Menu(title: entity.name, items: items))
    }

    /// Asks where a correction is to hold: that is the one more key which each of them takes.
    mutating func askWhere(_ correction: EntityCorrection, of entity: Entity, other: String? = nil) {
        var items: [Menu.Item] = []
        if correction.canHoldEverywhere {
            items.append(Menu.Item("e", "everywhere, in articles to come too", .correct(ScopedCorrection(correction))))
        }
        if let (article, words) = articleInSight(of: entity) {
            items.append(
                Menu.Item("a", "only in \(words)", .correct(ScopedCorrection(correction, .article(article)))))
        }
        if let (scope, words) = mentionInSight(of: entity) {
            items.append(Menu.Item("o", "only here: \(words)", .correct(ScopedCorrection(correction, scope))))
        }
        if items.isEmpty { return say("open an article that names it first") }
        mode = .menu(Menu(title: correction.question(entity.name, other: other), items: items))
    }

    /// The article that a correction may be bound to: the one that is open if it names the entity, or that of the selected
    /// sentence of a dossier.
    private func articleInSight(of entity: Entity) -> (Article.ID, words: String)? {
        if case .dossier(let open) = screen {
            guard case .passage(let article, _)? = open.lines.target else { return nil }
            let headline = open.dossier.passages.first { $0.article.id == article }?.article.headline
            return (article, headline.map { "'\(oneLine($0))'" } ?? "article \(article)")
        }
        guard case .panes = screen, let reading = panes.reading, reading.presence(of: entity.id) != nil else {
            return nil
        }
        return (reading.id, "this article")
    }

    /// The mention that a correction may be bound to: the one that was jumped to, or else the first on the screen.
    private func mentionInSight(of entity: Entity) -> (CorrectionScope, words: String)? {
        guard case .panes = screen, let reading = panes.reading else { return nil }
        let mentions = reading.filed.mentions
        let visible = reading.visibleRange(rows: textRows)
        let jumped = reading.mention.flatMap { mentions[safe: $0] }.flatMap { $0.entity == entity.id ? $0 : nil }
        guard
            let mention = jumped
                ?? mentions.first(where: { $0.entity == entity.id && visible.contains($0.range.lowerBound) })
        else { return nil }
        let body = reading.filed.article.body
        let around = sentence(around: mention.range, in: Array(body.utf8))
        let cut = Excerpt(body, around, marks: [mention.range])
        let pieces = excerpt(
            of: cut.text, marks: cut.marks, as: .chosen, columns: min(50, max(10, size.columns - 30)),
            glyphs: look.glyphs)
        return (.mention(reading.id, mention.range), pieces.map(\.text).joined())
    }

    mutating func chooseSpelling(of entity: Entity) {
        var items = spellings(of: entity).filter { folded($0) != folded(entity.name) }.prefix(9).enumerated()
            .map { index, spelling in
                Menu.Item(
                    Character(String(index + 1)), "'\(spelling)'",
                    .ask(.split(alias: spelling, from: entity.id), entity))
            }
        if articleInSight(of: entity) != nil {
            items.append(Menu.Item("a", "this article or mention", .ask(.split(alias: nil, from: entity.id), entity)))
        }
        if items.isEmpty { return say("\(entity.name) is written in one way; open an article to split that off") }
        mode = .menu(Menu(title: "What is not \(entity.name)?", items: items))
    }

    private func spellings(of entity: Entity) -> [String] {
        if case .dossier(let open) = screen, open.dossier.entity.id == entity.id {
            return open.dossier.aliases.map(\.text)
        }
        return panes.reading?.presence(of: entity.id)?.spellings ?? []
    }

    mutating func chooseKind(of entity: Entity) {
        let kinds = EntityKind.allCases.filter { $0 != .date && $0 != entity.kind }
        let items = zip(uniqueLetters(kinds.map(\.word), spare: Array("poglfwdevt")), kinds).map {
            Menu.Item($0, $1.word, .ask(.changeKind(entity.id, to: $1), entity))
        }
        mode = .menu(Menu(title: entity.name + " is", items: items))
    }
}

// Where a place is.
extension Model {
    mutating func askForLocations(of entity: Entity) {
        pending.locating = entity
        send(.ask(.locations(entity.id)))
    }

    mutating func takeLocations(_ choices: [LocationChoice], of entity: Entity.ID) {
        guard let locating = pending.locating, locating.id == entity else { return }
        pending.locating = nil
        guard case .normal = mode else { return }
        var items = choices.filter { $0.place != locating.place }.prefix(9).enumerated().map { index, choice in
            Menu.Item(
                Character(String(index + 1)), choice.title, .ask(.locate(entity, at: choice.place), locating))
        }
        items.append(Menu.Item("c", "coordinates, to be typed", .typeLocation(locating)))
        if locating.place != nil {
            items.append(Menu.Item("n", "none: it is not on the map", .ask(.locate(entity, at: nil), locating)))
        }
        mode = .menu(Menu(title: "Where is \(locating.name)?", items: items))
    }

    /// Takes coordinates, or 'none', as typed.
    mutating func locate(_ entity: Entity, typed: String) {
        if typed == "none" { return askWhere(.locate(entity.id, at: nil), of: entity) }
        guard let place = Place(words: typed) else {
            return say("expected degrees north and east, as in 52.52 13.405, or none", isError: true)
        }
        askWhere(.locate(entity.id, at: place), of: entity)
    }
}

extension EntityCorrection {
    /// Whether it makes sense for every article.
    fileprivate var canHoldEverywhere: Bool {
        switch self {
        case .split(let alias, _): alias != nil
        case .merge, .rename, .changeKind, .hide, .locate: true
        }
    }
}

/// A letter for each word: its first letter that is free, or else a spare one.
private func uniqueLetters(_ words: [String], spare: [Character]) -> [Character] {
    var taken: Set<Character> = []
    return words.map { word in
        let letter = (Array(word) + spare).first { !taken.contains($0) } ?? "?"
        taken.insert(letter)
        return letter
    }
}
