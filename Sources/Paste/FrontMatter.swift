import News
import Yams

/// The lines between two lines of dashes at the top of a Markdown text.
struct FrontMatter {
    /// UTF-8 byte offsets into the text.
    let range: Range<Int>
    /// Where the text itself begins.
    let end: Int
}

/// Whether the text begins with a line of three dashes that another such line closes.
package func opensFrontMatter(_ text: [UInt8]) -> Bool { frontMatter(of: text) != nil }

/// - Returns: nil if the text does not begin with front matter, or it is never closed.
func frontMatter(of text: [UInt8]) -> FrontMatter? {
    guard let start = text.firstIndex(where: { $0 > 0x20 }), text[start...].starts(with: Array("---".utf8)) else {
        return nil
    }
    var lineStart = start
    var content: Int?
    while lineStart < text.count, lineStart < start + 65_536 {
        let lineEnd = text[lineStart...].firstIndex(of: 0x0A) ?? text.count
        let line = text[lineStart..<lineEnd].reversed().drop { $0 <= 0x20 }
        let isFence = line.count == 3 && (line.allSatisfy { $0 == 0x2D } || line.allSatisfy { $0 == 0x2E })
        let next = min(lineEnd + 1, text.count)
        if let content {
            if isFence { return FrontMatter(range: content..<lineStart, end: next) }
        } else if isFence {
            content = next
        } else {
            return nil
        }
        lineStart = next
        if next == text.count { break }
    }
    return nil
}

/// What front matter says, by its keys in lower case; nil if it is not a YAML mapping.
///
/// YAML's own types are ignored: a date or a number is read as it was written.
func frontMatterFields(of text: [UInt8], in range: Range<Int>) -> [String: String]? {
    let yaml = String(decoding: text[range], as: UTF8.self)
    // Aliases can turn a few lines into gigabytes, and news has no use for them.
    let hasAliases = opensWord(text[range], with: UInt8(ascii: "&")) && opensWord(text[range], with: UInt8(ascii: "*"))
    guard !hasAliases, !isDeep(text[range]), let node = try? Yams.compose(yaml: yaml), let mapping = node.mapping else {
        return nil
    }
    var fields: [String: String] = [:]
    for (key, value) in mapping {
        guard let name = key.scalar?.string.lowercased(), let text = plainText(value), !text.isEmpty else { continue }
        fields[name] = text
    }
    return fields
}

/// Whether a sign stands between a space or bracket and a letter, as that of an anchor or an alias does.
private func opensWord(_ yaml: ArraySlice<UInt8>, with sign: UInt8) -> Bool {
    yaml.indices.dropFirst().dropLast().contains { index in
        yaml[index] == sign && yaml[index + 1] > 0x2F && [0x20, 0x5B, 0x2C].contains(yaml[index - 1])
    }
}

/// A scalar, a list of scalars separated by commas, or the name in a mapping.
private func plainText(_ node: Node) -> String? {
    if let scalar = node.scalar {
        let isNull = scalar.style == .plain && ["null", "~"].contains(scalar.string)
        return isNull ? nil : scalar.string
    }
    if let list = node.sequence {
        return list.compactMap { $0.scalar?.string ?? $0.mapping?["name"]?.scalar?.string }.joined(separator: ", ")
    }
    return node.mapping?["name"]?.scalar?.string
}

/// Whether the text nests deeper than any front matter does: the parser would recurse that deep.
private func isDeep(_ yaml: ArraySlice<UInt8>) -> Bool {
    var (depth, indent) = (0, 0)
    for byte in yaml {
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth -= 1 }
        indent = byte == 0x0A ? 0 : byte == 0x20 || byte == 0x2D ? indent + 1 : Int.min / 2
        if depth > 32 || indent > 128 { return true }
    }
    return false
}
