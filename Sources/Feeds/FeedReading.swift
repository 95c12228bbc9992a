import JSON
import Markup
import News

/// Reads a feed in XML or JSON; its format is told by its content.
///
/// A feed that is broken, or that costs more to read than its budget allows, gives the items that could be read.
///
/// - Returns: nil for what is no feed.
package func feed(from bytes: [UInt8], budget: ReadingBudget = ReadingBudget()) -> Feed? {
    let first = bytes.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }
    if first == UInt8(ascii: "{") {
        let text = Array(decode(bytes).text.utf8)
        do throws(JSONFault) {
            return feed(fromJSON: try jsonValue(of: text, budget: budget))
        } catch {
            if let excess = error.excess { return Feed(kind: .json, items: [], excess: excess) }
            return (try? jsonValue(of: mendedJSON(text), budget: budget)).flatMap(feed(fromJSON:))
        }
    }
    let text = XMLText(bytes)
    return text.isEmpty ? nil : xmlFeed(from: text, budget: budget)
}
