import Dates
import News
import Passages

// A document of Nexis, ProQuest or PressReader: blocks of text, some of them fields with a label. Above the first field
// stand the outlet, the date and the headline, in an order that the archive has changed over the years; below the last
// one the text, and below that more fields.

/// A document whose fields have labels, as it is taken apart.
struct LabelledDocument {
    private enum Part { case head, fields, body, after }

    private let form: PressForm
    private var part = Part.head
    private var head: [PressBlock] = []
    private var body: [String] = []
    private var values: [PressField.Label: String] = [:]

    init(_ blocks: [PressBlock], from form: PressForm) {
        self.form = form
        for (index, block) in blocks.enumerated() {
            take(block, followedBy: blocks.indices.contains(index + 1) ? blocks[index + 1] : nil)
        }
    }

    /// The article; nil where there is neither a headline nor a text.
    var article: Article? {
        let opening = DocumentHead(head, hasHeadline: values[.headline] != nil)
        let headline = values[.headline] ?? values[.articleName] ?? opening.headline ?? ""
        let stamp = body.prefix(3).first(where: isStamp)
        let text = body.filter { $0 != stamp && !isTold($0, by: headline) }.joined(separator: "\n\n")
        // What an archive says of itself at the end has no fields.
        guard !text.isEmpty || !headline.isEmpty && part != .head else { return nil }
        let date =
            values[.date].flatMap(moment(from:)) ?? opening.published
            ?? stamp.flatMap { dateStamps(in: Array($0.utf8)).first?.moment }
        return Article(
            headline: headline.isEmpty ? openingWords(of: text) : headline,
            byline: (values[.byline] ?? values[.credit].flatMap(creditedName) ?? citedAuthor).map(pressByline),
            dateline: values[.dateline].map { place(inDateline: $0) ?? $0 }
                ?? Dateline(opening: Array(text.utf8.prefix(400)))?.place,
            source: (outlet ?? opening.source).map(pressSource),
            published: date ?? values[.citation].flatMap(moment(from:)) ?? outlet.flatMap(moment(from:)),
            language: values[.language].flatMap { languageCode(named: $0) }, url: values[.url],
            summary: values[.summary], body: text)
    }

    private var outlet: String? { values[.publication] ?? values[.citation] }

    /// The author in ProQuest's citation above the text: 'Holm, Petra. Marsh Courier; Bristol [Bristol]. 05 Mar 2024: A7.'
    private var citedAuthor: String? {
        guard form == .proquest, let outlet = outlet.map({ $0.prefix { $0 != ";" } }), !outlet.isEmpty
        else {
            return nil
        }
        let names = head.lazy.map(\.text).compactMap { line in
            line.firstRange(of: outlet).map { String(line[..<$0.lowerBound]) }
        }
        let name = names.first?.trimmingSpaces ?? ""
        return name.hasSuffix(".") ? String(name.dropLast()).trimmingSpaces : nil
    }

    /// Whether a paragraph only repeats the headline, perhaps with the outlet, the day and the writer in lines below it.
    private func isTold(_ paragraph: String, by headline: String) -> Bool {
        paragraph == headline
            || form == .pressReader && !headline.isEmpty && paragraph.hasPrefix(headline + " ")
                && values[.publication].map { paragraph.dropFirst(headline.count + 1).hasPrefix($0) } == true
    }

    /// Whether a line below PressReader's headline tells the outlet and the day: 'Marsh Courier · 5 Mar 2024 · 3'.
    private func isStamp(_ line: String) -> Bool {
        guard form == .pressReader, line.utf8.count <= 200, let outlet = values[.publication],
            line.firstRange(of: outlet) != nil
        else { return false }
        return !dateStamps(in: Array(line.utf8)).isEmpty && !endsSentence(Array(line.utf8))
    }

    private mutating func take(_ block: PressBlock, followedBy next: PressBlock?) {
        switch part {
        case .head:
            // PressReader's fields come below the text.
            if !takeFields(block) { form == .pressReader ? body.append(block.text) : head.append(block) }
        case .fields: if !takeFields(block), form != .uni, !isAddress(block) { takeText(block) }
        case .body: if endsText(block, next) { part = .after; _ = takeFields(block) } else { takeText(block) }
        case .after: _ = takeFields(block)
        }
    }

