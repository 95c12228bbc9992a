import News
import Terminal

/// What is on the screen, in lines of text.
struct PlainView: Equatable, Sendable {
    /// As in 'list', 'text', 'names', 'dossier'.
    let name: String
    /// Changes when something else is shown.
    private(set) var identity: String
    let lines: [String]
    /// The line that is selected; nil if none is.
    let selected: String?
    var isText: Bool { name == "text" }
    /// Which line of an article has the mention that was jumped to.
    private var mentionLine: Int?

    /// The lines; of an article that a jump went to, the headline, the mention, and what follows it.
    var linesFromMention: [String] {
        guard let mentionLine, let selected, let headline = lines.first else { return lines }
        return [headline, selected] + lines[(mentionLine + 1)...]
    }

    private init(_ name: String, identity: String = "", _ lines: [String], selected: String? = nil) {
        (self.name, self.lines, self.selected) = (name, lines, selected)
        self.identity = name + " " + identity
    }

    init(of model: Model) {
        if let view = Self.overlay(of: model) {
            self = view
        } else if let cover = model.screen.cover {
            self = Self.cover(cover, model)
        } else {
            switch model.panes.focus {
            case .list: self = Self.list(of: model)
            case .article: self = Self.text(of: model)
            case .entities: self = Self.names(of: model)
            case .output: self = Self.output(of: model)
            }
        }
    }

    /// What closes whatever asks for something.
    static let closing = "."

    /// How many articles of the list are told at once.
    private static let listed = 10

    private static func list(of model: Model) -> PlainView {
        let shown = model.panes.shownList
        let chips = shown.chips.map { oneLine($0.label) }
        let title = (chips.isEmpty ? [] : ["Only: " + chips.joined(separator: "; ")]) + [model.topWords]
        let page = shown.rows.indices.dropFirst(shown.selected).prefix(listed)
            .map { line(of: shown.rows[$0], number: $0 + 1, model) }
        let words = shown.rows.isEmpty && shown.isLoaded ? model.emptyListWords : []
        return PlainView(
            "list", identity: "\(shown.scope) \(shown.order) \(shown.rows.isEmpty) \(shown.isResults)",
            title.map(sentence) + words + page, selected: page.first)
    }

    /// As in '3. How a call reached the wrong ears. Signals Weekly, 7 Mar, unread'.
    private static func line(of row: ListRow, number: Int, _ model: Model) -> String {
        let line = row.line
        var parts = [line.source.map(oneLine), line.published.map { model.look.dates.short($0.day) } ?? "undated"]
        parts += [line.isRead ? nil : "unread", line.isStarred ? "starred" : nil]
        parts += line.tags.map { "tag " + oneLine($0) }
        return "\(number). \(sentence(oneLine(line.headline))) " + parts.compactMap { $0 }.joined(separator: ", ")
    }

    private static func text(of model: Model) -> PlainView {
        guard let reading = model.panes.reading else { return PlainView("text", ["No article is open."]) }
        let article = reading.filed.article
        // Of a person's note the rows have the heading, and how many lines the screen leaves out: here all are told.
        let notes = reading.layout.rows.compactMap { if case .note(let note) = $0.content { note } else { nil } }
            .filter { !$0.hasPrefix(" ") }
        let ownNote = (reading.filed.note ?? "").split(separator: "\n").map { oneLine(String($0)) }
        let body = article.body.split(separator: "\n").map { oneLine(String($0)) }
        var lines = [sentence(oneLine(article.headline))] + notes + ownNote
        if let summary = article.summary, !summary.isEmpty { lines.append(oneLine(summary)) }
        let found = mention(in: reading)
        let selected = found.map { model.entityWords(room: 200) + ": " + $0 }
        var view = PlainView(
            "text", identity: "\(reading.id)", lines + body + ["The end of the article."],
            selected: selected ?? hit(in: reading))
        view.mentionLine = found.flatMap { view.lines.firstIndex(of: $0) }
        return view
    }

