import News
import Terminal

// `e`: corrects what is known of an entity, in one or two keys. `u` undoes it.

extension Model {
    mutating func startCorrecting(of entity: Entity) {
        var items = [
            Menu.Item("m", "merge with another", .mergeWith(entity)),
            Menu.Item("r", "rename", .rename(entity)),
            Menu.Item("k", "change the kind, now \(entity.kind.word)", .chooseKind(entity)),
            Menu.Item("h", "hide: it is not a name", .correct(.hide(entity.id))),
        ]
        if spellings(of: entity).count > 1 {
            items.insert(Menu.Item("s", "split: one spelling means something else", .splitOff(entity)), at: 1)
        }
        mode = .menu(Menu(title: entity.name, items: items))
    }

    private func spellings(of entity: Entity) -> [String] {
        if case .dossier(let open) = screen, open.dossier.entity.id == entity.id {
            return open.dossier.aliases.map(\.text)
        }
        return panes.reading?.presence(of: entity.id)?.spellings ?? []
    }

    mutating func takeMenu(_ key: Key, menu: Menu) {
        if key.cancels || key == .backspace {
            mode = .normal
            return
        }
        if key == .enter { return choose(from: menu, menu.selected) }
        if let step = key.selectionStep ?? key.tabStep {
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
        case .rename(let entity):
            mode = .asking(LinePrompt(purpose: .rename(entity.id), words: "rename to", answer: LineEditor(entity.name)))
        case .chooseKind(let entity):
            let letters = Array("poglfwdevt")
            let kinds = EntityKind.allCases.filter { $0 != .date }
            let items = zip(uniqueLetters(kinds.map(\.word), spare: letters), kinds).map {
                Menu.Item($0, $1.word, .correct(.changeKind(entity.id, to: $1)))
            }
            mode = .menu(Menu(title: entity.name + " is", items: items))
        case .splitOff(let entity):
            let items = spellings(of: entity).prefix(9).enumerated().map { index, spelling in
                Menu.Item(Character(String(index + 1)), spelling, .correct(.split(alias: spelling, from: entity.id)))
            }
            mode = .menu(Menu(title: "Which spelling means something else?", items: items))
        case .correct(let correction): send(.change(.correct(correction)))
        case .openLink(let link):
            send(.terminal(.openLink(link)))
            say("opening \(link)")
        }
    }

    mutating func takeAnswer(_ key: Key, to prompt: LinePrompt) {
        var prompt = prompt
        if key.cancels || key == .enter {
            mode = prompt.over
            let answer = prompt.answer.text
            if key == .enter, answer.contains(where: { $0 != " " }) { send(prompt.purpose.effect(of: answer)) }
        } else if prompt.answer.take(key) {
            mode = .asking(prompt)
        }
    }
}

/// A letter for each word: its first letter that is free, or else a spare one.
private func uniqueLetters(_ words: [String], spare: [Character]) -> [Character] {
    var taken: Set<Character> = []
    return words.map { word in
        let letter = (Array(word) + spare).first { !taken.contains($0) } ?? "?"
        taken.insert(letter)
        return letter
    }
}
