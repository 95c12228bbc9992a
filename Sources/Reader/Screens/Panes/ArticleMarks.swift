import News
import Terminal

extension Model {
    mutating func toggleRead() {
        guard let line = panes.currentLine else { return }
        if panes.reading?.id == line.id || panes.shownList.index(of: line.id) != nil { markRead(line.id, !line.isRead) }
    }

    mutating func toggleStar() {
        guard let line = panes.currentLine else { return }
        mark(line.id) { $0.isStarred = !line.isStarred }
        send(.change(.markStarred(line.id, !line.isStarred)))
    }

    /// `o` and `O`: opens the link of the current article. Only links to the web are opened, whatever else a text may
    /// name. What is not on the screen yet is asked for first.
    ///
    /// - Parameter program: the command of a program that opens it in the browser's stead.
    mutating func openLink(inBackground: Bool = false, with program: String? = nil) {
        guard let line = panes.currentLine else { return }
        let asked = AskedLink(article: line.id, inBackground: inBackground, program: program)
        let known = [panes.reading?.filed, pending.ahead?.filed].compactMap { $0 }.first { $0.line.id == line.id }
        guard let known else {
            pending.link = asked
            return send(.ask(.open(line.id)))
        }
        openLink(of: known, asked)
    }

    mutating func openLink(of filed: FiledArticle, _ asked: AskedLink) {
        guard let link = filed.article.url, isWebLink(link) else { return say("this article has no link to the web") }
        send(.terminal(.openLink(link, inBackground: asked.inBackground, program: asked.program)))
        say("opening \(link)")
        markRead(filed.line.id, true)
    }

    mutating func copyLink() {
        if panes.focus == .output { return copyOutput() }
        guard let line = panes.currentLine else { return }
        let link = panes.reading?.id == line.id ? panes.reading?.filed.article.url : nil
        send(.terminal(.copy(withoutControls(link ?? line.headline))))
        say(link == nil ? "headline copied" : "link copied")
    }

    mutating func askForPicture() {
        guard let line = panes.currentLine else { return }
        say("fetching the picture")
        send(.terminal(.findPicture(line.id)))
    }

    /// Shows a picture that has come, unless the person has gone on to something else.
    mutating func takePicture(_ drawing: [UInt8], of id: Article.ID) {
        guard case .normal = mode, screen.cover == nil, panes.currentLine?.id == id else { return }
        notice = nil
        send(.terminal(.showPicture(drawing)))
    }

    mutating func startPipe() {
        guard let reading = panes.reading else { return }
        mode = .asking(LinePrompt(purpose: .pipe(reading.id), words: "pipe the text to", answer: LineEditor()))
    }
}

/// Whether a link leads to the web and to nothing else.
func isWebLink(_ link: String) -> Bool {
    let lowered = link.lowercased()
    guard lowered.hasPrefix("http://") || lowered.hasPrefix("https://") else { return false }
    return link.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F } && link.utf8.count < 4096
}
