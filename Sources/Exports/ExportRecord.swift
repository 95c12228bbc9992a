import Dates
import JSON
import Markup
import News
import Passages

// Programs that export articles agree on what they write and on no name for it: `published_at`, `publishedAt`, `pubDate`.
// So a member is looked up under all the names that are known for what it says, case, underscores and hyphens left out;
// and a value is read for the text in it, whether it is a text, a list, or an object with a name of its own.

/// An article as another program writes it: an object of JSON or a row of a table.
struct ExportRecord {
    /// By their names in lower case, letters and digits alone.
    private let members: [String: JSONValue]

    /// - Returns: nil for what is not an object.
    init?(_ value: JSONValue) {
        guard case .object(let object) = value else { return nil }
        var members: [String: JSONValue] = [:]
        // In an order of their own: two names may come to one, such as 'Body' and 'body'. Then one that says nothing counts
        // for nothing.
        func take(_ object: [String: JSONValue]) -> [String] {
            object.sorted { $0.key < $1.key }.map { name, value in
                let plain = Self.letters(of: name)
                if members[plain] == nil || value != .null && value != .string("") { members[plain] = value }
                return plain
            }
        }
        // The Guardian's answers have the text in an object within, Evernote's notes who wrote them; what a search engine or
        // a site's own interface found is within what they say of it.
        var outer = object
        for name in ["fields", "note-attributes", "metadata", "_source", "attributes", "document", "Document"] {
            guard let value = object[name], case .object(let inner) = value.elements.first ?? value else { continue }
            outer[name] = nil
            _ = take(inner)
        }
        for name in take(outer).sorted() {
            let short = Self.shortened(name)
            if members[short] == nil { members[short] = members[name] }
        }
        self.members = members
    }

    /// A name as it is compared.
    private static func letters(of name: String) -> String { folded(name).filter { $0.isLetter || $0.isNumber } }

    /// A name as it is looked up.
    static func plainName(_ name: String) -> String { shortened(letters(of: name)) }

    /// A name without what says no more than what it is a name of: `story_title`, `dc:title`.
    private static func shortened(_ plain: String) -> String {
        if knows(plain) { return plain }
        let rest = namePrefixes.first { plain.hasPrefix($0) }.map { String(plain.dropFirst($0.count)) }
        return rest.flatMap { knows($0) ? $0 : nil } ?? plain
    }

    /// The article; nil where it has no text, and not both a headline and a link either.
    var article: Article? {
        let (body, blocks) = text
        let summary = value(.summary).flatMap(plainText)
        let url = url
        let source = values(.source).lazy.compactMap(plainText).map(line).first { !isAddress($0) }
        // Where a text is beside it, a name is the article's; else it may be anybody's.
        let named = body.isEmpty && summary == nil ? nil : members["name"]
        let headline = (value(.headline) ?? named).flatMap(plainText).map(line).map { withoutOutlet($0, source) }
        guard !body.isEmpty || summary != nil || (headline != nil && url != nil) else { return nil }
        let updated = value(.updated).flatMap(exportMoment)
        // A program that knows one time alone calls it by either name. One that says when it took the article in means by
        // the other when it changed that.
        let keepsTimes = members.keys.contains { name in ownTimes.contains { name.hasPrefix($0) } }
        let published = value(.published).flatMap(exportMoment) ?? (keepsTimes ? nil : updated)
        let told = body.isEmpty ? summary ?? "" : body
        return Article(
            headline: headline ?? openingWords(of: told), byline: names, dateline: value(.dateline)?.text,
            source: source, published: published, updated: updated == published ? nil : updated,
            language: value(.language)?.text.map { languageCode(named: $0) ?? $0 },
            url: url, feedItemID: value(.identity)?.text, summary: body.isEmpty ? nil : summary, body: told,
            blocks: blocks)
    }

    /// Whether a name, as ``plainName(_:)`` leaves it, is one of those that are looked up.
    static func knows(_ name: String) -> Bool { knownNames.contains(name) }

    /// Whether the program that wrote it keeps it as a draft.
    var isDraft: Bool { members["status"]?.text == "draft" || members["draft"] == .bool(true) }

    /// What is known under a field's names, the likeliest first.
    private func values(_ field: ExportField) -> some Collection<JSONValue> {
        field.names.lazy.compactMap { members[$0] }.filter { plainText($0) != nil || !$0.elements.isEmpty }
    }

    private func value(_ field: ExportField) -> JSONValue? { values(field).first }

