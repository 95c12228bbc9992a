import News

// `q` and Esc: back step by step, and out of the program.

extension Model {
    /// Notes what is on the screen, so that `q` can go back to it.
    mutating func pushHistory() {
        if case .panes = screen, let reading = panes.reading {
            history.append(.article(reading.id, offset: reading.anchor, focus: panes.focus))
        } else {
            history.append(.screen(screen))
        }
        if history.count > 100 { history.removeFirst() }
    }

    /// Goes back one step, or ends the program if there is nothing to go back to. Who goes back several steps, and
    /// then one too many, is asked first.
    mutating func goBack() {
        didGoBack = true
        if screen.cover == nil, panes.focus == .output { return closeOutput() }
        // A person who goes back from an article that has not come yet is still where it was opened.
        if panes.focus == .list, screen.cover == nil, pending.opening?.isReading == true {
            pending.article = nil
            return
        }
        if let stop = history.popLast() { return goBack(to: stop) }
        if screen.cover != nil {
            screen = .panes
        } else if panes.isZoomed {
            panes.isZoomed = false
        } else if panes.focus != .list {
            panes.focus = .list
        } else if panes.isNarrowed {
            leaveResultsOrFilter()
        } else if didGoBackBefore {
            didGoBack = false
            say("\(keymap.shownKey(of: .back) ?? "back") again quits")
        } else {
            leave()
        }
    }

    private mutating func goBack(to stop: Stop) {
        switch stop {
        case .screen(let earlier): screen = earlier
        case .article(let id, let offset, let focus):
            screen = .panes
            panes.focus = focus
            if panes.reading?.id != id { open(id, landing: .offset(offset), isReading: false) }
        }
    }

    /// Esc: cancels the first thing that can be cancelled.
    mutating func cancel() {
        if screen.cover != nil { return goBack() }
        if panes.focus == .output { return stopOutput() }
        // The hits that are marked beside results belong to them.
        if panes.focus == .list, panes.results != nil { return leaveResultsOrFilter() }
        if panes.reading?.mention != nil || panes.reading?.needles.isEmpty == false || panes.reading?.passage != nil {
            panes.reading?.mention = nil
            panes.reading?.passage = nil
            panes.reading?.find([])
        } else if !panes.panel.filter.isEmpty, let reading = panes.reading {
            panes.panel.fill(with: reading.filed)
        } else if panes.findInList != nil {
            panes.findInList = nil
        } else if panes.isNarrowed {
            leaveResultsOrFilter()
        } else {
            say("nothing to cancel")
        }
    }

    private mutating func leaveResultsOrFilter() {
        guard panes.results != nil else { return showAll() }
        leaveResults()
        panes.focus = .list
    }

    mutating func leave() {
        keepReadingPosition()
        send(.change(.save(saved)))
        send(.terminal(.quit))
    }
}
