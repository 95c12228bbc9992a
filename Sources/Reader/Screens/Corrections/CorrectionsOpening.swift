import News

// `:corrections`: what was corrected, and taking any of it back.

extension Model {
    mutating func askForCorrections() {
        pending.corrections = true
        send(.ask(.corrections))
    }

    mutating func takeCorrections(_ corrections: [ListedCorrection]) {
        if pending.corrections {
            pending.corrections = false
            if case .corrections = screen { return }
            open(CorrectionsScreen(corrections))
        } else if case .corrections(var open) = screen {
            open.replace(with: corrections)
            screen = .corrections(open)
        }
    }

    /// Asks for one more key before a correction is undone, or says which one stands in the way.
    mutating func askToUndo(_ correction: ListedCorrection) {
        if let obstacle = correction.obstacle {
            return say("correction \(obstacle) came later and needs this one; undo \(obstacle) first")
        }
        var items = [Menu.Item("u", "undo it", .undo(correction.id))]
        if let article = correction.filed.scope.article, correction.headline != nil {
            items.append(Menu.Item("o", "open article \(article)", .openArticle(article)))
        }
        mode = .menu(Menu(title: correction.filed.sentence, items: items))
    }
}