    /// The paragraph with the mention that was jumped to.
    private static func mention(in reading: ArticlePane) -> String? {
        guard let index = reading.mention, let mention = reading.filed.mentions[safe: index] else { return nil }
        return paragraph(at: mention.range.lowerBound, of: reading)
    }

    private static func hit(in reading: ArticlePane) -> String? {
        guard let index = reading.hit, let hit = reading.hits[safe: index] else { return nil }
        return "hit \(index + 1) of \(reading.hits.count): " + paragraph(at: hit.lowerBound, of: reading)
    }

    private static func paragraph(at offset: Int, of reading: ArticlePane) -> String {
        let body = reading.filed.article.body
        let before =
            body.slice(0..<offset).utf8.lastIndex(of: 0x0A).map { body.utf8.index(after: $0) } ?? body.startIndex
        return oneLine(String(body[before...].prefix { !$0.isNewline }))
    }

    private static func names(of model: Model) -> PlainView {
        let panel = model.panes.panel
        var number = 0
        var lines: [String] = []
        var selected: String?
        for row in panel.rows {
            switch row {
            case .blank: break
            case .heading(let title): lines.append(heading(title))
            case .entity(let presence):
                number += 1
                let role = presence.roles.first?.text ?? presence.entity.role
                let words = [counted(presence.mentionsHere, "mention"), role.map(oneLine)].compactMap { $0 }
                lines.append("\(number). \(oneLine(presence.entity.name)), \(words.joined(separator: ", "))")
                if presence.entity.id == model.panes.chosen?.id { selected = lines.last }
            }
        }
        if lines.isEmpty { lines = ["This article names nobody."] }
        return PlainView(
            "names", identity: "\(model.panes.reading?.id ?? 0) \(panel.filter)", lines, selected: selected)
    }

    private static func output(of model: Model) -> PlainView {
        guard let output = model.panes.output else { return PlainView("output", []) }
        return PlainView(
            "output", identity: "\(output.run.number) \(output.isRunning)", [model.outputWords] + output.lines)
    }

    private static func cover(_ cover: any Cover, _ model: Model) -> PlainView {
        var canvas = Canvas(theme: model.look.theme, glyphs: model.look.glyphs)
        canvas.grid = CellGrid(size: Size(rows: 1, columns: 200))
        cover.drawTopLine(columns: 200, model.look, on: &canvas)
        let title = canvas.grid.text.split(separator: " ").joined(separator: " ")
        var lines: [String] = []
        var selected: String?
        if let screen = cover as? any LinesCover {
            var number = 0
            for (index, line) in screen.lines.lines.enumerated() {
                if line.target != nil { number += 1 }
                guard let text = text(of: line) else { continue }
                lines.append((line.target == nil ? "" : "\(number). ") + text)
                if index == screen.lines.selected, line.target != nil { selected = lines.last }
            }
        } else if let map = cover as? MapScreen {
            lines = map.places.enumerated().map { index, place in
                "\(index + 1). \(oneLine(place.entity.name)), \(place.count)"
            }
            selected = lines[safe: map.selected]
        }
        return PlainView(name(of: model.screen), identity: title, [sentence(title)] + lines, selected: selected)
    }

    /// The words of a line. A comma stands for the room before what is at the right, unless a sentence ends there.
    private static func text(of line: ScreenLine) -> String? {
        let parts = [line.pieces.map(\.text).joined(), line.right].map {
            $0.split(separator: " ").joined(separator: " ")
        }
        let isEnded = parts[0].last.map { ".!?…:;,".contains($0) } ?? true
        let words = parts.filter { !$0.isEmpty }.joined(separator: isEnded ? " " : ", ")
        return words.isEmpty ? nil : words
    }

    private static func name(of screen: Screen) -> String {
        switch screen {
        case .panes: "list"
        case .dossier: "dossier"
        case .map: "map"
        case .story: "story"
        case .comparison: "comparison"
        case .corrections: "corrections"
        case .history: "changes"
        case .reasons: "reasons"
        case .overTime: "over time"
        }
    }
}

