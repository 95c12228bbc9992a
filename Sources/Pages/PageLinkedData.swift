import Dates
import JSON
import Markup
import News

/// What a page says about its story in JSON-LD, in the vocabulary of schema.org.
struct LinkedArticle {
    var headline: String?
    /// Its other name. Some pages put the headline here and a description into `headline`.
    var name: String?
    var authors: [String] = []
    var published: Moment?
    var updated: Moment?
    var publisher: String?
    var language: String?
    var address: String?
    var summary: String?
    var body: String?

    /// The first article that the page's scripts describe; nil if there is none.
    init?(of tree: HTMLTree) {
        var objects: [[String: JSONValue]] = []
        for index in tree.nodes.indices where tree.tag(index) == .script {
            guard let type = tree.value(of: .type, in: index)?.lowercased(), type.contains("ld+json"),
                let value = linkedData(tree.rawText(of: index))
            else { continue }
            objects += flattened(value)
        }
        let articles = objects.filter { types(of: $0).contains(where: articleTypes.contains) }
        guard let article = articles.first(where: { $0["headline"]?.text != nil }) ?? articles.first else { return nil }
        read(article, among: objects)
    }

    private mutating func read(_ article: [String: JSONValue], among objects: [[String: JSONValue]]) {
        headline = article["headline"]?.text.map(unescapedLine)
        name = article["name"]?.text.map(unescapedLine)
        authors = names(in: article["author"] ?? article["creator"], among: objects)
        published = article["datePublished"]?.text.flatMap { moment(from: $0) }
        updated = article["dateModified"]?.text.flatMap { moment(from: $0) }
        publisher = names(in: article["publisher"], among: objects).first
        language = article["inLanguage"]?.text
        address =
            (article["url"]?.text ?? article["mainEntityOfPage"]?.text ?? article["mainEntityOfPage"]?["@id"]?.text)
            .flatMap(webAddress)
        summary = article["description"]?.text.map(unescapedLine)
        body = article["articleBody"]?.text ?? posts(in: article["liveBlogUpdate"])
    }
}

/// The posts of a live blog, in their order: the time of each as it is told there, its headline and its text; nil for none.
private func posts(in value: JSONValue?) -> String? {
    guard let value, case let list = value.elements.isEmpty ? [value] : value.elements else { return nil }
    let posts = list.prefix(2000).compactMap { post -> String? in
        guard let text = post["articleBody"]?.text else { return nil }
        let time = post["datePublished"]?.text.flatMap(clock)
        return [time, post["headline"]?.text, text].compactMap { $0 }.joined(separator: "\n\n")
    }
    return posts.isEmpty ? nil : posts.joined(separator: "\n\n")
}

/// The hour and the minute in a time of ISO 8601, as they stand there.
private func clock(_ time: String) -> String? {
    guard let mark = time.firstIndex(of: "T") else { return nil }
    let clock = time[time.index(after: mark)...].prefix(5)
    return clock.count == 5 && clock.dropFirst(2).first == ":" ? String(clock) : nil
}

private let articleTypes: Set<String> = [
    "Article", "NewsArticle", "AdvertiserContentArticle", "SatiricalArticle", "ScholarlyArticle", "Report",
    "AnalysisNewsArticle", "AskPublicNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
    "ReportageNewsArticle",
    "ReviewNewsArticle", "BlogPosting", "SocialMediaPosting", "LiveBlogPosting", "MedicalScholarlyArticle",
    "TechArticle",
    "APIReference", "Review", "CriticReview",
]

/// Reads a script's JSON, after removing what pages do to it: control characters within texts, HTML comments around it,
/// a semicolon after it.
private func linkedData(_ script: String) -> JSONValue? {
    var bytes = script.utf8.map { $0 < 0x20 ? 0x20 : $0 }[...]
    let mark = Array("![CDATA[".utf8)
    if let start = bytes.indices.prefix(64).first(where: { bytes[$0...].starts(with: mark) }) {
        bytes = bytes[(start + mark.count)...]
    }
    if let end = bytes.suffix(16).lastIndex(of: UInt8(ascii: ">")), bytes[..<end].suffix(2).elementsEqual("]]".utf8) {
        bytes = bytes[..<(end - 2)]
    }
    let opening = bytes.firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
    let closing = bytes.lastIndex { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }
    guard let opening, let closing, opening < closing else { return nil }
    // A script that is not JSON says nothing; other sources remain.
    return try? jsonValue(of: Array(bytes[opening...closing]))
}

/// The objects at the top level and in lists and graphs, in order; the main entity of a page follows the page.
private func flattened(_ value: JSONValue) -> [[String: JSONValue]] {
    var waiting = [value]
    var result: [[String: JSONValue]] = []
    while let next = waiting.popLast(), result.count < 1000 {
        switch next {
        case .array(let values): waiting += values.reversed()
        case .object(let members):
            result.append(members)
            for name in ["mainEntity", "mainEntityOfPage", "@graph"] {
                if let inner = members[name] { waiting.append(inner) }
            }
        default: break
        }
    }
    return result
}

private func types(of object: [String: JSONValue]) -> [String] {
    switch object["@type"] {
    case .string(let type): [type]
    case .array(let types): types.compactMap(\.text)
    default: []
    }
}

/// The names of people or organisations, which may be given as texts, objects, lists or references to other objects.
private func names(in value: JSONValue?, among objects: [[String: JSONValue]]) -> [String] {
    switch value {
    case .string(let name): return webAddress(name) == nil ? [unescapedLine(name)].filter { !$0.isEmpty } : []
    case .array(let values):
        var result: [String] = []
        for value in values.prefix(20) {
            if case .array = value { continue }
            for name in names(in: value, among: objects) where !result.contains(name) { result.append(name) }
        }
        return result
    case .object(let members):
        if let name = members["name"] {
            if case .object = name { return [] }
            return names(in: name, among: [])
        }
        guard let id = members["@id"]?.text else { return [] }
        let named = objects.first { $0["@id"]?.text == id && $0["name"] != nil }
        return names(in: named?["name"], among: [])
    default: return []
    }
}