    /// Where the article stands. A program that keeps a copy gives its own address and that of the page; a page's is more
    /// than its server's.
    private var url: String? {
        let page = values(.pageURL).lazy.compactMap(address).first { !isHomePage($0) }
        return page ?? ExportField.url.names.firstFound { members[$0].flatMap(address) }
    }

    /// The names of those who wrote it, parted by commas.
    private var names: String? {
        guard let value = value(.byline) else { return nil }
        let names: [String]
        if !value.elements.isEmpty {
            names = value.elements.compactMap(plainText)
        } else {
            names = plainText(value).map(listedValues) ?? []
        }
        // A number is that of an account.
        let plain = names.map { withoutBy(line($0)) }.filter { $0.contains(where: \.isLetter) }
        return plain.isEmpty ? nil : plain.joined(separator: ", ")
    }

    /// The text, and what its paragraphs are.
    private var text: (body: String, blocks: [Block]) {
        if let sections = members["body"]?["sections"] {
            return (paragraphs(in: sections).joined(separator: "\n\n"), [])
        }
        let nested = [members["summary"], members["description"]].compactMap { $0?["content"] }.first
        let marked = members["highlights"].map(marked) ?? ""
        let told = values(.body).first { !isList($0) }
        guard let found = (told ?? nested).flatMap(wholeText) ?? (marked.isEmpty ? nil : marked) else {
            return ("", [])
        }
        if looksLikeHTML(found), let html = try? Markup.plainText(ofHTML: found), !html.text.isEmpty {
            return (html.text, html.blocks)
        }
        return (withParagraphs(normalizedBody(withoutCount(found))), [])
    }

    /// The passages that a reader marked, a paragraph each.
    private func marked(_ highlights: JSONValue) -> String {
        highlights.elements.compactMap { ($0["text"] ?? $0["quote"]).flatMap(plainText) }.joined(separator: "\n\n")
    }
}

/// The headings and paragraphs of a text that is given as sections, in order: of each what heads it, then the rest.
private func paragraphs(in value: JSONValue) -> [String] {
    if let text = value.text { return [text].filter { !$0.isEmpty } }
    if case .array(let items) = value { return items.flatMap(paragraphs) }
    return [value["headline"], value["paragraphs"]].compactMap { $0 }.flatMap(paragraphs)
}

private let knownNames = Set(ExportField.allCases.flatMap(\.names))

/// How the names of members begin that say of what they are.
private let namePrefixes = ["story", "article", "post", "entry", "item", "news", "dc", "og"]

/// How the names of members begin that say when a program took an article in.
private let ownTimes = ["created", "saved", "added", "stored", "imported", "clipped", "dateadded", "datesaved"]

/// Whether a value is a list of records, not a text.
private func isList(_ value: JSONValue) -> Bool {
    guard case .array(let items) = value, let first = items.first, case .object(let members) = first else {
        return false
    }
    return members.keys.contains { ExportField.headline.names.contains(ExportRecord.plainName($0)) }
}

/// All of a text that is given in pieces: paragraphs, or runs of letters of one kind that are objects, with or without
/// plain ones between them.
private func wholeText(_ value: JSONValue) -> String? {
    guard case .array(let items) = value, items.count > 1 else { return plainText(value) }
    let pieces = items.compactMap { $0["text"]?.text ?? plainText($0) }
    let areRuns = items.contains { $0.text == nil && $0["text"] != nil }
    return pieces.isEmpty ? nil : pieces.joined(separator: areRuns ? "" : "\n\n")
}

/// The articles of a JSON value: the value itself, or the members of the first list in it that holds any.
///
/// - Returns: in the order of the list; empty where there are none. `drafts` are the headlines of those that their program
///   has not published. `isList` says whether they are the members of a list.
package func exportedArticles(in value: JSONValue) -> (articles: [Article], drafts: [String], isList: Bool) {
    if let article = article(from: value), !article.body.isEmpty { return ([article], [], false) }
    var level = [value]
    for _ in 0..<6 {
        for value in level {
            let isDraft = value.elements.map { ExportRecord($0)?.isDraft == true }
            let articles = zip(value.elements, isDraft).filter { !$1 }.compactMap { article(from: $0.0) }
            guard !articles.isEmpty else { continue }
            let drafts = zip(value.elements, isDraft).filter(\.1).compactMap { article(from: $0.0)?.headline }
            return (articles, drafts, true)
        }
        level = level.flatMap { value -> [JSONValue] in
            if case .array(let items) = value { return Array(items.prefix(100)) }
            return value.members.map(\.value)
        }
    }
    return (article(from: value).map { [$0] } ?? [], [], false)
}

