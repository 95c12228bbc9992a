import News

// Articles as other programs take them: a table, and references for BibTeX and for RIS.

extension FiledArticle {
    /// The columns of the table.
    package static let tableHeader = "article,headline,byline,source,published,url,words,read,starred,tags,note,names"

    /// A row of a table in CSV.
    ///
    /// - Source: RFC 4180. A field that a spreadsheet would take for a formula gets an apostrophe in front, because
    ///   anybody can publish a headline.
    package var tableRow: String {
        let names = entities.filter { $0.entity.kind != .date }.map(\.entity.name).joined(separator: "; ")
        let fields = [
            "\(line.id)", article.headline, article.byline ?? "", article.source ?? "",
            article.published?.iso8601 ?? "", article.url ?? "", "\(line.words)", line.isRead ? "yes" : "no",
            line.isStarred ? "yes" : "no", line.tags.joined(separator: "; "), note ?? "", names,
        ]
        return replacingControls(in: fields.map(tableField).joined(separator: ","))
    }

    /// An entry for BibTeX.
    package var bibTeX: String {
        var fields: [(String, String)] = [("title", "{" + teX(article.headline) + "}")]
        if !authors.isEmpty {
            fields.append(("author", authors.map { "{" + teX($0) + "}" }.joined(separator: " and ")))
        }
        if let source = article.source { fields.append(("journal", teX(source))) }
        if let day = article.published?.day {
            let (year, month, number) = day.parts
            fields += [("year", "\(year)"), ("month", "\(month)"), ("day", "\(number)")]
        }
        if let url = article.url { fields.append(("url", url.filter { !"{}\\".contains($0) && !$0.isNewline })) }
        let lines = fields.map { "  \($0.0) = {\($0.1)}" }
        return replacingControls(in: "@article{dateline\(line.id),\n" + lines.joined(separator: ",\n") + "\n}\n")
    }

    /// A reference in RIS: lines of two letters and a value, with the names as keywords.
    package var ris: String {
        var lines = [("TY", "NEWS"), ("TI", article.headline)]
        lines += authors.map { ("AU", $0) }
        if let source = article.source { lines.append(("T2", source)) }
        if let day = article.published?.day {
            let (year, month, number) = day.parts
            lines += [("PY", "\(year)"), ("DA", "\(year)/\(twoDigits(month))/\(twoDigits(number))")]
        }
        if let url = article.url { lines.append(("UR", url)) }
        if let summary = article.summary { lines.append(("AB", summary)) }
        lines += entities.filter { $0.entity.kind != .date }.map { ("KW", $0.entity.name) }
        lines.append(("ER", ""))
        return replacingControls(in: lines.map { "\($0.0)  - \(onOneLine($0.1))" }.joined(separator: "\n") + "\n")
    }

    /// The names in the byline, without 'By' and what joins them.
    private var authors: [String] {
        guard var byline = article.byline.map(onOneLine) else { return [] }
        if byline.lowercased().hasPrefix("by ") { byline = String(byline.dropFirst(3)) }
        return byline.split(separator: ", ").flatMap { $0.split(separator: " and ") }
            .map { String($0).trimmed }.filter { !$0.isEmpty }
    }
}

/// A field of a table in CSV.
func tableField(_ text: String) -> String {
    var text = onOneLine(text)
    if let first = text.first, "=+-@".contains(first) { text = "'" + text }
    guard text.contains(where: { "\",".contains($0) }) || text.first == " " || text.last == " " else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}

private func onOneLine(_ text: String) -> String { String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// A text with the signs escaped that mean something to TeX.
private func teX(_ text: String) -> String {
    onOneLine(text).reduce(into: "") { result, character in
        switch character {
        case "\\": result += "\\textbackslash{}"
        case "~": result += "\\textasciitilde{}"
        case "^": result += "\\textasciicircum{}"
        case "{", "}", "$", "&", "#", "_", "%": result += "\\\(character)"
        default: result.append(character)
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " || $0 == "," }.reversed())
    }
}
