import News

extension Model {
    /// `]` and `[`: the next or previous mention of the chosen entity, going on into the next article that names it.
    mutating func jumpToMention(of entity: Entity, _ direction: NeighbourRequest.Direction) {
        // The article that a jump goes into is still on its way: the next jump goes on from there.
        if pending.article != nil {
            pending.owedJumps = (pending.owedJumps + direction.step).clamped(-99, 99)
            return
        }
        guard let reading = panes.reading else { return seekMention(of: entity, direction) }
        let mentions = reading.filed.mentions
        let found: Int? =
            switch direction {
            case .next: mentions.indices.first { mentions[$0].entity == entity.id && isBehind($0, in: reading) }
            case .previous: mentions.indices.last { mentions[$0].entity == entity.id && isAhead($0, in: reading) }
            }
        guard let found else { return seekMention(of: entity, direction) }
        goToMention(found)
        askForStanding(of: entity)
    }

    /// Makes the jumps that were typed while the article was on its way.
    mutating func jumpAsOwed() {
        guard let chosen = panes.chosen else {
            pending.owedJumps = 0
            return
        }
        while pending.owedJumps != 0, pending.article == nil {
            let direction: NeighbourRequest.Direction = pending.owedJumps > 0 ? .next : .previous
            pending.owedJumps -= direction.step
            jumpToMention(of: chosen, direction)
        }
    }

    /// `}` and `{`: the next or previous mention of anything, which is chosen by it.
    mutating func jumpToAnyMention(_ direction: NeighbourRequest.Direction) {
        guard let reading = panes.reading else { return }
        let mentions = reading.filed.mentions
        let shown = mentions.indices.filter { isMarked(mentions[$0]) }
        let isNext = direction == .next
        let found = isNext ? shown.first { isBehind($0, in: reading) } : shown.last { isAhead($0, in: reading) }
        guard let found else { return say(isNext ? "the last mention" : "the first mention") }
        if let presence = reading.presence(of: mentions[found].entity) { panes.choose(presence.entity) }
        goToMention(found)
    }

    /// Whether a mention comes after where the person is: the mention jumped to, or else the top of the screen.
    private func isBehind(_ mention: Int, in reading: ArticlePane) -> Bool {
        if let current = reading.mention { return mention > current }
        return reading.filed.mentions[mention].range.lowerBound >= reading.layout.offset(of: reading.top)
    }

    private func isAhead(_ mention: Int, in reading: ArticlePane) -> Bool {
        if let current = reading.mention { return mention < current }
        return reading.filed.mentions[mention].range.lowerBound < reading.layout.offset(of: reading.top)
    }

    /// Dates are no names: they are neither marked nor jumped to.
    func isMarked(_ mention: FiledArticle.Mention) -> Bool {
        panes.reading?.presence(of: mention.entity).map { $0.entity.kind != .date } ?? false
    }

    mutating func goToMention(_ index: Int) {
        guard let mention = panes.reading?.filed.mentions[safe: index] else { return }
        panes.reading?.mention = index
        let rows = textRows
        panes.reading?.show(offset: mention.range.lowerBound, rows: rows)
    }

    private mutating func seekMention(of entity: Entity, _ direction: NeighbourRequest.Direction) {
        guard let position = panes.reading?.filed.line.position ?? panes.shownList.selectedRow?.line.position else {
            return say("no article is open")
        }
        let scope = Scope(entity: entity.id)
        seek(NeighbourRequest(scope: scope, from: position, direction: direction), for: .mention(entity))
    }

    /// Asks which of the articles that name an entity the open one is.
    mutating func askForStanding(of entity: Entity) {
        guard let reading = panes.reading else { return }
        let request = StandingRequest(scope: Scope(entity: entity.id), position: reading.filed.line.position)
        guard request != panes.standing?.request else { return }
        panes.standing = AskedStanding(request: request)
        send(.ask(.standing(request)))
    }

    // Labels.

    /// `f`: a label over every visible mention, those in the middle of the screen with one letter of the home row.
    mutating func startLabels() {
        guard let reading = panes.reading, areas.article != nil else { return say("the article is not on the screen") }
        let visible = reading.visibleRange(rows: textRows)
        let mentions = reading.filed.mentions.indices.filter {
            isMarked(reading.filed.mentions[$0]) && visible.contains(reading.filed.mentions[$0].range.lowerBound)
        }
        guard !mentions.isEmpty else { return say("nothing is named on this screen") }
        let middle = visible.lowerBound / 2 + min(visible.upperBound, reading.filed.article.body.utf8.count) / 2
        let byDistance = mentions.sorted {
            abs(reading.filed.mentions[$0].range.lowerBound - middle)
                < abs(reading.filed.mentions[$1].range.lowerBound - middle)
        }
        let labels = zip(labelLetters(count: byDistance.count), byDistance).map {
            MentionLabel(letters: $0, mention: $1)
        }
        mode = .labels(labels, typed: "")
    }
}

/// So many different labels, none the beginning of another, the easiest to reach first.
func labelLetters(count: Int) -> [String] {
    let letters = Array("asdfghjklqwertyuiopzxcvbnm").map(String.init)
    if count <= letters.count { return Array(letters.prefix(count)) }
    // As many letters as needed begin a label of two.
    let firsts = min(letters.count, (count - letters.count + letters.count - 2) / (letters.count - 1))
    let singles = letters.prefix(letters.count - firsts)
    let doubles = letters.suffix(firsts).flatMap { first in letters.map { first + $0 } }
    return Array((singles + doubles).prefix(count))
}
