import News
import Terminal

// `e`: mending what was found out about an entity, in one or two keys. `u` takes it back.

extension Model {
    mutating func startMending() {
        guard let entity = subject else { return }
        var items = [
            Menu.Item(letter: "m", title: "merge with another", choice: .mergeWith(entity)),
            Menu.Item(letter: "r", title: "rename", choice: .rename(entity)),
            Menu.Item(letter: "k", title: "change the kind, now \(entity.kind.word)", choice: .chooseKind(entity)),
            Menu.Item(letter: "h", title: "hide: it is nothing", choice: .correct(.hide(entity.id))),
        ]
        if spellings(of: entity).count > 1 {
            items.insert(
                Menu.Item(letter: "s", title: "split: a way of writing it means another", choice: .splitOff(entity)),
                at: 1)
        }
        mode = .menu(Menu(title: entity.name, items: items))
    }

    private func spellings(of entity: Entity) -> [String] {
        if let dossier, dossier.dossier.entity.id == entity.id { return dossier.dossier.aliases.map(\.text) }
        return reading?.presence(of: entity.id)?.spellings ?? []
    }

    mutating func takeMenu(_ key: Key, menu: Menu) {
        var menu = menu
        switch key {
        case .escape, .control("c"), .control("g"), .backspace: mode = .normal
        case .enter: choose(from: menu, menu.selected)
        case .down, .tab, .control("n"): menu.selected = (menu.selected + 1).clamped(0, menu.items.count - 1)
        case .up, .backTab, .control("p"): menu.selected = (menu.selected - 1).clamped(0, menu.items.count - 1)
        case .character(let letter):
            if let index = menu.items.firstIndex(where: { $0.letter == letter }) { return choose(from: menu, index) }
            if letter == "q" { mode = .normal } else { say("\(letter) is none of these") }
            return
        default: break
        }
        if case .menu = mode { mode = .menu(menu) }
    }

    private mutating func choose(from menu: Menu, _ index: Int) {
        mode = .normal
        guard let item = menu.items[safe: index] else { return }
        switch item.choice {
        case .mergeWith(let entity): startLookup(.merge(entity), typed: "")
        case .rename(let entity):
            mode = .asking(
                LinePrompt(purpose: .rename(entity.id), words: "rename to", answer: LineEditor(entity.name)))
        case .chooseKind(let entity):
            let letters = Array("poglfwdevt")
            let kinds = EntityKind.allCases.filter { $0 != .date }
            let items = zip(uniqueLetters(kinds.map(\.word), spare: letters), kinds).map {
                Menu.Item(letter: $0, title: $1.word, choice: .correct(.changeKind(entity.id, to: $1)))
            }
            mode = .menu(Menu(title: entity.name + " is", items: items))
        case .splitOff(let entity):
            let ways = Array(spellings(of: entity).prefix(9))
            let items = ways.enumerated().map { index, way in
                Menu.Item(
                    letter: Character(String(index + 1)), title: way,
                    choice: .correct(.split(alias: way, from: entity.id)))
            }
            mode = .menu(Menu(title: "Another is meant by", items: items))
        case .correct(let correction): send(.change(.correct(correction)))
        case .openLink(let link):
            send(.terminal(.openLink(link)))
            say("opening \(link)")
        }
    }

    /// A question's answer, typed.
    mutating func takeAnswer(_ key: Key, question: LinePrompt) {
        var question = question
        switch key {
        case .escape, .control("c"), .control("g"): mode = question.over
        case .enter:
            mode = question.over
            let answer = question.answer.text
            guard answer.contains(where: { $0 != " " }) else { return }
            switch question.purpose {
            case .rename(let entity): send(.change(.correct(.rename(entity, to: answer))))
            case .subscribe: send(.feeds(.add(answer)))
            case .importFeeds: send(.feeds(.importFile(answer)))
            case .renameFeed(let feed): send(.feeds(.rename(feed, answer)))
            case .pipe(let article): send(.terminal(.pipe(article, command: answer)))
            }
        default:
            guard question.answer.take(key) else { return }
            mode = .asking(question)
        }
    }
}

/// A letter for each word: its first that no other has taken, or else a spare one.
private func uniqueLetters(_ words: [String], spare: [Character]) -> [Character] {
    var taken: Set<Character> = []
    return words.map { word in
        let letter = (Array(word) + spare).first { !taken.contains($0) } ?? "?"
        taken.insert(letter)
        return letter
    }
}
