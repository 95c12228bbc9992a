import Dates
import JSON
import News

/// What one line of JSON Lines holds.
package enum JSONLine {
    /// An article, with its marks if the line comes from an export.
    case article(Article, ArticleMarks?)
    /// A feed or a correction.
    case record(LibraryRecord)
}

/// Reads a line: an article, or one of the records of an export.
///
/// - Returns: nil if it is neither.
/// - Throws: `JSONFault` if it is not JSON, or names a feed that is not at an `http` or `https` address.
package func jsonLine(from line: [UInt8]) throws(JSONFault) -> JSONLine? {
    let value = try jsonValue(of: line)
    if let record = try record(from: value) { return .record(record) }
    guard let article = article(from: value) else { return nil }
    return .article(article, marks(from: value, body: article.body))
}

/// - Returns: nil if none of the members that an export adds is there.
private func marks(from value: JSONValue, body: String) -> ArticleMarks? {
    let filed = value["filed"]?.text.flatMap(moment(from:))
    let marks = ArticleMarks(
        isRead: value["read"] == .bool(true), isStarred: value["starred"] == .bool(true),
        isHidden: value["hidden"] == .bool(true),
        readingOffset: value["place"]?.text.flatMap { Int($0) }.flatMap(ScalarIndex(body).byteOffset) ?? 0,
        filed: filed, feeds: texts(value["feeds"]), versions: versions(value["versions"]),
        tags: texts(value["tags"]).compactMap { tagName($0) }, note: value["note"]?.text.flatMap(noteText))
    // Tags alone do not make it an export of a library: sites and other programs give them to their articles too.
    let isOwn = marks.filed != nil || marks != ArticleMarks(tags: marks.tags, note: marks.note)
    return isOwn ? marks : nil
}

private func versions(_ value: JSONValue?) -> [TextVersion] {
    guard case .array(let items) = value else { return [] }
    return items.compactMap { item in
        guard let body = item["body"]?.text, let replaced = item["replaced"]?.text.flatMap(moment(from:)) else {
            return nil
        }
        return TextVersion(headline: item["headline"]?.text ?? "", body: body, replaced: replaced)
    }
}

private func record(from value: JSONValue) throws(JSONFault) -> LibraryRecord? {
    if let feed = value["subscription"], let address = feed["url"]?.text {
        guard WebAddress(address) != nil, address.utf8.count <= 4096 else {
            throw JSONFault(byteOffset: 0, expected: "an http or https address of a feed")
        }
        return .subscription(
            FiledFeed(
                id: 0, address: address, givenTitle: feed["title"]?.text, ownTitle: feed["own_title"]?.text,
                link: feed["link"]?.text.flatMap { WebAddress($0)?.text }, folder: texts(feed["folder"]),
                tags: texts(feed["tags"]),
                isTyped: feed["typed"] == .bool(true), fetchesFullText: feed["full_text"] == .bool(true)))
    }
    if let keyword = value["keyword"], let sort = keyword["sort"]?.text.flatMap(KeywordChoice.Sort.init(rawValue:)) {
        let made = keyword["made"]?.text.flatMap(moment(from:))?.seconds ?? 0
        return KeywordChoice(sort, spellings: texts(keyword["spellings"]), made: made).map { .keyword($0) }
    }
    if let note = value["entity_note"], let text = note["text"]?.text.flatMap(noteText), let name = note["name"]?.text,
        let kind = note["kind"]?.text.flatMap(EntityKind.init(rawValue:))
    {
        let written = note["written"]?.text.flatMap(moment(from:))?.seconds ?? 0
        return .note(NamedNote(name: name, kind: kind, text: text, written: written))
    }
    if let search = value["saved_search"], let name = search["name"]?.text, let typed = search["query"]?.text,
        !name.isEmpty, !typed.isEmpty
    {
        return .savedSearch(SavedSearch(name: name, typed: typed))
    }
    if let watch = value["watch"], let sort = watch["sort"]?.text.flatMap(NamedWatch.Sort.init(rawValue:)),
        let text = watch["text"]?.text, !text.isEmpty, text.utf8.count <= 4096
    {
        return .watch(NamedWatch(sort: sort, text: text, kind: watch["kind"]?.text))
    }
    if let story = value["story"] { return try storyDecision(story).map { .story($0) } }
    guard let correction = value["correction"], let sort = correction["sort"]?.text.flatMap(NamedCorrection.Sort.init),
        let name = correction["name"]?.text, let kind = correction["kind"]?.text
    else { return nil }
    return .correction(
        NamedCorrection(
            sort: sort, name: name, kind: kind, other: correction["other"]?.text,
            otherKind: correction["other_kind"]?.text,
            made: correction["made"]?.text.flatMap(moment(from:))?.seconds ?? 0,
            text: try correction["text"].flatMap(correctedText)))
}

/// A decision on a story; nil if nothing is decided in it.
private func storyDecision(_ value: JSONValue) throws(JSONFault) -> NamedStoryDecision? {
    guard case .array(let items) = value["pairs"], !items.isEmpty else { return nil }
    var pairs: [NamedStoryDecision.Pair] = []
    for item in items {
        guard let one = try item["one"].flatMap(correctedText), let other = try item["other"].flatMap(correctedText)
        else { continue }
        pairs.append(NamedStoryDecision.Pair(one: one, other: other, isApart: item["apart"] == .bool(true)))
    }
    return NamedStoryDecision(
        isApart: value["apart"] == .bool(true), made: value["made"]?.text.flatMap(moment(from:))?.seconds ?? 0,
        pairs: pairs)
}

/// The text that a correction is bound to; nil for null.
private func correctedText(_ value: JSONValue) throws(JSONFault) -> NamedCorrection.Text? {
    if value == .null { return nil }
    // A correction of one text must not be taken for one of all.
    guard let content = value["content"]?.text.flatMap({ Int64($0) }) else {
        throw JSONFault(byteOffset: 0, expected: "the hash of a corrected text")
    }
    return NamedCorrection.Text(
        contentHash: content, addressHash: value["address"]?.text.flatMap { Int64($0) },
        mention: try value["mention"].flatMap(anchor))
}

private func anchor(_ value: JSONValue) throws(JSONFault) -> TextAnchor? {
    if value == .null { return nil }
    guard let words = value["words"]?.text, let occurrence = value["occurrence"]?.text.flatMap({ Int($0) }),
        let before = value["before"]?.text.flatMap({ Int64($0) }),
        let after = value["after"]?.text.flatMap({ Int64($0) })
    else { throw JSONFault(byteOffset: 0, expected: "the words of a corrected mention") }
    return TextAnchor(words: words, occurrence: occurrence, before: before, after: after)
}

private func texts(_ value: JSONValue?) -> [String] {
    guard case .array(let items) = value else { return [] }
    return items.compactMap(\.text)
}
