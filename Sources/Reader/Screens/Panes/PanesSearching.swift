import News
import Terminal

// `s`: searching the archive. Results replace the list while the person types; Esc brings back what was there before.
//
// While a word is being typed it stands for all that begin so, which a star behind it says; a list that is empty until the
// word is whole tells nothing. Enter asks for the words as they stand. If no article has them, the list stays, and the
// star with it: what one saw does not vanish under the hand.

/// What is typed after `s`.
struct SearchPrompt: Equatable, Sendable {
    var line = LineEditor()
    /// The results that were on the screen before.
    let before: ListPane?
    /// The completions of the condition that is being typed, once they have come; of what they are, and which of them is
    /// in the line.
    private(set) var completions: [SearchCompletion] = []
    private(set) var begun: String?
    private(set) var chosen: Int?
    /// How many steps back in the earlier searches the line is; 0 for what is being typed.
    var stepsBack = 0

    init(before: ListPane?) { self.before = before }

    /// The condition that is being typed, if there may be completions for it that have not been asked for: one with a
    /// field, or with the beginning of a field's name; also an empty line.
    mutating func takeWantedCompletions() -> String? {
        let piece = String(Query.lastPiece(of: line.text))
        if piece == begun, chosen == nil { return nil }
        (begun, completions, chosen) = (piece, [], nil)
        let name = piece.drop { $0 == "-" }
        let mayBeField = piece.contains(":") || Query.fields.contains { $0.name.hasPrefix(name.lowercased()) }
        return line.text.isEmpty || mayBeField && !name.isEmpty ? piece : nil
    }

    mutating func fill(with completions: [SearchCompletion], of begun: String) {
        if begun == self.begun { self.completions = completions }
    }

    /// Puts the next completion into the line, in place of what was typed of it; returns false if there is none.
    mutating func complete(by step: Int) -> Bool {
        guard !completions.isEmpty else { return false }
        let next = chosen.map { $0 + step } ?? (step > 0 ? 0 : completions.count - 1)
        let index = (next + completions.count) % completions.count
        let rest = line.text.dropLast(Query.lastPiece(of: line.text).count)
        line = LineEditor(rest + completions[index].typed)
        chosen = index
        return true
    }
}

/// A search that was entered while its last word stood for all that begin so.
struct EnteredSearch: Equatable, Sendable {
    let typed: String
    /// How many articles were found by beginnings, if that is known.
    var begun: ArticleCount?
    /// Whether no article has the words as they stand, so that beginnings are looked for again.
    var isOpened = false
}

extension Model {
    mutating func startSearching() {
        screen = .panes
        panes.isZoomed = false
        panes.focus = .list
        askForCompletions(in: SearchPrompt(before: panes.results))
    }

    /// Goes on typing a search, with the completions of what is typed now.
    private mutating func askForCompletions(in prompt: SearchPrompt) {
        var prompt = prompt
        let wanted = prompt.takeWantedCompletions()
        mode = .searching(prompt)
        if let wanted { send(.ask(.completeSearch(wanted))) }
    }

    mutating func takeCompletions(_ completions: [SearchCompletion], of begun: String) {
        guard case .searching(var prompt) = mode else { return }
        prompt.fill(with: completions, of: begun)
        mode = .searching(prompt)
    }

    mutating func takeSearching(_ key: Key, prompt: SearchPrompt) {
        var prompt = prompt
        switch key {
        case .tab, .backTab:
            // If there is only one completion, Tab goes on to what may follow it: after `source:` to the outlets.
            if prompt.chosen != nil, prompt.completions.count == 1 { return askForCompletions(in: prompt) }
            guard prompt.complete(by: key == .tab ? 1 : -1) else { return finishSearching(prompt) }
            mode = .searching(prompt)
            showResults(of: prompt)
        case .enter: finishSearching(prompt)
        case _ where key.cancels:
            mode = .normal
            goBackToResults(before: prompt)
        case .backspace where prompt.line.characters.isEmpty:
            mode = .normal
        case .down, .control("n"):
            if !recall(in: &prompt, by: -1) { move(.rows(1)) }
        case .up, .control("p"):
            if !recall(in: &prompt, by: 1) { move(.rows(-1)) }
        case .pageDown: move(.pages(1))
        case .pageUp: move(.pages(-1))
        default:
            guard prompt.line.take(key) else { return }
            prompt.stepsBack = 0
            askForCompletions(in: prompt)
            showResults(of: prompt)
        }
    }

