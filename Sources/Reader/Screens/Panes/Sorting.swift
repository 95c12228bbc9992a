import News
import Terminal

// `S`: the order of the list, or of the results of a search. It stays until it is changed, also for other filters.

extension Model {
    mutating func startSorting() {
        let shown = panes.shownList
        let items = sortLetters.filter { shown.isResults || $0.order != .rank }.map {
            Menu.Item($0.letter, $0.order.words, .sort($0.order))
        }
        let selected = items.firstIndex { $0.choice == .sort(shown.order) } ?? 0
        mode = .menu(Menu(title: "Sort", items: items, selected: selected))
    }

    mutating func sort(by order: ListOrder) {
        if order == .rank, panes.results == nil { return say("only search results can be sorted by rank; s searches") }
        screen = .panes
        panes.focus = .list
        say(order.words)
        guard panes.shownList.order != order else { return }
        if let results = panes.results {
            var sorted = ListPane(chips: results.chips, order: order, isResults: true)
            sorted.count = results.count
            panes.results = sorted
            return askForResults()
        }
        let count = panes.list.count
        panes.list = ListPane(chips: panes.list.chips, order: order)
        panes.list.count = count
        ask(for: .newest, arrival: .replace)
    }

    /// As in 'by source, of the newest 2,000'; nil if the newest come first.
    var orderWords: String? {
        let shown = panes.shownList
        guard shown.order != .newest else { return nil }
        let isPart = !shown.order.isByTime && (shown.count?.total ?? 0) > ListOrder.mostSorted
        if shown.isResults || !isPart { return shown.order.words }
        return shown.order.words + ", of the newest \(grouped(ListOrder.mostSorted))"
    }
}

private let sortLetters: [(letter: Character, order: ListOrder)] = [
    ("n", .newest), ("o", .oldest), ("s", .source), ("h", .headline), ("u", .unread), ("m", .names), ("b", .rank),
]