    /// Whether a block is an address of the archive's among its fields.
    private func isAddress(_ block: PressBlock) -> Bool {
        form == .proquest && block.lines.allSatisfy { $0.hasPrefix("http") && !$0.contains(" ") }
    }

    private mutating func takeText(_ block: PressBlock) {
        part = .body
        let text = joinedLines(block.lines.filter { !isProquestLink($0) })
        if !text.isEmpty { body.append(text) }
    }

    /// Takes in a block of fields; false for one that opens with something else.
    private mutating func takeFields(_ block: PressBlock) -> Bool {
        if opensText(block.lines[0]) {
            takeText(PressBlock(lines: Array(block.lines.dropFirst()), indent: block.indent))
            return true
        }
        guard PressField(block.lines[0]) != nil else { return false }
        // A broadcast's names stand among the lines of the head.
        if part == .head, block.lines.contains(where: { PressField($0).map { $0.label != .other } ?? false }) {
            part = .fields
        }
        var open: PressField.Label?
        for (index, line) in block.lines.enumerated() {
            if let field = PressField(line) {
                if field.label == .body, part != .after {
                    takeText(PressBlock(lines: [field.value] + block.lines[(index + 1)...], indent: 0))
                    return true
                }
                open = field.label
                values[field.label] = values[field.label] ?? (field.value.isEmpty ? nil : field.value)
            } else if opensText(line) {
                takeText(PressBlock(lines: Array(block.lines[(index + 1)...]), indent: 0))
                return true
            } else if let open, let known = values[open] {
                values[open] = known + " " + line
            }
        }
        return true
    }

    /// Whether a line says that the text follows.
    private func opensText(_ line: String) -> Bool {
        part != .after && ["body", "full text"].contains(line.lowercased())
    }

    /// Whether a block opens what an archive says below the text.
    private func endsText(_ block: PressBlock, _ next: PressBlock?) -> Bool {
        let line = block.lines[0]
        if ["Graphic", "Classification", "End of Document"].contains(line) || isCopyright(line) { return true }
        if form == .proquest, ["DETAILS", "Details", "Illustration", "Illustrations"].contains(line) { return true }
        guard let field = PressField(line) else { return false }
        if field.label == .loadDate || field.isCapitals { return true }
        // ProQuest's fields come one after the other; a paragraph may open with a word and a colon.
        return form == .proquest && (next.map { PressField($0.lines[0]) != nil || isRule($0.lines[0]) } ?? true)
    }
}

/// What stands above a document's fields.
private struct DocumentHead {
    private(set) var headline: String?
    private(set) var source: String?
    private(set) var published: Moment?

    /// - Parameter hasHeadline: whether a field gives the headline, so that no line here does.
    init(_ blocks: [PressBlock], hasHeadline: Bool) {
        var rest: [String] = []
        var dayIndex: Int?
        for block in blocks.compactMap(withoutCopyright) {
            if dayIndex == nil, let dayLine = block.lines.firstIndex(where: { day($0) != nil }) {
                published = day(block.lines[dayLine])
                // Without blank lines between them the headline and the outlet stand above the day.
                rest += block.lines[..<dayLine]
                dayIndex = rest.count
                rest += block.lines[(dayLine + 1)...].filter { !isEdition($0) && !isCopyright($0) }
            } else if let citation = block.lines.dropFirst().firstIndex(where: isCitation) {
                rest.append(joinedLines(Array(block.lines[..<citation])))
            } else if !isEdition(block.text) {
                rest.append(block.text)
            }
        }
        if hasHeadline {
            source = rest.first
            return
        }
        // Nexis Uni says the headline twice and the outlet below it; older forms the outlet first.
        let twice = rest.indices.dropLast().first { rest[$0] == rest[$0 + 1] }
        if let twice {
            headline = rest[twice]
            source = rest.first { $0 != headline }
        } else if let dayIndex, dayIndex == rest.count, rest.count > 2 {
            // The headline runs over several lines. Some documents say it in one line before that.
            let lines = Array(rest.dropLast())
            headline = joinedLines(Array(lines.dropFirst())) == lines[0] ? lines[0] : joinedLines(lines)
            source = rest.last
        } else if let dayIndex, dayIndex < rest.count {
            headline = rest[dayIndex]
            source = dayIndex > 0 ? rest[dayIndex - 1] : nil
        } else {
            headline = rest.first
            source = rest.count > 1 ? rest.last : nil
        }
    }

