import News

// What is in force on the list, as chips in the top line. Each is added to those before it, and Backspace takes the last
// one away.

extension Model {
    /// Adds conditions to those in force, also to those of a search. What is in force already is left out, and of several
    /// choices of feeds the last one counts.
    mutating func addFilters(_ chips: [Chip]) {
        screen = .panes
        panes.focus = .list
        let old = panes.shownList.chips.filter { old in !old.isFeeds || !chips.contains(where: \.isFeeds) }
        let new = chips.filter { chip in !old.contains { $0.condition == chip.condition } }
        if new.isEmpty, let first = chips.first { return say("\(first.label) is in force already") }
        show(old + new)
    }

    /// `F`: only articles that name some entities; the first is chosen in each of them.
    mutating func filter(by entities: [Entity]) {
        entities.first.map { panes.choose($0) }
        addFilters(entities.map { Chip.naming($0) })
    }

    /// Adds a condition, or takes it away if it is in force.
    mutating func toggleFilter(_ chip: Chip) {
        let chips = panes.shownList.chips
        let others = chips.filter { $0.condition != chip.condition }
        screen = .panes
        panes.focus = .list
        show(others.count < chips.count ? others : chips + [chip])
    }

    /// Backspace in the list: takes the last condition away.
    mutating func dropLastFilter() { show(Array(panes.shownList.chips.dropLast())) }

    /// Shows the articles that meet one condition, whatever was in force before.
    mutating func showOnly(_ chip: Chip) {
        screen = .panes
        panes.focus = .list
        leaveResults()
        panes.list.chips = []
        show([chip])
    }

    /// Shows all articles.
    mutating func showAll() {
        screen = .panes
        panes.focus = .list
        panes.results = nil
        show([])
    }

    /// Shows the articles that meet some conditions: the results of the search among them, if there is one.
    private mutating func show(_ chips: [Chip]) {
        panes.findInList = nil
        if chips.contains(where: \.isSearch) {
            panes.results?.chips = chips
            return askForResults()
        }
        let wasSearched = panes.results != nil
        leaveResults()
        // The list behind the results may be what is wanted.
        if wasSearched, panes.list.chips == chips { return }
        panes.list = ListPane(chips: chips, order: panes.list.order)
        ask(for: .newest, arrival: .replace)
        send(.ask(.count(panes.list.scope, withUnread: true)))
    }

    /// Brings back the list that the results of a search stood in place of.
    mutating func leaveResults() {
        guard panes.results != nil else { return }
        panes.results = nil
        panes.reading?.find([])
    }
}