/// What a value says as a text: of an object its name or its content, of a list its first member; nil for nothing.
private func plainText(_ value: JSONValue) -> String? {
    switch value {
    case .null, .bool: return nil
    case .number(let digits): return digits
    case .string(let text):
        let isAbsent = text.utf8.count <= 4 && ["", "nan", "none", "null", "n/a"].contains(text.lowercased())
        return isAbsent || text.allSatisfy(\.isWhitespace) ? nil : text
    case .array(let items): return items.firstFound(plainText)
    case .object:
        let names = [
            "name", "title", "main", "rendered", "original", "content", "text", "value", "#text", "href", "url",
            "data", "attributes",
        ]
        if let named = names.firstFound({ value[$0].flatMap(plainText) }) { return named }
        // Names in capitals. What was read above is not read again.
        let others = value.members.filter { !names.contains($0.name) && names.contains($0.name.lowercased()) }
        return others.firstFound { plainText($0.value) }
    }
}

extension Sequence {
    /// What is found in the first element in which anything is.
    ///
    /// Each element is read once, where the first of a lazy `compactMap` reads the one it finds twice: of values within
    /// values each level would double the work.
    fileprivate func firstFound<Found>(_ read: (Element) -> Found?) -> Found? {
        for element in self {
            if let found = read(element) { return found }
        }
        return nil
    }
}

/// An address of the web in a value.
private func address(_ value: JSONValue) -> String? {
    let found: String? =
        if case .array(let items) = value { items.firstFound(address) } else {
            (value["href"] ?? value["permalink"] ?? value["canonical"])?.text ?? plainText(value)
        }
    return found.flatMap { $0.hasPrefix("http://") || $0.hasPrefix("https://") ? $0 : nil }
}

/// When a value says: a date in any form, or seconds, milliseconds or microseconds since 1970.
private func exportMoment(_ value: JSONValue) -> Moment? {
    guard let text = plainText(value) else { return nil }
    if let number = Double(text), number > 1e8 {
        let seconds = number < 1e11 ? number : number < 1e14 ? number / 1e3 : number / 1e6
        return seconds < 1e11 ? Moment(seconds: Int64(seconds)) : nil
    }
    return moment(from: text) ?? writtenMoment(text)
}

private func isAddress(_ text: String) -> Bool { text.hasPrefix("http://") || text.hasPrefix("https://") }

/// Whether an address names a server and nothing on it.
private func isHomePage(_ address: String) -> Bool {
    let rest = address.drop { $0 != ":" }.dropFirst(3)
    return rest.drop { $0 != "/" }.count <= 1
}

/// A headline without the outlet after it, as search services give it: 'A headline - The Paper'.
private func withoutOutlet(_ headline: String, _ outlet: String?) -> String {
    guard let outlet, !outlet.isEmpty else { return headline }
    for joint in [" - ", " | ", " – ", " — "] where headline.hasSuffix(joint + outlet) {
        let rest = headline.dropLast((joint + outlet).count)
        return rest.isEmpty ? headline : String(rest)
    }
    return headline
}

/// A text that was cut short, without what says by how much: `… [+1234 chars]`, `... [1234 chars]`.
private func withoutCount(_ text: String) -> String {
    guard text.hasSuffix(" chars]"), let mark = text.suffix(24).lastIndex(of: "["),
        text[mark...].dropFirst().first.map({ $0 == "+" || $0.isNumber }) == true
    else { return text }
    return String(text[..<mark]).trimmingSpaces
}

private func line(_ text: String) -> String {
    let plain = looksLikeHTML(text) || text.contains("&") ? (try? plainLine(ofHTML: text)) ?? text : text
    return singleLine(plain)
}

func looksLikeHTML(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: "<"))
        && ["</p>", "<br", "</div>", "</a>", "</li>", "</b>", "</em>", "</strong>", "</i>", "<p>", "<p "]
            .contains { text.contains($0) }
}

/// Lines as paragraphs where a text parts them by no more, as programs do that take texts off pages.
private func withParagraphs(_ text: String) -> String {
    guard text.utf8.contains(0x0A), !text.contains("\n\n") else { return text }
    let lines = text.split(separator: "\n")
    return lines.allSatisfy { $0.utf8.count >= 60 || endsSentence(Array($0.utf8)) }
        ? lines.joined(separator: "\n\n") : text
}
