import JSON
import Markup

/// Reads a feed in XML or JSON; its format is told by its content.
///
/// A feed that is broken gives the items that could be read.
///
/// - Returns: nil for what is no feed.
package func feed(from bytes: [UInt8]) -> Feed? {
    let first = bytes.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }
    if first == UInt8(ascii: "{") {
        let text = Array(decode(bytes).text.utf8)
        let value = (try? jsonValue(of: text)) ?? (try? jsonValue(of: mendedJSON(text)))
        return value.flatMap(feed(fromJSON:))
    }
    let text = XMLText(bytes)
    return text.isEmpty ? nil : xmlFeed(from: text)
}
