import News

extension Model {
    /// `]` and `[`: jumps to the next or previous mention of an entity, going on into the next article that names it.
    mutating func jumpToMention(of entity: Entity, _ direction: NeighbourRequest.Direction) {
        // The article of an earlier jump has not come yet: this jump goes on from there.
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

    /// Makes the jumps that were typed while the article had not come.
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

    /// `}` and `{`: jumps to the next or previous mention of any entity, and chooses that entity.
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

    /// Whether a mention comes after the one that was jumped to, or else after the top of the screen.
    private func isBehind(_ mention: Int, in reading: ArticlePane) -> Bool {
        if let current = reading.mention { return mention > current }
        return reading.filed.mentions[mention].range.lowerBound >= reading.layout.offset(of: reading.top)
    }

    private func isAhead(_ mention: Int, in reading: ArticlePane) -> Bool {
        if let current = reading.mention { return mention < current }
        return reading.filed.mentions[mention].range.lowerBound < reading.layout.offset(of: reading.top)
    }

    /// Whether a mention is marked: a name, or a keyword of the person's own. Dates are not names.
    func isMarked(_ mention: FiledArticle.Mention) -> Bool {
        guard let presence = panes.reading?.presence(of: mention.entity) else { return false }
        return presence.entity.isKeyword ? presence.isOwn : presence.entity.kind != .date
    }

    /// Whether a mention can be opened: what is marked, and every keyword.
    func isOpenable(_ mention: FiledArticle.Mention) -> Bool { isMarked(mention) || mention.entity < 0 }

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
        let scope = Scope(about: entity)
        seek(NeighbourRequest(scope: scope, from: position, direction: direction), for: .mention(entity))
    }

    /// Asks which of the articles that name an entity is the open one.
    mutating func askForStanding(of entity: Entity) {
        guard let reading = panes.reading else { return }
        let request = StandingRequest(scope: Scope(about: entity), position: reading.filed.line.position)
        guard request != panes.standing?.request else { return }
        panes.standing = AskedStanding(request: request)
        send(.ask(.standing(request)))
    }
}
