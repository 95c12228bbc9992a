import News
import Terminal

// `a`: a keyword of the person's own. `e` on a keyword: what is to become of it. `u` undoes both.

extension Model {
    /// Asks for a keyword, filled in with what was last found by `/`, or else with the chosen keyword.
    mutating func startKeyword() {
        let found = panes.reading?.needles.joined(separator: " ") ?? ""
        let chosen = subject.map { $0.isKeyword ? $0.name : "" } ?? ""
        askForKeyword(filledIn: found.isEmpty ? chosen : found)
    }

    mutating func askForKeyword(filledIn text: String) {
        mode = .asking(
            LinePrompt(purpose: .keyword, words: "keyword (other spellings after |)", answer: LineEditor(text)))
    }

    /// The choices about a keyword, of which the library knows whether it is the person's own.
    mutating func startDeciding(about keyword: Entity) {
        let isOwn = panes.reading?.presence(of: keyword.id)?.isOwn ?? false
        let items =
            isOwn
            ? [
                Menu.Item("s", "other spellings of it", .spellKeyword(keyword)),
                Menu.Item("d", "it is no longer a keyword of your own", .decide(.forget(keyword.name))),
                Menu.Item("x", "take it out: it is a keyword in no article", .decide(.takeOut(keyword.name))),
            ]
            : [
                Menu.Item("a", "add it to your own: mark it in every article", .decide(.add(keyword.name))),
                Menu.Item("x", "take it out: it is a keyword in no article", .decide(.takeOut(keyword.name))),
            ]
        mode = .menu(Menu(title: keyword.name, items: items))
    }
}
