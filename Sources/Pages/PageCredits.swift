import Dates
import Markup
import News
import Passages

// Who wrote a story and when, taken from the page itself if its head does not say.

extension PageSurvey {
    /// The byline on the page: a link marked as the author's, a microdata author, or a line whose names call it a byline.
    ///
    /// The nearest to the story counts: first between its headline and its end, then before, then anywhere.
    func bylineOnPage(headline: Int?, before end: Int) -> String? {
        let near = max(0, (headline ?? 0) - 20)
        for range in [near..<max(near, end), 0..<near] {
            let marked = Array(range.lazy.filter(isMarkedAuthor).prefix(50))
            for (number, index) in marked.enumerated() {
                guard let name = cleanByline(authorText(of: index)) else { continue }
                return printedLine(around: index) ?? names(of: marked[number...], beginning: name)
            }
            // A line that is set out as the byline is taken as it is printed, including "By".
            for index in range.lazy.filter(isNamedByline).prefix(50) {
                if let line = cleanByline(authorText(of: index), keepsOpening: isSetOut(index)) { return line }
            }
        }
        // A reader that saves pages sets the name by itself in the line of credits.
        let credits = (near..<max(near, end)).lazy.filter { hints[$0].contains(.credits) && isShort($0, 60) }
        if let name = credits.prefix(5).lazy.compactMap(nameAlone).first { return name }
        let later = tree.nodes.indices.dropFirst(end).lazy.filter { isMarkedAuthor($0) && tree.tag($0) != .a }
        for index in later.prefix(50) {
            if let name = cleanByline(authorText(of: index)) { return name }
        }
        return nil
    }

    /// The names of a marked author and of those that are marked beside it, each once.
    private func names(of marked: ArraySlice<Int>, beginning first: String) -> String {
        guard let start = marked.first, let line = tree.parent(of: start) else { return first }
        var names = [first]
        // A link within the line, or each author in an element of its own.
        let block = tree.parent(of: line).flatMap { isShort($0, 200) ? $0 : nil } ?? line
        for index in marked.dropFirst() where index < tree.descendants(of: block).upperBound {
            guard index >= tree.descendants(of: start).upperBound, let name = cleanByline(authorText(of: index)) else {
                continue
            }
            if !names.contains(where: { $0.contains(name) || name.contains($0) }) { names.append(name) }
        }
        return names.joined(separator: ", ")
    }

    private func isShort(_ node: Int, _ most: Int) -> Bool { shortText(below: node).utf8.count <= most }

    /// The line set out as the byline that holds a marked author, as it is printed; nil where none opens with a capital 'By'
    /// or its like, and where it says no more than the name.
    private func printedLine(around author: Int) -> String? {
        var node = author
        for _ in 0..<2 {
            guard let outer = tree.parent(of: node) else { return nil }
            node = outer
            guard isShort(node, 100), tree.tag(node) != .p else { return nil }
            guard !hints[node].isDisjoint(with: [.byline, .credits]) else { continue }
            let text = shortText(below: node)
            let name = withoutBy(text)
            return text.first?.isUppercase == true && name != text && name.count > authorText(of: author).count
                ? cleanByline(text, keepsOpening: true) : nil
        }
        return nil
    }

    private func isMarkedAuthor(_ node: Int) -> Bool {
        guard tree.tag(node) != .text, tree.tag(node) != .meta, tree.tag(node) != .link, tree.hasAttributes(node) else {
            return false
        }
        if let relation = tree.value(of: .rel, in: node), relation.lowercased().split(separator: " ").contains("author")
        {
            return true
        }
        guard let property = tree.value(of: .itemprop, in: node) else { return false }
        return property.split(separator: " ").contains("author")
    }

    /// Whether the name in a line is marked up for itself, with a link for one, and the line is no paragraph like those of
    /// the text.
    private func isSetOut(_ node: Int) -> Bool {
        tree.tag(node) != .p && tree.descendants(of: node).prefix(50).contains { tree.tag($0) != .text }
    }

    /// The person that an element names and of whom it says nothing else.
    private func nameAlone(_ node: Int) -> String? {
        guard tree.tag(node) != .text, tree.tag(node) != .time else { return nil }
        var masthead = Masthead()
        return masthead.takeName(Passage(text: Array(shortText(below: node).utf8), followsBlank: true))
            ? masthead.byline : nil
    }

    private func isNamedByline(_ node: Int) -> Bool { tree.tag(node) != .text && hints[node].contains(.byline) }

    /// The name inside a microdata author if one is marked, otherwise all its text.
    private func authorText(of node: Int) -> String {
        for index in tree.descendants(of: node).prefix(100) {
            if let property = tree.bytes(of: .itemprop, in: index), property.elementsEqual("name".utf8) {
                return shortText(below: index)
            }
        }
        return shortText(below: node)
    }

    /// When the page's text says that the story was published: first in microdata, then in `time`, then in a line of
    /// credits.
    func publishedOnPage(before end: Int) -> Moment? {
        let nodes = tree.nodes.indices.prefix(end).lazy
        for isWanted in [isMarkedDate, isTime, isShortCredit] {
            for index in nodes.filter(isWanted).prefix(50) {
                if let moment = moment(at: index) { return moment }
            }
        }
        return nil
    }

    private func isMarkedDate(_ node: Int) -> Bool {
        tree.value(of: .itemprop, in: node)?.contains("datePublished") ?? false
    }

    private func isTime(_ node: Int) -> Bool { tree.tag(node) == .time }

    private func isShortCredit(_ node: Int) -> Bool {
        tree.tag(node) != .text && hints[node].contains(.credits) && length[node] < 200
    }

    private func moment(at node: Int) -> Moment? {
        let given = tree.value(of: .datetime, in: node) ?? tree.value(of: .content, in: node)
        if let given, let found = Dates.moment(from: given) { return found }
        return Dates.moment(from: String(shortText(below: node).prefix(200)))
    }
}

/// A byline without a date that follows it; nil if it is not a name.
///
/// - Parameter keepsOpening: whether a word such as "By" at its start stays.
func cleanByline(_ text: String?, keepsOpening: Bool = false) -> String? {
    guard let text, case var line = oneLine(text), !line.isEmpty, line.utf8.count < 300 else { return nil }
    let plain = line.lowercased()
    // In lower case the word is part of a sentence: 'Posted on 5 March by Maria Ivanova'.
    if !keepsOpening || line.first?.isLowercase == true,
        let opening = bylineOpenings.first(where: { plain.hasPrefix($0) })
    {
        line = String(line.dropFirst(opening.count))
    }
    if !keepsOpening, case let name = withoutBy(line), !line.hasPrefix(name) { line = name }
    if let stamp = dateStamps(in: Array(line.utf8)).first {
        let head = String(decoding: Array(line.utf8)[..<stamp.range.lowerBound], as: UTF8.self)
        line = head
    }
    line = oneLine(line)
    while let last = line.last, ",|•·-–—/;".contains(last) || last == " " { line.removeLast() }
    while let first = line.first, ",|•·-–—/:;".contains(first) || first == " " { line.removeFirst() }
    guard line.count < 120, line.last != ":", line.contains(where: \.isLetter), webAddress(line) == nil,
        !line.contains("://")
    else {
        return nil
    }
    return line
}

private let bylineOpenings: [String] = [
    "by: ", "by ", "written by ", "posted by ", "published by ", "von: ", "von ", "par ", "por ", "di ", "door ", "av ",
    "af ",
    "tekst: ", "text: ", "autor: ", "author: ", "автор: ", "автор ", "文/", "作者：", "作者:",
]
