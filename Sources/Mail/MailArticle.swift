import Dates
import Markup
import News
import Passages

// Newsletters are news by mail. The subject is the headline; the sender is the outlet, or a writer at one. A letter
// that comes in both forms is read as text, unless its HTML says much more: the text of many newsletters only tells
// where to find them on the web.

/// What of a message is not read.
package enum MailGap: Equatable, Sendable {
    /// The parts after so many, and those within more than so many others.
    case parts(most: Int, deepest: Int)
    /// A part in HTML that goes beyond a limit.
    case html(HTMLError)
}

/// A message as it was read.
package struct Letter {
    /// nil if it has neither subject nor text.
    package let article: Article?
    package let gaps: [MailGap]

    /// - Parameter bytes: one message (RFC 5322 and MIME).
    package init(_ bytes: [UInt8]) {
        let headers = MailHeaders(bytes[...])
        let content = MailContent(headers, bytes[headers.end...])
        let (html, faults) = htmlText(content.html)
        article = Mail.article(headers, LetterText(content, html: html))
        let parts = MailGap.parts(most: MailContent.partLimit, deepest: MailContent.depthLimit)
        gaps = (content.isCut ? [parts] : []) + faults.map(MailGap.html)
    }
}

private func article(_ headers: MailHeaders, _ text: LetterText) -> Article? {
    var article = Article(headline: "", body: "")
    text.put(into: &article)
    article.headline = headers["subject"] ?? openingWords(of: article.body)
    guard !article.headline.isEmpty || !article.body.isEmpty else { return nil }
    let sender = Sender(headers["from"] ?? headers["sender"])
    article.source = sender.outlet
    article.byline = sender.writer
    article.published = headers["date"].flatMap(writtenMoment) ?? received(headers)
    article.language = headers["content-language"]
    article.url =
        ["archived-at", "x-url", "content-location"].lazy.compactMap { headers[$0] }.compactMap(addressInBrackets).first
    article.feedItemID = headers["message-id"]
    return article
}

/// Whether bytes begin like a message: nothing but header fields up to an empty line, at least three of which mail has.
/// If its name ends in `eml` or `mbox`, one is enough.
package func looksLikeMail(_ bytes: ArraySlice<UInt8>, name: String?) -> Bool {
    let opening = bytes.prefix(65_536)
    let headers = MailHeaders(opening)
    guard !headers.fields.isEmpty else { return false }
    let known = Set(headers.fields.map(\.name)).intersection(fieldsOfMail)
    let suffix = name?.split(separator: ".").last?.lowercased()
    if suffix == "eml" || suffix == "mbox" { return !known.isEmpty }
    // A pasted text may begin with 'Date: ...' too. Mail also says where it is from, and an empty line ends its fields.
    let isEnded =
        headers.end >= opening.startIndex + 1 && opening[headers.end - 1] == 0x0A
        && (headers.end == opening.endIndex || endsWithEmptyLine(opening[..<headers.end]))
    return isEnded && known.count >= 3 && !known.isDisjoint(with: ["from", "received", "return-path"])
}

/// The letter in a file of Apple's Mail: a line with the number of its bytes stands above it, a list of marks below.
///
/// - Returns: nil for any other file.
package func appleLetter(in bytes: [UInt8]) -> [UInt8]? {
    guard let end = bytes.prefix(12).firstIndex(of: 0x0A), end > 0,
        let count = Int(String(decoding: bytes[..<end], as: UTF8.self).filter { $0 != " " }),
        case let letter = bytes[(end + 1)...].prefix(max(0, count)), letter.count == count,
        looksLikeMail(letter.prefix(65_536), name: ".eml")
    else { return nil }
    return Array(letter)
}

private func endsWithEmptyLine(_ bytes: ArraySlice<UInt8>) -> Bool {
    let tail = bytes.suffix(4)
    return tail.suffix(2).elementsEqual([0x0A, 0x0A]) || tail.elementsEqual([0x0D, 0x0A, 0x0D, 0x0A])
}

private let fieldsOfMail: Set = [
    "from", "to", "subject", "date", "received", "return-path", "message-id", "mime-version", "content-type",
    "delivered-to", "reply-to", "sender", "list-id", "list-unsubscribe", "dkim-signature", "x-mailer",
]

/// When the last mail server received it.
private func received(_ headers: MailHeaders) -> Moment? {
    headers["received"]?.split(separator: ";").last.flatMap { writtenMoment(String($0)) }
}

/// An http or https address, with or without the angle brackets around it.
private func addressInBrackets(_ text: String) -> String? {
    let address = text.drop { $0 == "<" || $0 == " " }.prefix { $0 != ">" && $0 != " " }
    let lower = address.prefix(8).lowercased()
    return lower.hasPrefix("http://") || lower.hasPrefix("https://") ? String(address) : nil
}

/// The sender of a message.
private struct Sender {
    var outlet: String?
    var writer: String?

    /// `The Paper <news@paper.example>`, or `Ana Núñez at The Paper <...>`; of a bare address, the domain.
    init(_ from: String?) {
        guard let name = personName(from) else { return }
        if name.contains("@") {
            outlet = name.split(separator: "@").last.map(String.init)
            return
        }
        for joint in [" via ", " at ", " from ", " | ", " @ "] {
            guard let range = name.firstRange(of: joint) else { continue }
            writer = String(name[..<range.lowerBound])
            outlet = String(name[range.upperBound...])
            return
        }
        outlet = name
    }
}
