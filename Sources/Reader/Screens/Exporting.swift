import News
import Terminal

// `Y` and `:export`: writes what has the keys to a file for other programs.

/// What is exported.
enum ExportSubject: Equatable, Sendable {
    case article(Article.ID)
    case list(Scope)
    case dossier(Entity)

    /// The forms that it can be exported in.
    var formats: [ExportFormat] {
        switch self {
        case .dossier: [.markdown, .obsidian]
        case .article: ExportFormat.allCases.filter { $0 != .graphml && $0 != .edges }
        case .list: ExportFormat.allCases
        }
    }
}

struct ExportRequest: Equatable, Sendable {
    let subject: ExportSubject
    let format: ExportFormat
}

extension Model {
    /// What has the keys: a dossier, the list, or the article.
    private var exportSubject: ExportSubject? {
        if case .dossier(let open) = screen {
            return open.dossier.entity.isKeyword ? nil : .dossier(open.dossier.entity)
        }
        if panes.focus == .list { return .list(panes.shownList.scope) }
        return panes.currentLine.map { .article($0.id) }
    }

    mutating func startExport() {
        guard let subject = exportSubject else { return say("the dossier of a term is not exported") }
        chooseExport(of: subject)
    }

    mutating func chooseExport(of subject: ExportSubject) {
        var items = subject.formats.map { format in
            Menu.Item(format.letter, format.title, .export(ExportRequest(subject: subject, format: format)))
        }
        if case .list = subject, let line = panes.currentLine {
            items.append(Menu.Item("a", "only the selected article", .chooseExport(.article(line.id))))
        }
        mode = .menu(Menu(title: "Export \(words(for: subject)) as", items: items))
    }

    private func words(for subject: ExportSubject) -> String {
        switch subject {
        case .article: return "this article"
        case .dossier(let entity): return "the dossier of \(oneLine(entity.name))"
        case .list:
            guard let count = panes.shownList.count else { return "the articles of this list" }
            return "the \(grouped(count.listed))\(count.isCapped ? " or more" : "") articles of this list"
        }
    }

    mutating func askForFile(of request: ExportRequest) {
        mode = .asking(LinePrompt(purpose: .export(request), words: "write to the file", answer: LineEditor()))
    }

    mutating func export(_ request: ExportRequest, to path: String) {
        let content: FileWork.Content =
            switch request.subject {
            case .article(let id): .article(id, request.format)
            case .list(let scope): .articles(scope, request.format)
            case .dossier(let entity): .dossier(entity.id, linked: request.format == .obsidian)
            }
        send(.files(FileWork(content, path: path)))
    }

    /// `:export csv FILE`.
    mutating func runExport(_ argument: String) {
        let words = argument.split(separator: " ", maxSplits: 1).map(String.init)
        guard let format = words.first.flatMap(ExportFormat.init(rawValue:)) else {
            return say(
                "export: expected \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")) and a file",
                isError: true)
        }
        guard let subject = exportSubject else { return say("there is nothing here to export") }
        guard subject.formats.contains(format) else {
            let formats = subject.formats.map(\.rawValue).joined(separator: ", ")
            return say("\(self.words(for: subject)) can be exported as \(formats)", isError: true)
        }
        let request = ExportRequest(subject: subject, format: format)
        if words.count > 1 { export(request, to: words[1]) } else { askForFile(of: request) }
    }
}

extension ExportFormat {
    /// Its letter in the menu.
    fileprivate var letter: Character {
        switch self {
        case .markdown: "m"
        case .obsidian: "o"
        case .csv: "c"
        case .bibtex: "b"
        case .ris: "r"
        case .graphml: "g"
        case .edges: "e"
        }
    }
}
