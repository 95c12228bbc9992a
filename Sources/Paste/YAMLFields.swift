import Passages
import Yams

/// What YAML in front matter says, by its keys in lower case; nil if it is no list of fields.
///
/// YAML's own types do not count: a date or a number is read as it was written. Where the text breaks YAML's rules, as an
/// unquoted title with a colon does, it is read line by line as most programs that write it read it.
func yamlFields(of yaml: ArraySlice<UInt8>) -> [String: String]? {
    // Aliases can blow a few lines up to gigabytes. News has no use for them.
    let hasAliases = opensWord(yaml, with: UInt8(ascii: "&")) && opensWord(yaml, with: UInt8(ascii: "*"))
    let text = String(decoding: yaml, as: UTF8.self)
    guard !hasAliases, !isDeep(yaml) else { return nil }
    if let node = try? Yams.compose(yaml: text) { return node.mapping.map(fields) }
    return lenientFields(of: text)
}

private func fields(_ mapping: Node.Mapping) -> [String: String] {
    var fields: [String: String] = [:]
    for (key, value) in mapping {
        guard let name = key.scalar?.string.lowercased(), let text = plainText(value), !text.isEmpty else { continue }
        fields[name] = text
    }
    return fields
}

/// A scalar, or a list of scalars parted by commas, or the name in a mapping. `[[Ana Núñez]]`, which links to a note, is a
/// list of a list.
private func plainText(_ node: Node) -> String? {
    if let scalar = node.scalar {
        let isNull = scalar.style == .plain && ["null", "~"].contains(scalar.string)
        return isNull ? nil : scalar.string
    }
    if let list = node.sequence { return list.compactMap(plainText).joined(separator: ", ") }
    return node.mapping?["name"].flatMap(plainText)
}

/// Fields a line each, with lists of dashes and what is indented below them; nil where another line stands among them.
private func lenientFields(of text: String) -> [String: String]? {
    var fields: [String: String] = [:]
    var last = ""
    // Whether what is indented below the last field goes on with its text.
    var isText = false
    for line in text.split(whereSeparator: \.isNewline) {
        let plain = String(line).trimmingSpaces
        if plain.isEmpty || plain.hasPrefix("#") { continue }
        let isBelow = line.first == " " || line.first == "\t" || plain.hasPrefix("- ")
        if isBelow, !last.isEmpty {
            let isItem = plain.hasPrefix("- ")
            var item = unquoted(isItem ? String(plain.dropFirst(2)) : plain)
            // Of someone who is told of in several fields, the name counts.
            if let inner = FieldLine(item), !isText {
                if inner.name != "name" { continue }
                item = unquoted(inner.value)
            }
            let joint = isText && !isItem ? " " : ", "
            // In place: a list of many members would be copied with each of them.
            if fields[last]?.isEmpty != false { fields[last] = item } else { fields[last]?.append(joint + item) }
        } else if let field = FieldLine(line) {
            last = field.name
            isText = !field.value.isEmpty
            let isBelowAlone = ["|", ">", "|-", ">-"].contains(field.value)
            fields[last] = isBelowAlone ? "" : listedValues(field.value).joined(separator: ", ")
        } else {
            return nil
        }
    }
    return fields.filter { !$0.value.isEmpty }
}

/// Whether the sign stands between a space or bracket and a letter, as that of an anchor does.
private func opensWord(_ yaml: ArraySlice<UInt8>, with sign: UInt8) -> Bool {
    yaml.indices.dropFirst().dropLast().contains { index in
        yaml[index] == sign && yaml[index + 1] > 0x2F && [0x20, 0x5B, 0x2C].contains(yaml[index - 1])
    }
}

/// Whether brackets nest deeper than any front matter does, which the parser would recurse into.
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
