import Curses
import Libraries
import News
import Reader
import Terminal

// Other programs that are started for the person: a browser, a command, an editor. Some have the terminal meanwhile.

extension ReaderSession {
    /// - Parameter program: the command of a program that opens it in the browser's stead.
    func open(_ link: String, inBackground: Bool, _ program: String?) {
        let browser = program.map { Browser(command: $0, environment: [:]) } ?? browser
        guard let arguments = browser.arguments(for: link) else {
            return update(.notice(Notice("Not opened: it is not an http or https link: \(link)", isError: true)))
        }
        do {
            if browser.needsTerminal, !inBackground {
                try withTerminalGivenBack { () throws(Child.Failure) in try Child.run(arguments, wakeup: wakeup) }
            } else {
                try Child.launch(arguments)
            }
            update(.notice(Notice("Opened in \(browser.command): \(link)")))
        } catch {
            // Who typed the program knows what to change.
            let advice =
                program == nil ? "; set BROWSER, or browser in the configuration, to the program that opens links" : ""
            update(
                .notice(Notice("\(error.program) could not be started (\(error.reason))\(advice).", isError: true)))
        }
    }

    func pipe(_ id: Article.ID, to command: String) {
        do {
            guard let filed = try desk.library.article(id) else { return }
            // Most commands print what they get, and their output is the terminal.
            let text = visible(filed.article.headline + "\n\n" + filed.article.body + "\n", keepingLines: true)
            try withTerminalGivenBack { () throws(Child.Failure) in
                // The person typed the command, and expects a shell to run it.
                let seen = try Child.run(["/bin/sh", "-c", command], input: text, wakeup: wakeup)
                if seen.contains(.hungUp) { return seen }
                let question = "printf '\\n[Enter goes back to Dateline] '; read -r _ </dev/tty"
                return seen.union(try Child.run(["/bin/sh", "-c", question], wakeup: wakeup))
            }
        } catch {
            update(.notice(Notice(wording(of: error), isError: true)))
        }
    }

    private func withTerminalGivenBack(_ work: () throws(Child.Failure) -> Wakeup.Events) throws(Child.Failure) {
        screen.suspend()
        defer {
            screen.resume()
            screen.redraw()
        }
        take(try work())
    }

    /// Opens the note on something in the person's editor, and keeps what became of it.
    func editNote(on subject: NoteSubject) {
        guard let editor = NoteFile.editor else { return }
        do {
            let before = try desk.library.note(on: subject)
            let file = try NoteFile(before.map { $0 + "\n" } ?? "")
            defer { file.remove() }
            try withTerminalGivenBack { () throws(Child.Failure) in
                try Child.run(file.arguments(editor: editor), wakeup: wakeup)
            }
            guard let after = file.text, noteText(after) != before else {
                return update(.notice(Notice("note unchanged")))
            }
            runner.make(.personal(.write(after, on: subject)))
        } catch {
            update(.notice(Notice(wording(of: error), isError: true)))
        }
    }
}
