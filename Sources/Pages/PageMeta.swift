import Markup

/// What a page says about itself in its head: `meta` elements by name, and its canonical address.
struct PageMeta {
    /// By `name`, `property`, `itemprop` or `http-equiv` in lower case, in order; at most twenty for one name.
    private var values: [String: [ArraySlice<UInt8>]] = [:]
    private(set) var title = ""
    private(set) var canonical: String?
    private(set) var language: String?

    init(_ tree: HTMLTree) {
        for index in tree.nodes.indices {
            switch tree.tag(index) {
            case .meta: add(tree, index)
            case .title where title.isEmpty: title = opening(of: tree, index)
            case .link: if canonical == nil { canonical = canonicalAddress(tree, index) }
            case .html: language = tree.value(of: .lang, in: index) ?? tree.value(of: .xmlLang, in: index)
            default: break
            }
        }
    }

    /// The value of the first of several names that has one.
    subscript(_ names: String...) -> String? {
        for name in names { if let value = all(name).first { return value } }
        return nil
    }

    /// The values of one name, each once, in order.
    func all(_ name: String) -> [String] {
        var result: [String] = []
        for bytes in values[name] ?? [] {
            let value = unescapedLine(String(decoding: bytes, as: UTF8.self))
            if !value.isEmpty, !result.contains(value) { result.append(value) }
        }
        return result
    }

    private mutating func add(_ tree: HTMLTree, _ node: Int) {
        guard let bytes = tree.bytes(of: .content, in: node), !bytes.isEmpty, bytes.count < 8000 else { return }
        for attribute in [HTMLAttribute.property, .name, .itemprop, .httpEquiv] {
            guard let names = tree.value(of: attribute, in: node) else { continue }
            for name in names.lowercased().split(whereSeparator: \.isWhitespace) {
                if values[String(name), default: []].count < 20 { values[String(name), default: []].append(bytes) }
            }
        }
    }
}

/// The first 600 bytes of an element's text, on one line.
private func opening(of tree: HTMLTree, _ node: Int) -> String {
    let text = tree.children(of: node).first { tree.tag($0) == .text }.map { tree.text($0).prefix(600) }
    return oneLine(String(decoding: text ?? [], as: UTF8.self)).replacing("\u{FFFD}", with: "")
}

private func canonicalAddress(_ tree: HTMLTree, _ node: Int) -> String? {
    guard let relations = tree.value(of: .rel, in: node)?.lowercased(),
        relations.split(separator: " ").contains("canonical"), let address = tree.value(of: .href, in: node)
    else { return nil }
    return webAddress(address)
}

/// An address that can be opened, that is a whole http or https one; nil for any other.
func webAddress(_ text: String) -> String? {
    let address = oneLine(text)
    let start = address.prefix(8).lowercased()
    guard start.hasPrefix("http://") || start.hasPrefix("https://"), !address.contains(" ") else { return nil }
    return address
}

/// A text on one line, with one space for each run of white space.
func oneLine(_ text: String) -> String { oneLine(Array(text.utf8)) }

/// UTF-8 on one line. No-break and ideographic spaces count as white space.
func oneLine(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    var owesSpace = false
    while index < bytes.count {
        let length = spaceLength(bytes, index)
        if length > 0 {
            owesSpace = !result.isEmpty
            index += length
        } else {
            if owesSpace { result.append(0x20) }
            owesSpace = false
            result.append(bytes[index])
            index += 1
        }
    }
    return String(decoding: result, as: UTF8.self)
}

/// The number of bytes of the white space at `index`; 0 if there is none.
private func spaceLength(_ bytes: [UInt8], _ index: Int) -> Int {
    switch bytes[index] {
    case 0x20, 0x09...0x0D: 1
    case 0xC2 where index + 1 < bytes.count && (bytes[index + 1] == 0xA0 || bytes[index + 1] == 0x85): 2
    case 0xE3 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80: 3
    default: 0
    }
}

/// A value that may be HTML, or escaped once too often, as plain text on one line.
func unescapedLine(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) || text.utf8.contains(UInt8(ascii: "<")) else { return oneLine(text) }
    // What is not HTML after all stays as it is.
    return (try? plainLine(ofHTML: text)) ?? oneLine(text)
}
