import JSON
import Markup
import News

/// The columns of a table: their names, and the sign that parts them.
package struct TableColumns: Sendable {
    private let separator: UInt8
    private let names: [String]

    /// Reads the first row of a table.
    ///
    /// - Returns: nil where nothing parts it.
    package init?(_ row: ArraySlice<UInt8>) {
        let row = row.starts(with: [0xEF, 0xBB, 0xBF]) ? row.dropFirst(3) : row
        let counts = [UInt8(ascii: "\t"), 0x3B, 0x2C, 0x7C].map { sign in (sign: sign, count: row.count { $0 == sign })
        }
        guard let most = counts.max(by: { $0.count < $1.count }), most.count > 0 else { return nil }
        separator = most.sign
        names = fields(of: row, separator: most.sign).map { ExportRecord.plainName($0) }
    }

    /// Whether a row can tell of an article: it has a headline or a text.
    package var areOfArticles: Bool { !known.isDisjoint(with: (ExportField.headline.names + ExportField.body.names)) }

    /// Whether they are names that no line of a story would hold side by side.
    package var areSurelyOfArticles: Bool {
        names.count >= 3 && names.count(where: { ExportRecord.knows($0) }) >= 3 && areOfArticles
            && names.allSatisfy { $0.utf8.count <= 30 }
    }

    private var known: Set<String> { Set(names) }

    /// The article in a row with its tags and note; nil where the row has neither a text nor both a headline and a link.
    ///
    /// - Returns: `marks` is nil where the row has neither tags nor a note. Tags are parted by semicolons, commas or bars.
    package func article(in row: ArraySlice<UInt8>) -> (article: Article, marks: ArticleMarks?)? {
        var members = members(in: row)
        // The number of a row is its own within the table, and nothing beside it.
        members["id"] = nil
        return ExportRecord(.object(members))?.article.map { ($0, marks(in: members)) }
    }
}

extension TableColumns {
    private func members(in row: ArraySlice<UInt8>) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        for (name, value) in zip(names, fields(of: row, separator: separator)) where !name.isEmpty && !value.isEmpty {
            members[name] = members[name] ?? .string(value)
        }
        return members
    }

    /// The fields of a row as a list of texts, whatever its columns are called.
    package func texts(in row: ArraySlice<UInt8>) -> JSONValue {
        .array(fields(of: row, separator: separator).map { .string($0) })
    }
}

private func marks(in members: [String: JSONValue]) -> ArticleMarks? {
    let typed = (members["tags"] ?? members["labels"])?.text ?? ""
    let tags = tagNames(typed: String(typed.map { $0 == ";" || $0 == "|" ? "," : $0 }))
    let note = members["note"]?.text.flatMap(noteText)
    return tags.isEmpty && note == nil ? nil : ArticleMarks(tags: tags, note: note)
}

/// The fields of a row: a quoted one without its marks, two marks within it as one.
private func fields(of row: ArraySlice<UInt8>, separator: UInt8) -> [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    // Whether the field has nothing but white space so far.
    var isBlank = true
    var index = row.startIndex
    while index < row.endIndex {
        let byte = row[index]
        index += 1
        if byte == 0x22, isQuoted, index < row.endIndex, row[index] == 0x22 {
            field.append(byte)
            isBlank = false
            index += 1
        } else if byte == 0x22, isQuoted || isBlank {
            isQuoted.toggle()
        } else if byte == separator, !isQuoted {
            fields.append(trimmedText(of: field))
            field.removeAll(keepingCapacity: true)
            isBlank = true
        } else if byte != 0x0D || isQuoted {
            field.append(byte)
            isBlank = isBlank && byte <= 0x20
        }
    }
    return fields + [trimmedText(of: field)]
}

/// A field as text, without white space at its ends.
private func trimmedText(of field: [UInt8]) -> String {
    var text = decode(field).text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
}
