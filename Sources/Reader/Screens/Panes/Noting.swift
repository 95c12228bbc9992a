import News

// `E` and `:note` write a note on the current article, or on the name that is chosen in a dossier or in the panel.

extension Model {
    /// `E`.
    var noting: Outcome {
        guard let subject = noteSubject else { return .refused("there is no article here, and no name but a keyword") }
        return .does { $0.startNote(on: subject) }
    }

    /// What a note is written on; nil if there is nothing.
    private var noteSubject: NoteSubject? {
        let isAboutName = screen.cover != nil || panes.focus == .entities
        if isAboutName, let subject { return subject.isKeyword ? nil : .entity(subject.id) }
        return panes.currentLine.map { .article($0.id) }
    }

    private mutating func startNote(on subject: NoteSubject) {
        if hasEditor { return send(.terminal(.editNote(subject))) }
        pending.note = subject
        send(.ask(.note(subject)))
    }

    /// Asks for a note in one line, filled in with the one there is. A longer one would lose its lines.
    mutating func takeNote(_ text: String?, on subject: NoteSubject) {
        guard pending.note == subject else { return }
        pending.note = nil
        let line = LineEditor(text ?? "")
        guard line.text == text ?? "", text?.contains(where: \.isNewline) != true else {
            return say("this note has several lines: set EDITOR to edit it; ':note WORDS' adds a line", isError: true)
        }
        mode = .asking(LinePrompt(purpose: .note(subject), words: "note", answer: line))
    }

    /// `:note WORDS`.
    mutating func addToNote(_ words: String) {
        guard let subject = noteSubject else { return say("there is nothing here to write a note on") }
        send(.change(.personal(.add(words, to: subject))))
    }

    /// `B`: asks for the name under which the search of the list is kept.
    mutating func startSavingSearch() {
        let name = panes.shownList.chips.map { chip in
            if chip.isSearch, case .typed(let words) = chip.condition { words } else { chip.label }
        }.joined(separator: ", ")
        mode = .asking(LinePrompt(purpose: .saveSearch, words: "keep this search as", answer: LineEditor(name)))
    }
}
