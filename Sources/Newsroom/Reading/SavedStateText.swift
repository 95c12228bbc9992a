import News
import Reader

// What the reader remembers, as it is kept in the library: one thing a line, its name first. It is not JSON, because
// starting Foundation's decoder takes longer than opening the library.

extension SavedState {
    /// Reads what ``keptText`` wrote. Lines that it does not understand, such as those of another version, are left
    /// out.
    init(keptText text: String) {
        self.init()
        for line in text.split(separator: "\n") {
            let name = line.prefix { $0 != " " }
            let value = String(line.dropFirst(name.count + 1))
            let numbers = value.split(separator: " ").map { Int64($0) }
            switch name {
            case "article": article = numbers.first ?? nil
            case "position":
                guard numbers.count == 2, let seconds = numbers[0], let id = numbers[1] else { continue }
                position = ListPosition(seconds: seconds, id: id)
            case "list-columns": listColumns = Int(value)
            case "panel-columns": panelColumns = Int(value)
            case "theme": theme = value
            case "mouse": isMouseOn = true
            case "command": commands.append(value)
            case "search": searches.append(value)
            case "lookup": lookup = value
            default: break
            }
        }
    }

    /// The text from which ``init(keptText:)`` makes the same state.
    var keptText: String {
        var lines: [String] = []
        func add(_ name: String, _ value: String?) {
            // What was typed may contain a pasted line break.
            if let value { lines.append("\(name) \(String(value.map { $0.isNewline ? " " : $0 }))") }
        }
        add("article", article.map { "\($0)" })
        add("position", position.map { "\($0.seconds) \($0.id)" })
        add("list-columns", listColumns.map { "\($0)" })
        add("panel-columns", panelColumns.map { "\($0)" })
        add("theme", theme)
        if isMouseOn { add("mouse", "on") }
        for command in commands { add("command", command) }
        for search in searches { add("search", search) }
        add("lookup", lookup)
        return lines.joined(separator: "\n")
    }
}