    private mutating func finishSearching(_ prompt: SearchPrompt) {
        mode = .normal
        let typed = prompt.line.text
        if isBlank(typed) { return }
        saved.searches.remember(typed)
        if let remark = Query.remarks(on: typed, today: today).first { say(wording(of: remark)) }
        let searched = searched(by: prompt)
        if searched == typed { return }
        let begun = panes.results?.count
        search(typed)
        // Only a star adds to what is found; a condition that was not complete is none now either.
        if searched.hasSuffix("*") { panes.results?.entered = EnteredSearch(typed: typed, begun: begun) }
    }

    /// Puts an earlier search into the line, if the line is empty or holds one; returns false if it does not.
    private mutating func recall(in prompt: inout SearchPrompt, by steps: Int) -> Bool {
        guard prompt.stepsBack > 0 || prompt.line.text.isEmpty && steps > 0, !saved.searches.isEmpty else {
            return false
        }
        prompt.stepsBack = (prompt.stepsBack + steps).clamped(0, saved.searches.count)
        let earlier = prompt.stepsBack == 0 ? "" : saved.searches[saved.searches.count - prompt.stepsBack]
        prompt.line = LineEditor(earlier)
        askForCompletions(in: prompt)
        showResults(of: prompt)
        return true
    }

    private mutating func showResults(of prompt: SearchPrompt) {
        let searched = searched(by: prompt)
        if isBlank(searched) { goBackToResults(before: prompt) } else { search(searched) }
    }

    /// What is searched for while a line is being typed. An earlier search was entered once, and means what it did.
    private func searched(by prompt: SearchPrompt) -> String {
        prompt.stepsBack > 0 ? prompt.line.text : Query.opened(prompt.line.text, today: today)
    }

    private mutating func goBackToResults(before prompt: SearchPrompt) {
        leaveResults()
        panes.results = prompt.before
    }

    private func isBlank(_ text: String) -> Bool { text.allSatisfy { $0 == " " } }

    /// Asks for the results of what was typed, among what is in force; the old ones stay until the new ones come.
    mutating func search(_ typed: String) {
        var results =
            panes.results
            ?? ListPane(
                chips: panes.list.chips + [.search("")], order: panes.list.order, isResults: true)
        results.chips = results.chips.map { $0.isSearch ? .search(typed) : $0 }
        results.entered = nil
        panes.results = results
        askForResults()
    }

    /// Takes in search results. If no article has what was entered, those with a word that begins as its last one stay.
    mutating func takeResults(_ hits: [SearchHit], for request: SearchRequest) {
        if let entered = panes.results?.entered, panes.results?.pendingSearch == request {
            if hits.isEmpty, !entered.isOpened {
                search(Query.opened(entered.typed, today: today))
                panes.results?.entered = EnteredSearch(typed: entered.typed, isOpened: true)
                return
            }
            if entered.isOpened { settle(entered.typed, hasBeginnings: !hits.isEmpty) }
        }
        panes.results?.take(hits, for: request)
    }

    /// Ends a search that found nothing as it was entered: says what is in the list instead, if anything is.
    private mutating func settle(_ typed: String, hasBeginnings: Bool) {
        panes.results?.entered = nil
        guard hasBeginnings else { return search(typed) }
        let opened = Query.opened(typed, today: today)
        saved.searches.remember(opened)
        say("nothing for '\(oneLine(typed))' as a whole word; \(oneLine(opened)) found these")
    }

    /// Says how many articles left the list when the search was entered.
    mutating func tellWholeWords(_ count: ArticleCount) {
        guard let entered = panes.results?.entered, !entered.isOpened, let begun = entered.begun, count.total > 0 else {
            return
        }
        panes.results?.entered = nil
        guard !begun.isCapped, count.total < begun.total else { return }
        let opened = Query.opened(entered.typed, today: today)
        let have = count.total == 1 ? "has" : "have"
        say(
            "\(counted(count.total, "article")) \(have) the whole word; \(oneLine(opened)) finds \(grouped(begun.total))"
        )
    }

    mutating func askForResults() {
        guard var results = panes.results else { return }
        results.count = nil
        let request = SearchRequest(
            scope: results.scope, sort: results.order,
            limit: results.order.isByTime ? ListPane.firstResults(inSight: rowsInSight) : ListPane.sortedResults)
        results.pendingSearch = request
        panes.results = results
        send(.ask(.search(request)))
        send(.ask(.count(request.scope, withUnread: false)))
    }
}
