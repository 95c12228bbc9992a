import News
import Passages

/// The headline, chosen among the titles that a page gives.
///
/// What the page says to machines comes first: it is the headline as the newsroom wrote it. The window's title often
/// has the site's name before or after it, which is removed if it can be recognised.
///
/// - Parameters:
///   - headings: the page's first headings, in order.
///   - marked: what the page marks as its headline.
func headline(meta: PageMeta, linked: LinkedArticle?, headings: [String], marked: String?, site: String?) -> String {
    let given =
        linked?.title(like: meta.title)
        ?? meta[
            "dc:title", "dc.title", "dcterm:title", "dcterms.title", "og:title", "weibo:article:title", "headline",
            "title",
            "twitter:title", "parsely-title"]
    if let given, words(of: given).count > 0 { return withoutSite(given, site: site) }
    if let marked { return marked }
    if let shorter = shortened(meta.title, headings: headings, site: site) { return shorter }
    return meta.title.isEmpty ? headings.first ?? "" : meta.title
}

/// The separators between a headline and a site's name.
private let separators: Set<Character> = ["|", "-", "–", "—", "·", "•", "»", "«", "/", "\\", ">", ":", "_", "@"]

/// A title cut at its separators, with the position of each piece.
private func pieces(of title: String) -> [(range: Range<String.Index>, text: Substring)] {
    var result: [(Range<String.Index>, Substring)] = []
    var start = title.startIndex
    var index = title.startIndex
    while index < title.endIndex {
        let next = title.index(after: index)
        let isParted =
            separators.contains(title[index]) && (next == title.endIndex || title[next] == " ")
            && (title[index] == ":" || index == title.startIndex || title[title.index(before: index)] == " ")
        if isParted {
            result.append((start..<index, title[start..<index]))
            start = next
        }
        index = next
    }
    result.append((start..<title.endIndex, title[start...]))
    return result
}

/// A title without the site's name at its end or start.
private func withoutSite(_ title: String, site: String?) -> String {
    guard let site, case let name = withoutArticle(site), !name.isEmpty else { return title }
    let parts = pieces(of: title)
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return title }
    if withoutArticle(String(last.text)) == name { return trimmed(title[..<parts[parts.count - 2].range.upperBound]) }
    if withoutArticle(String(first.text)) == name { return trimmed(title[parts[1].range.lowerBound...]) }
    return title
}

/// A site's name as it is compared: a paper calls itself 'The Herald' here and 'Herald' there.
private func withoutArticle(_ name: String) -> String {
    let plain = folded(name)
    return plain.hasPrefix("the ") ? String(plain.dropFirst(4)) : plain
}

/// The window's title cut down to what a heading says, or without the site's name.
private func shortened(_ title: String, headings: [String], site: String?) -> String? {
    if title.isEmpty { return nil }
    let parts = pieces(of: title)
    if parts.count > 12 { return title }
    if parts.count == 1 { return completed(title, by: headings) }
    let plainHeadings = Set(headings.map { folded($0) })
    // The longest run of parts that a heading repeats.
    for length in (1..<parts.count).reversed() {
        for start in 0...(parts.count - length) {
            let run = trimmed(title[parts[start].range.lowerBound..<parts[start + length - 1].range.upperBound])
            if words(of: run).count > 0, plainHeadings.contains(folded(run)) { return run }
        }
    }
    let cut = withoutSite(title, site: site)
    if cut != title { return completed(cut, by: headings) }
    let beginning = trimmed(title[..<parts[parts.count - 2].range.upperBound])
    let hasBar = title.contains(" | ") || title.contains(" - ") || title.contains(" – ") || title.contains(" — ")
    return hasBar && words(of: beginning).count > 4 ? beginning : title
}

/// The first heading that begins with a title and says more; the title if none does, or if it has fewer than three
/// words. Of a long headline the window may have the beginning alone.
private func completed(_ title: String, by headings: [String]) -> String {
    guard words(of: title).count >= 3 else { return title }
    let opening = folded(title) + " "
    return headings.first { folded($0).hasPrefix(opening) } ?? title
}

private func trimmed(_ text: Substring) -> String {
    var text = text
    while let last = text.last, last == " " || (separators.contains(last) && text.dropLast().last == " ") {
        text.removeLast()
    }
    return String(text.drop { $0 == " " })
}

extension LinkedArticle {
    /// The headline, or the name if that alone says what the window's title says.
    fileprivate func title(like windowTitle: String) -> String? {
        guard let headline, let name, headline != name else { return headline ?? name }
        let title = Set(words(of: windowTitle))
        func share(_ text: String) -> Double {
            let own = Set(words(of: text))
            return own.isEmpty ? 0 : Double(own.intersection(title).count) / Double(own.count)
        }
        return share(headline) < 0.5 && share(name) > 0.75 ? name : headline
    }
}
