import News
import Terminal

/// The reader as a dialogue in lines, for screen readers, braille displays, dumb terminals and pipes.
///
/// It is the same model that the screen is drawn from, with the same keys and commands; only what is said of it differs.
/// A person types a line: a key by its name, a command as at `:`, the number of what stands in a list, or nothing, to
/// read on. Then what is new is said, in whole lines of text, without columns, colours or signs that draw.
package struct PlainDialogue: Sendable {
    private var model: Model
    /// What was told last.
    private var told: PlainView?
    /// Lines that are still to be told, and whether the person asked for what is shown to be told anew.
    private var rest: [String] = []
    private var isToldAnew = false

    /// How many lines are told at once, and about how many letters.
    private static let (page, letters) = (20, 1500)

    package init(options: ReaderOptions) {
        // As high as a page of the list, and so wide that the lines of no screen are cut.
        model = Model(size: Size(rows: 24, columns: 1000), options: options)
    }

    /// Begins.
    ///
    /// - Returns: what is to be done.
    package mutating func start() -> [Effect] { model.start() }

    /// What is said before anything else.
    package var greeting: String {
        "Dateline, line by line. A number opens what it stands for, an empty line reads on, ? lists keys and commands, "
            + "Q quits."
    }

    /// Where one is, as the word before what is typed.
    package var prompt: String { PlainView(of: model).name }

    /// Takes in something that happened.
    package mutating func take(_ message: Message) -> [Effect] { model.update(message) }

    /// Takes in a line that was typed.
    ///
    /// - Returns: what is to be done.
    package mutating func take(line: String) -> [Effect] {
        model.notice = nil
        let typed = String(line.drop { $0 == " " }.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
        if model.mode != .normal { return takeAnswer(typed) }
        let isReading = PlainView(of: model).isText
        if typed.isEmpty || isReading && ["j", "Space", "down"].contains(typed) {
            guard rest.isEmpty else { return [] }
            guard prompt == "list" else {
                model.say("the end" + (isReading ? "; J opens the next article" : "; q goes back"))
                return []
            }
            isToldAnew = true
            return press(.pageDown)
        }
        rest = []
        if let number = Int(typed) { return choose(number) }
        if typed == PlainView.closing {
            model.perform(.back)
            return model.update(.resized(model.size))
        }
        if let keys = KeySequence(named: typed), model.keymap.meaning(of: keys) != .nothing {
            return keys.keys.flatMap { press($0) }
        }
        if typed == "list" || typed == "text" || typed == "names" { return show(typed) }
        isToldAnew = typed == "again"
        if isToldAnew { return [] }
        model.run(command: typed)
        return model.update(.resized(model.size))
    }

    /// The lines that say what is new.
    package mutating func news() -> [String] {
        var lines: [String] = []
        let view = PlainView(of: model)
        if let notice = model.notice { lines.append(sentence(notice.text)) }
        if told?.identity != view.identity || isToldAnew {
            rest = isToldAnew ? view.lines : view.linesFromMention
        } else if let selected = view.selected, told?.selected != selected {
            rest = [selected]
        }
        (told, isToldAnew) = (view, false)
        lines += nextPage()
        return lines.map { visible($0) }
    }

    /// The next of the lines that are still to be told.
    private mutating func nextPage() -> [String] {
        var count = 0
        var letters = 0
        while count < min(rest.count, Self.page), letters < Self.letters {
            letters += rest[count].count
            count += 1
        }
        let page = Array(rest.prefix(count))
        rest.removeFirst(count)
        return rest.isEmpty || page.isEmpty ? page : page + ["(\(counted(rest.count, "more line")))"]
    }
}

// What a line means.
extension PlainDialogue {
    private mutating func press(_ key: Key) -> [Effect] { model.update(.key(key)) }

    /// Opens what stands under a number, from 1.
    private mutating func choose(_ number: Int) -> [Effect] {
        let isThere = PlainView(of: model).select(number - 1, in: &model)
        guard isThere else {
            model.say("there is no \(number) here")
            return []
        }
        return press(.enter)
    }

    /// Goes to one of the panes and tells it from its beginning.
    private mutating func show(_ pane: String) -> [Effect] {
        model.screen = .panes
        model.focusPane(pane == "list" ? .list : pane == "text" ? .article : .entities)
        isToldAnew = true
        return model.update(.resized(model.size))
    }

    /// Takes the answer to what is asked above the panes. A dot, or nothing once all was told, means no answer.
    private mutating func takeAnswer(_ typed: String) -> [Effect] {
        if typed.isEmpty, !rest.isEmpty { return [] }
        rest = []
        if typed.isEmpty || typed == PlainView.closing { return press(.escape) }
        switch model.mode {
        case .menu, .prefix, .labels: return typed.flatMap { press(.character($0)) }
        case .lookup, .help, .feeds:
            if let number = Int(typed) { return choose(number) }
            if typed == "?" { return press(.function(1)) }
            if case .feeds = model.mode { return KeySequence(named: typed).map { $0.keys.flatMap { press($0) } } ?? [] }
            return press(.control("u")) + press(.paste(typed))
        case .asking, .searching, .finding, .command: return press(.paste(typed)) + press(.enter)
        case .normal: return []
        }
    }
}
