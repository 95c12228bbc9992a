import Markup

/// Reads a feed in XML or JSON; its format is told by its content.
///
/// - Returns: nil for what is no feed. A feed that is broken gives the items that could be read.
package func feed(from bytes: [UInt8]) -> Feed? {
    let first = bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    if first == UInt8(ascii: "{") { return jsonFeed(from: Array(decode(bytes).text.utf8)) }
    let text = XMLText(bytes)
    return text.isEmpty ? nil : xmlFeed(from: text)
}
