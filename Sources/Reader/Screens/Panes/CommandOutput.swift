import News
import Terminal

// Commands that get an article: `|`, and those that the person has named. What they print opens beside the text.

extension Model {
    /// Enter after `|`, and `:pipe`: the command has the terminal, unless it is one of those that have a name.
    mutating func pipe(_ article: Article.ID, to typed: String) {
        if named(typed) != nil { return showOutput(ofTyped: typed) }
        send(.terminal(.pipe(article, command: typed)))
    }

    /// Runs a command as it was typed and shows what it prints. The person expects a shell to read it, unless it begins
    /// with the name of a command of the configuration.
    mutating func showOutput(ofTyped typed: String) {
        guard typed.contains(where: { $0 != " " }) else { return }
        if let (command, rest) = named(typed) { return showOutput(of: command, with: rest) }
        run(["/bin/sh", "-c", typed], as: typed)
    }

    /// - Parameter typed: more arguments, with blanks between them.
    mutating func showOutput(of command: NamedCommand, with typed: String) {
        let more = typed.split(separator: " ").map(String.init)
        run(command.words + more, as: ([command.name] + more).joined(separator: " "))
    }

    /// The command of the configuration that a line begins with, and what follows its name.
    private func named(_ typed: String) -> (NamedCommand, rest: String)? {
        let words = typed.split(separator: " ", maxSplits: 1).map(String.init)
        guard let command = configuration.commands.first(where: { $0.name == words.first }) else { return nil }
        return (command, words.count > 1 ? words[1] : "")
    }

    private mutating func run(_ words: [String], as command: String) {
        guard let reading = panes.reading else { return say("no article is open") }
        run(words, as: command, on: reading.id, headline: reading.filed.line.headline)
    }

    private mutating func run(_ words: [String], as command: String, on article: Article.ID, headline: String) {
        endOutput()
        commandRuns += 1
        let run = CommandRun(number: commandRuns, article: article, words: words)
        panes.output = OutputPane(run, command: command, headline: headline)
        screen = .panes
        panes.focus = .output
        send(.commands(.run(run)))
    }

    /// `q` in the output.
    mutating func closeOutput() {
        endOutput()
        panes.output = nil
        panes.focus = .article
    }

    /// Esc in the output: ends the command, or closes the output if it has ended.
    mutating func stopOutput() {
        guard panes.output?.isRunning == true else { return closeOutput() }
        endOutput()
        panes.output?.end(CommandEnding(.stopped))
    }

    private mutating func endOutput() {
        if let output = panes.output, output.isRunning { send(.commands(.stop(output.run.number))) }
    }

    /// Enter in the output.
    mutating func openOutputMenu() {
        guard let output = panes.output else { return }
        typealias Item = Menu.Item
        var items = [
            Item("c", "copy it", .output(.copy)), Item("s", "save it to a file", .output(.save)),
            Item("n", "keep it as a note on the article", .output(.note)),
        ]
        items.append(
            output.isRunning
                ? Item("x", "stop the command", .output(.stop)) : Item("r", "run it again", .output(.runAgain)))
        items.append(Item("d", "close it", .output(.close)))
        mode = .menu(Menu(title: oneLine(output.command), items: items))
    }

    mutating func choose(_ choice: OutputChoice) {
        switch choice {
        case .copy: copyOutput()
        case .save:
            mode = .asking(LinePrompt(purpose: .saveOutput, words: "save the output to", answer: LineEditor()))
        case .note: keepOutputAsNote()
        case .stop: stopOutput()
        case .close: closeOutput()
        case .runAgain:
            guard let output = panes.output else { return }
            run(output.run.words, as: output.command, on: output.run.article, headline: output.headline)
        }
    }

    mutating func copyOutput() {
        guard let output = panes.output, !output.text.isEmpty else { return say("there is nothing to copy") }
        send(.terminal(.copy(output.lines.joined(separator: "\n"))))
    }

    /// Adds the output to the note on the article that it was made of.
    private mutating func keepOutputAsNote() {
        guard let output = panes.output, !output.text.isEmpty else { return say("there is nothing to keep") }
        send(.change(.personal(.add(output.text, to: .article(output.run.article)))))
    }

    mutating func saveOutput(to path: String) {
        guard let output = panes.output else { return }
        send(.files(FileWork(.text(output.text), path: path)))
    }

    /// Asks whether a file that is there is to be replaced.
    mutating func askToReplace(_ work: FileWork) {
        let items = [Menu.Item("r", "replace it", .replace(work))]
        mode = .menu(Menu(title: "There is a file \(oneLine(work.path)) already", items: items))
    }
}
