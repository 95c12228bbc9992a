import Libraries
import News
import Reader
import Terminal

/// Carries out what a person does with tags, notes and hidden articles.
struct PersonalMaker: Sendable {
    let library: any NewsLibrary

    /// - Returns: what was done, and how it is undone.
    func make(_ change: PersonalChange) throws -> UndoHistory.Step {
        switch change {
        case .tag(let change, let articles): try tag(change, articles)
        case .hide(let isHidden, let articles): try hide(isHidden, articles)
        case .write(let text, let subject): try write(text, on: subject)
        case .add(let line, let subject):
            try write([try library.note(on: subject), line].compactMap { $0 }.joined(separator: "\n"), on: subject)
        }
    }

    private func tag(_ change: TagChange, _ articles: PersonalChange.Articles) throws -> UndoHistory.Step {
        let edits =
            switch articles {
            case .these(let ids): try library.tag(ids, change)
            case .listed(let scope): try library.tag(matching: scope.query, change)
            }
        let names = change.added.map { "#" + $0 } + change.removed.map { "no #" + $0 }
        let words = "\(counted(edits.articles, "article")) tagged \(names.joined(separator: ", "))"
        return UndoHistory.Step(words: words) { [library] in
            try library.make(edits.inverse)
        } redo: { [library] in
            try library.make(edits)
        }
    }

    private func hide(_ isHidden: Bool, _ articles: PersonalChange.Articles) throws -> UndoHistory.Step {
        let ids =
            switch articles {
            case .these(let ids): try library.hide(isHidden, ids)
            case .listed(let scope): try library.hide(isHidden, matching: scope.query)
            }
        let words = counted(ids.count, "article") + (isHidden ? " hidden" : " brought back")
        return UndoHistory.Step(words: words) { [library] in
            try library.hide(!isHidden, ids)
        } redo: { [library] in
            try library.hide(isHidden, ids)
        }
    }

    private func write(_ text: String?, on subject: NoteSubject) throws -> UndoHistory.Step {
        let before = try library.write(note: text, on: subject)
        let words = text.flatMap(noteText) == nil ? "note removed" : before == nil ? "note written" : "note changed"
        return UndoHistory.Step(words: words) { [library] in
            try library.write(note: before, on: subject)
        } redo: { [library] in
            try library.write(note: text, on: subject)
        }
    }
}
