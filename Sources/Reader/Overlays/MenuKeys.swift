import News
import Terminal

// A menu of a few choices, and a question that is answered by typing a line.

extension Model {
    mutating func takeMenu(_ key: Key, menu: Menu) {
        if key.cancels || key == .backspace {
            mode = .normal
            return
        }
        if key == .enter { return choose(from: menu, menu.selected) }
        if let step = key.selectionStep(page: overlayPage) ?? key.tabStep {
            var menu = menu
            menu.selected = (menu.selected + step).clamped(0, menu.items.count - 1)
            mode = .menu(menu)
        } else if case .character(let letter) = key {
            if let index = menu.items.firstIndex(where: { $0.letter == letter }) { return choose(from: menu, index) }
            if letter == "q" { mode = .normal } else { say("\(letter) is not one of the choices") }
        }
    }

    private mutating func choose(from menu: Menu, _ index: Int) {
        mode = .normal
        guard let item = menu.items[safe: index] else { return }
        switch item.choice {
        case .mergeWith(let entity): startLookup(.merge(entity), typed: "")
        case .splitOff(let entity): chooseSpelling(of: entity)
        case .rename(let entity):
            mode = .asking(LinePrompt(purpose: .rename(entity), words: "rename to", answer: LineEditor(entity.name)))
        case .chooseKind(let entity): chooseKind(of: entity)
        case .locate(let entity): askForLocations(of: entity)
        case .typeLocation(let entity):
            let words = "latitude and longitude"
            mode = .asking(LinePrompt(purpose: .locate(entity), words: words, answer: LineEditor()))
        case .ask(let correction, let entity): askWhere(correction, of: entity)
        case .correct(let scoped): make(scoped)
        case .show(let entity): send(.change(.show(entity)))
        case .undo(let correction): send(.change(.undoCorrection(correction)))
        case .openArticle(let article): openFromScreen(article)
        case .decide(let decision): send(.change(.keyword(decision)))
        case .spellKeyword(let keyword): askForKeyword(filledIn: keyword.name + " | ")
        case .markRead(let part): markRead(part)
        case .personal(let change): send(.change(.personal(change)))
        case .sort(let order): sort(by: order)
        case .export(let request): askForFile(of: request)
        case .chooseExport(let subject): chooseExport(of: subject)
        case .output(let choice): choose(choice)
        case .replace(let work): send(.files(FileWork(work.content, path: work.path, replaces: true)))
        }
    }

    private mutating func make(_ scoped: ScopedCorrection) {
        send(.change(.correct(scoped)))
        guard case .merge(let one, let other) = scoped.correction, panes.chosen?.id == one,
            let merged = panes.reading?.presence(of: other)
        else { return }
        panes.choose(merged.entity)
    }

    private mutating func openFromScreen(_ article: Article.ID) {
        pushHistory()
        open(article, landing: .readingPosition, isReading: true)
    }

    mutating func takeAnswer(_ key: Key, to prompt: LinePrompt) {
        var prompt = prompt
        if key.cancels || key == .enter {
            mode = prompt.over
            let answer = prompt.answer.text
            if key == .enter, prompt.takesBlank || answer.contains(where: { $0 != " " }) {
                finish(prompt.purpose, answer)
            }
        } else if key == .tab, case .pipe = prompt.purpose {
            mode = .normal
            showOutput(ofTyped: prompt.answer.text)
        } else if prompt.answer.take(key) {
            mode = .asking(prompt)
        }
    }

    private mutating func finish(_ purpose: LinePrompt.Purpose, _ answer: String) {
        switch purpose {
        case .rename(let entity): askWhere(.rename(entity.id, to: answer), of: entity)
        case .locate(let entity): locate(entity, typed: answer)
        case .keyword: send(.change(.keyword(.add(answer))))
        case .pipe(let article): pipe(article, to: answer)
        case .saveOutput: saveOutput(to: answer)
        case .export(let request): export(request, to: answer)
        case .saveSearch: saveSearch(as: answer)
        case .note(let subject): send(.change(.personal(.write(answer, on: subject))))
        case .subscribe: send(.feeds(.add(answer)))
        case .importFeeds: send(.feeds(.importFile(answer)))
        case .renameFeed(let feed): send(.feeds(.rename(feed, answer)))
        }
    }
}
