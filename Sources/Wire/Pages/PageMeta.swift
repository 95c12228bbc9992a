import Markup

/// What a page says of itself in its head: `meta` elements by name, and its canonical address.
struct PageMeta {
    /// By `name`, `property` or `itemprop` in lower case, without spaces; of several with one name the first that says
    /// something.
    private var values: [String: String] = [:]
    private(set) var title = ""
    private(set) var canonical: String?
    private(set) var language: String?

    init(_ tree: HTMLTree) {
        for index in tree.nodes.indices {
            switch tree.tag(index) {
            case .meta: add(tree, index)
            case .title where title.isEmpty: title = oneLine(tree.rawText(of: index))
            case .link: if canonical == nil { canonical = canonicalAddress(tree, index) }
            case .html: language = tree.value(of: .lang, in: index) ?? tree.value(of: .xmlLang, in: index)
            default: break
            }
        }
    }

    /// The first of several names that says something.
    subscript(_ names: String...) -> String? {
        for name in names { if let value = values[name] { return value } }
        return nil
    }

    private mutating func add(_ tree: HTMLTree, _ node: Int) {
        guard let content = tree.value(of: .content, in: node).map(unescapedLine), !content.isEmpty else { return }
        for attribute in [HTMLAttribute.property, .name, .itemprop, .httpEquiv] {
            guard let names = tree.value(of: attribute, in: node) else { continue }
            for name in names.lowercased().split(whereSeparator: \.isWhitespace) {
                if values[String(name)] == nil { values[String(name)] = content }
            }
        }
    }
}

private func canonicalAddress(_ tree: HTMLTree, _ node: Int) -> String? {
    guard let relations = tree.value(of: .rel, in: node)?.lowercased(),
        relations.split(separator: " ").contains("canonical"), let address = tree.value(of: .href, in: node)
    else { return nil }
    return webAddress(address)
}

/// An address that can be opened: http or https, whole; nil for any other.
func webAddress(_ text: String) -> String? {
    let address = oneLine(text)
    let start = address.prefix(8).lowercased()
    guard start.hasPrefix("http://") || start.hasPrefix("https://"), !address.contains(" ") else { return nil }
    return address
}

/// A text on one line, with one space where white space was.
func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

/// A value that may be HTML itself, or be escaped once too often, as plain text on one line.
func unescapedLine(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) || text.utf8.contains(UInt8(ascii: "<")) else { return oneLine(text) }
    // What is no HTML after all stands as it is.
    return (try? plainLine(ofHTML: text)) ?? oneLine(text)
}
