import Markup
import News
import Passages

/// What of a message becomes the article: its text, or its HTML if that has more than twice as many words.
enum LetterText {
    case plain(all: [Passage], kept: [Passage], log: RemovalLog, signature: [UInt8])
    case html(HTMLText)

    init(_ content: MailContent, html: HTMLText?) {
        if let html, wordCount(html.text) > 2 * wordCount(content.plain) {
            self = .html(html)
            return
        }
        let plain = Array(content.plain.utf8)
        let end = signatureStart(in: plain)
        let all = passages(of: Array(plain[..<end]))
        var (masthead, log) = (Masthead(), RemovalLog())
        var furniture = LetterFurniture(paragraphs: all.count)
        let story = all.filter { passage in
            let isFurniture = furniture.holds(passage.text[...])
            if isFurniture { log.note(passage, .letter) }
            return !isFurniture
        }
        let kept = withoutFurniture(story, masthead: &masthead, log: &log)
        // A letter of a word or two is its text, whatever the words are.
        self = .plain(all: all, kept: kept.isEmpty ? all : kept, log: log, signature: Array(plain[end...]))
    }

    func put(into article: inout Article) {
        switch self {
        case .plain(_, let kept, _, _): assemble(kept, into: &article)
        case .html(var html):
            // The lines about the message go: how to see it in a browser, how to unsubscribe.
            var furniture = LetterFurniture(of: html)
            html.keepParagraphs { !furniture.holds($0) }
            (article.body, article.blocks) = (html.text, html.blocks)
        }
    }
}

/// The paragraphs of a message that ``Letter`` leaves out, with their numbers in the text that it reads.
///
/// - Parameter item: the number of the message in its mailbox, from 1.
package func mailRemovals(from bytes: [UInt8], item: Int) -> [Removal] {
    let headers = MailHeaders(bytes[...])
    let content = MailContent(headers, bytes[headers.end...])
    var removals: [Removal] = []
    func add(_ number: Int, _ text: String, _ rule: Removal.Rule) {
        removals.append(Removal(.paragraph(number, item: item), text, rule))
    }
    switch LetterText(content, html: htmlText(content.html).text) {
    case .plain(let all, let kept, let log, let signature):
        let numbers = Dictionary(zip(all.map(\.line), 1...)) { first, _ in first }
        for removal in log.removals(of: all, kept: kept) {
            guard case .line(let line) = removal.position, let number = numbers[line] else { continue }
            add(number, removal.text, removal.rule)
        }
        for (offset, line) in passages(of: signature).enumerated() {
            add(all.count + 1 + offset, line.string, .signature)
        }
    case .html(var html):
        for text in hiddenTexts(content.html) { add(0, text, .hidden) }
        var furniture = LetterFurniture(of: html)
        html.keepParagraphs { paragraph in
            let isFurniture = furniture.holds(paragraph)
            if isFurniture { add(furniture.number, String(decoding: paragraph, as: UTF8.self), .letter) }
            return !isFurniture
        }
    }
    return removals
}

/// What a letter's HTML holds for the preview of mail programs.
private func hiddenTexts(_ pieces: [String]) -> [String] {
    pieces.flatMap { piece -> [String] in
        guard let tree = try? parseHTML(piece) else { return [] }
        var texts: [String] = []
        // What is hidden within something hidden is reported with it.
        var end = 0
        for node in tree.nodes.indices where node >= end && tree.isPreheader(node) {
            end = tree.descendants(of: node).upperBound
            texts.append(plainText(of: tree, in: node).text)
        }
        return texts.filter { !$0.isEmpty }
    }
}

/// The text of a message's pieces of HTML, nil if there is none, and why pieces could not be read.
func htmlText(_ pieces: [String]) -> (text: HTMLText?, faults: [HTMLError]) {
    var whole = HTMLText(text: "", blocks: [])
    var faults: [HTMLError] = []
    for piece in pieces {
        let tree: HTMLTree
        do { tree = try letterTree(piece) } catch {
            faults.append(error)
            continue
        }
        let hidden = tree.nodes.indices.map(tree.isPreheader)
        let text = plainText(of: tree, omitting: hidden)
        if text.text.isEmpty { continue }
        if !whole.text.isEmpty { whole.text += "\n\n" }
        let start = whole.text.utf8.count
        whole.text += text.text
        whole.blocks += text.blocks.map {
            Block(range: ($0.range.lowerBound + start)..<($0.range.upperBound + start), role: $0.role)
        }
    }
    return (whole.text.isEmpty ? nil : whole, faults)
}