// What is asked above the panes.
extension PlainView {
    private static func overlay(of model: Model) -> PlainView? {
        switch model.mode {
        case .normal: nil
        case .prefix(let typed):
            PlainView(
                "key", identity: typed.name,
                model.keymap.continuations(of: typed).map { "\($0.rest.name): \($0.title)" })
        case .finding: PlainView("find", ["Type what to find; a dot goes back."])
        case .searching:
            PlainView(
                "search",
                ["Type what to search the archive for: words, or a field such as person:name; a dot goes back."])
        case .command(let prompt):
            PlainView(
                "command",
                [
                    prompt.line.text.isEmpty
                        ? "Type a command; a dot goes back."
                        : "Type what follows '\(oneLine(prompt.line.text))'; a dot goes back."
                ])
        case .asking(let question): PlainView("answer", identity: question.words, [sentence(question.words)])
        case .lookup(let box): lookup(box, model)
        case .feeds(let tree):
            PlainView(
                "feeds", identity: "\(tree.rows.count) \(tree.isLoaded)",
                ["A number lists what it stands for, a dot goes back."]
                    + tree.rows.enumerated().map { "\($0 + 1). \(title(of: $1))" })
        case .help(let box): help(box)
        case .menu(let menu):
            PlainView(
                "choice", identity: menu.title,
                [oneLine(menu.title) + ":"] + menu.items.map { "\($0.letter): \(oneLine($0.title))" }
                    + ["A dot goes back."])
        case .labels(let labels, _): PlainView("labels", labels.map { label(of: $0, model) })
        }
    }

    private static func lookup(_ box: LookupBox, _ model: Model) -> PlainView {
        let names = box.found.enumerated().map { index, entity in
            let role = entity.role.map { ", " + oneLine($0) } ?? ""
            return
                "\(index + 1). \(oneLine(entity.name)), \(entity.word), \(counted(entity.articles, "article"))\(role)"
        }
        let title =
            box.line.text.isEmpty
            ? ["Type a name; these are named most:", "(A dot goes back.)"] : ["Names for '\(box.line.text)':"]
        return PlainView(
            "who", identity: "\(box.line.text) \(box.answered ?? "") \(box.found.count)",
            names.isEmpty && box.pending == nil ? [sentence(model.noSuchName + "; a dot goes back")] : title + names)
    }

    private static func help(_ box: HelpBox) -> PlainView {
        var number = 0
        let lines = box.rows.map { row -> String in
            switch row {
            case .heading(let title): return heading(title)
            case .entry(let entry):
                number += 1
                let keys = entry.keys.map(\.name).joined(separator: " or ")
                let names = [keys, entry.name].filter { !$0.isEmpty }.joined(separator: ", ")
                return "\(number). \(names): \(entry.title)"
            }
        }
        let words = "A number does what it stands for, a word finds lines that have it, a dot closes the help."
        return PlainView("help", identity: box.line.text, [words] + lines)
    }

    private static func label(of label: MentionLabel, _ model: Model) -> String {
        guard let reading = model.panes.reading, let mention = reading.filed.mentions[safe: label.mention] else {
            return label.letters
        }
        return "\(label.letters): \(oneLine(String(reading.filed.article.body.slice(mention.range))))"
    }

    private static func title(of row: FeedTree.Row) -> String {
        switch row {
        case .all(let unread): "all feeds, \(unread) unread"
        case .watch(let watch): "watch " + oneLine(watch.name)
        case .search(let one): "search \(oneLine(one.search.name)), \(counted(one.count.total, "article"))"
        case .tags(let count, _): "tags, \(count)"
        case .tag(let tag): "tag " + oneLine(tag.name)
        case .folder(let path, let unread, _): "folder \(oneLine(path.joined(separator: " in "))), \(unread) unread"
        case .feed(let feed, _): "\(oneLine(feed.name)), \(feed.unread) unread"
        }
    }
}

/// A heading of capitals as one begins a line with it: 'People:'.
private func heading(_ title: String) -> String { title.prefix(1) + title.dropFirst().lowercased() + ":" }
