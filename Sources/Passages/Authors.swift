// Authors are named once with "By", or by name alone above a date, and often again at the end, where a page says who
// they are.

/// The person that a short line begins with: 'Maria Ivanova in Varna', 'Maria Ivanova, Balkans correspondent', 'Maria
/// Ivanova Environment editor'; nil if what follows the name is neither a place nor a post.
package func personName(opening passage: Passage) -> String? {
    guard (3...12).contains(passage.wordCount), !passage.endsSentence, !passage.isListItem, !passage.hasQuote else {
        return nil
    }
    let words = passage.words
    var length = words.prefix { ($0.isCapitalized || $0.isAllCaps) && $0.traits.isDisjoint(with: [.section, .outlet]) }
        .count
    if let post = words.firstIndex(where: { $0.isOne(of: posts) }) {
        // In 'Maria Ivanova Balkans correspondent' the first two words are the name.
        length = min(length, post >= 2 ? max(2, min(length, post) - (post == length && post > 2 ? 1 : 0)) : 0)
        guard post <= length + 3, !passage.isProse else { return nil }
    } else {
        // 'Maria Ivanova and Ivan Todorov in Varna'.
        if length < words.count, length >= 2, words[length].isOne(of: andWords) {
            let second = words[(length + 1)...].prefix { $0.isCapitalized }.count
            if (2...3).contains(second) { length += 1 + second }
        }
        guard length < words.count, words[length].isOne(of: placeWords), length + 1 < words.count,
            words[length + 1].isCapitalized
        else { return nil }
    }
    guard (2...7).contains(length), words[0].traits.isDisjoint(with: [.control, .filler, .section]) else { return nil }
    let name = passage.text[words[0].range.lowerBound..<words[length - 1].range.upperBound]
    return name.contains(0x2C) ? nil : String(decoding: name, as: UTF8.self)
}

/// Names without what a comma adds to them: 'Maria Ivanova, Varna' is Maria Ivanova. A part of several capitalised
/// words is another name.
package func withoutPost(_ names: String) -> String {
    let parts = names.split(separator: ",").map { String($0).trimmingMarks }
    var kept: [String] = []
    for part in parts {
        let bytes = Array(part.utf8)
        let list = words(of: bytes, in: 0..<bytes.count)
        let isPost = list.contains { $0.isOne(of: posts) } || list.count < 2 || !isName(part)
        if !kept.isEmpty, isPost { break }
        kept.append(part)
    }
    return kept.isEmpty ? names : kept.joined(separator: ", ")
}

/// Names without the word that opens a byline: 'By Petra Holm', 'Von: Anke Voss', 'Story by Petra Holm'.
package func withoutBy(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let list = words(of: bytes, in: 0..<bytes.count)
    // 'Di Stefano' is a name, 'di Stefano' may be none.
    var rest = list.prefix { $0.isOne(of: bylineOpening) || $0.isOne(of: storyWords) }
    while let last = rest.last, !last.isOne(of: byWords) { rest.removeLast() }
    guard let last = rest.last, list.count > rest.count, list[rest.count].isCapitalized || list[rest.count].isAllCaps
    else { return text.trimmingMarks }
    return String(decoding: bytes[last.range.upperBound...], as: UTF8.self).trimmingMarks
}

let storyWords = hashes("story text report words article")
private let byWords = hashes("by von par por di door av af")

extension Masthead {
    /// The authors' names, separately and in lower case.
    private var authors: [String] {
        guard let byline else { return [] }
        let plain = byline.lowercased()
        let parts = [" and ", " und ", " et ", " & ", " y "].reduce([plain]) { parts, link in
            parts.flatMap { $0.split(separator: link).map(String.init) }
        }
        return parts.flatMap { $0.split(separator: ",").map { String($0).trimmingMarks } }.filter { $0.contains(" ") }
    }

    /// Whether a line says who wrote the story: it begins with an author's name, followed by a verb or a post, or is little
    /// more than the name.
    package func tellsOfAuthor(_ passage: Passage) -> Bool {
        guard !passage.words.isEmpty, !passage.hasQuote else { return false }
        let line = passage.string.lowercased()
        for name in authors {
            let surname = String(name.split(separator: " ").last ?? "")
            if passage.wordCount <= 8, !passage.endsSentence, line.contains(name) { return true }
            let given = String(name.prefix { $0 != " " })
            guard
                line.hasPrefix(name) || surname.count > 2 && line.hasPrefix(surname + " ")
                    || given.count > 2 && line.hasPrefix(given + " is ")
            else { continue }
            if passage.words.dropFirst(1).prefix(8).contains(where: { $0.isOne(of: posts) || $0.isOne(of: works) }) {
                return true
            }
        }
        return false
    }
}

private let andWords = hashes("and und et y e")
private let placeWords = hashes("in aus à en")
/// The words for a post at a newspaper.
package let posts = hashes(
    """
    reporter correspondent editor writer columnist journalist photographer producer contributor staff critic
    correspondant correspondante korrespondent korrespondentin redakteur redakteurin reporterin journaliste
    corresponsal periodista redactor redactora corrispondente giornalista freelance fellow
    """)
private let works = hashes(
    "covers covered reports reported reporting writes contributed contributes joined edits edited works covering leads")