/// A piece of HTML. Letters that were answered and forwarded many times nest deeper than pages do: a small one may.
private func letterTree(_ piece: String) throws(HTMLError) -> HTMLTree {
    do { return try parseHTML(piece) } catch {
        guard case .tooDeep = error else { throw error }
        var limits = HTMLLimits()
        (limits.depth, limits.nodes) = (10_000, 30_000)
        return try parseHTML(piece, limits: limits)
    }
}

/// Tells of a letter's paragraphs, one after the other, whether they are about the letter. That takes time, and they stand
/// near its ends: what is far from both is not looked at.
private struct LetterFurniture {
    private let count: Int
    /// The number of the paragraph that was asked about last, from 1.
    private(set) var number = 0

    init(paragraphs count: Int) { self.count = count }

    init(of html: HTMLText) { self.init(paragraphs: html.text.utf8.count { $0 == 0x0A } / 2 + 1) }

    mutating func holds(_ paragraph: ArraySlice<UInt8>) -> Bool {
        number += 1
        return (number <= longestPage || number > count - longestPage) && isMailFurniture(paragraph)
    }
}

/// Whether a paragraph is short and holds a typical phrase, or opens with one that says why the letter came, or shows
/// nothing; paragraphs of the last kind pad a mail program's preview.
private func isMailFurniture(_ paragraph: ArraySlice<UInt8>) -> Bool {
    if paragraph.count > 600 { return false }
    let text = String(decoding: paragraph, as: UTF8.self)
    let shows = text.unicodeScalars.contains { scalar in
        !scalar.properties.isDefaultIgnorableCodePoint && !scalar.properties.isWhitespace
    }
    if !shows { return true }
    let lower = Array(text.lowercased().utf8)
    if mailReasons.opens(lower) { return true }
    if paragraph.count <= 200, mailPhrases.isIn(lower) { return true }
    return paragraph.count <= 120 && (shortMailPhrases.isIn(lower) || isPaywallNotice(text))
}

private let mailPhrases = PhraseSet([
    "unsubscribe", "view in browser", "view this email in your browser", "view online", "read online",
    "open in browser",
    "manage your preferences", "manage preferences", "update your preferences", "email preferences",
    "you are receiving this", "you're receiving this", "you received this email", "was this email forwarded to you",
    "add us to your address book", "im browser ansehen", "abmelden", "se désabonner", "darse de baja",
])

/// Why a letter came, and how to have no more of them.
private let mailReasons = PhraseSet([
    "you are receiving", "you're receiving", "you’re receiving", "you received this", "you have received this",
    "this email was sent", "this e-mail was sent", "this message was sent", "this newsletter was sent",
    "if you no longer wish", "if you'd prefer not to", "to unsubscribe", "click here to unsubscribe", "unsubscribe",
    "sie erhalten diese", "diese e-mail wurde", "vous recevez cet", "vous recevez ce", "recibes este",
    "ha recibido este",
    "ricevi questa", "je ontvangt deze", "u ontvangt deze",
])

/// What is furniture in a short paragraph only: a story may say so too.
private let shortMailPhrases = PhraseSet([
    "view in your browser", "view it in your browser", "view this in your browser", "open in your browser",
    "view this post on the web", "view this post online", "web version", "webversion", "online version",
    "onlineversion", "open in app", "read in app", "trouble viewing",
    "trouble reading", "problems viewing", "can't see this email", "cannot see this email", "forward to a friend",
    "forwarded this email", "was this forwarded", "sent this email because", "receiving this email because",
    "why did i get this", "add us to your contacts", "im browser anzeigen", "im browser öffnen", "im browser lesen",
    "nicht richtig angezeigt", "newsletter abbestellen", "dans votre navigateur", "dans le navigateur",
    "version en ligne", "désinscri", "desinscri", "en el navegador", "en tu navegador", "en su navegador",
    "cancelar suscripción", "nel browser", "annulla l'iscrizione", "disiscriv", "in de browser", "uitschrijven",
    "afmelden", "no navegador", "cancelar inscrição", "i webbläsaren", "avprenumerera",
])

/// Where the signature begins, with the line of two dashes and a space that opens it; the text's end if there is none.
private func signatureStart(in text: [UInt8]) -> Int {
    let mark = Array("\n-- \n".utf8)
    guard text.count > mark.count else { return text.count }
    let start = text.indices.dropLast(mark.count - 1).last { text[$0] == 0x0A && text[$0...].starts(with: mark) }
    // Such a line in the middle of a newsletter does not open a signature.
    guard let start, (text.count - start) * 3 < text.count else { return text.count }
    return start
}

private func wordCount(_ text: String) -> Int {
    var (count, isInWord) = (0, false)
    for byte in text.utf8 {
        let isLetter = byte > 0x20
        if isLetter, !isInWord { count += 1 }
        isInWord = isLetter
    }
    return count
}