    /// The day that a line of hardly more than a date tells: 'March 5, 2024 Tuesday 9:47 PM GMT', where a wire has a clock.
    private func day(_ line: String) -> Moment? {
        guard line.utf8.count <= 60 else { return nil }
        let bytes = Array(line.utf8)
        return dateStamps(in: bytes).first { stamp in
            let rest = String(decoding: bytes[stamp.range.upperBound...], as: UTF8.self)
            let opens = stamp.range.lowerBound == 0 && rest.split(separator: " ").allSatisfy { !isSmall($0) }
            return stamp.range.count * 2 >= bytes.count || opens
        }?.moment
    }

    /// Whether a line is ProQuest's citation: 'Holm, Petra. Marsh Courier; Bristol [Bristol]. 05 Mar 2024: A7.'
    private func isCitation(_ line: String) -> Bool {
        line.contains("; ") && line.contains(" [") && line.contains("]") && !dateStamps(in: Array(line.utf8)).isEmpty
    }

    private func isSmall(_ word: Substring) -> Bool { word.first?.isLowercase == true }

    /// Whether a line says of the issue, not of the article, which it was, or that the archive corrected it.
    private func isEdition(_ line: String) -> Bool {
        let words = folded(line).split(separator: " ")
        let editions = ["edition", "ausgabe", "edicion", "editie", "edizione", "edicao"]
        return words.count <= 6 && words.contains { editions.contains(String($0)) }
            || words == ["correction", "appended"]
    }
}

/// A block without its lines that say whose the rights are; nil where nothing else stands in it.
private func withoutCopyright(_ block: PressBlock) -> PressBlock? {
    let lines = block.lines.filter { !isCopyright($0) }
    return lines.isEmpty ? nil : PressBlock(lines: lines, indent: block.indent)
}

/// The author whom a field of credits names: 'By Petra Holm'; nil where it may be a picture's.
private func creditedName(_ text: String) -> String? { withoutBy(text) == text ? nil : text }

/// Whether a line says whose the rights are.
func isCopyright(_ line: String) -> Bool {
    let words = folded(line).split(separator: " ").prefix(3)
    let isDated = words.dropFirst().contains { $0.count == 4 && Int($0) != nil }
    let opens = ["(c)", "(C)", "©", "Copyright", "COPYRIGHT"].contains { line.hasPrefix($0) }
    return opens && isDated || rightsClauses.contains { folded(line).hasSuffix($0) }
}

private let rightsClauses = ["all rights reserved", "alle rechte vorbehalten", "tous droits reserves"]

/// Authors as archives name them: 'By Petra Holm, Staff Writer', 'Holm, Petra; Voss, Anke'.
func pressByline(_ text: String) -> String {
    let names = text.split(separator: ";").map { String($0).trimmingSpaces }.filter {
        !$0.contains("contribut") && !$0.isEmpty
    }
    let inOrder = names.map { withSurnameLast(withoutBy($0)) }
    // Of several the surnames stand first, or none does: 'Petra Holm; Marsh Courier' is one and who employs her.
    let isList = zip(names, inOrder).allSatisfy { $0 != $1 }
    return withoutPost(isList ? inOrder.joined(separator: ", ") : withoutBy(names.joined(separator: "; ")))
}

/// A name whose surname stood before the given names.
private func withSurnameLast(_ name: String) -> String {
    let parts = name.split(separator: ",").map { String($0).trimmingMarks }
    // A surname before the given names, and nothing else.
    if parts.count == 2, !parts[0].contains(" "), parts[1].split(separator: " ").count <= 2, isName(parts[1]) {
        return parts[1] + " " + parts[0]
    }
    return name
}

/// An outlet without the place and the day after it: 'Marsh Courier; Bristol (UK)', 'Marsh Courier, 5 Mar 2024: A7'.
private func pressSource(_ text: String) -> String {
    let outlet = Array(text.utf8.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "[") })
    let day = dateStamps(in: outlet).first { $0.range.lowerBound > 0 }?.range.lowerBound ?? outlet.count
    let end = outlet[..<day].lastIndex { !" ,.".utf8.contains($0) } ?? -1
    return String(decoding: outlet[...end], as: UTF8.self)
}
