import JSON
import News

private let itemPrefix = "tag:google.com,2005:reader/item/"

/// An item's name in the one form in which it is kept.
///
/// The API gives it as a signed decimal number of 64 bits, or as `tag:google.com,2005:reader/item/` with the same number
/// in sixteen hexadecimal digits. What is neither, as the names of The Old Reader, stays as it is.
func googleItemID(_ text: String) -> String {
    guard text.hasPrefix(itemPrefix) else { return text }
    let name = String(text.dropFirst(itemPrefix.count))
    guard name.utf8.count <= 16, let number = UInt64(name, radix: 16) else { return name }
    return String(Int64(bitPattern: number))
}

/// An item's name in the form that every service understands.
func longItemID(_ id: String) -> String {
    guard let number = Int64(id) else { return itemPrefix + id }
    return itemPrefix + hexadecimal(UInt64(bitPattern: number))
}

/// The name of the label in `user/-/label/NAME` or `user/1005/label/NAME`; nil for what is no label.
func labelName(_ id: String) -> String? {
    let parts = id.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "user" && parts[2] == "label" ? String(parts[3]) : nil
}

func labelID(_ name: String) -> String { "user/-/label/" + name }

/// Whether a category of an item is a state of Google's: `user/-/state/com.google/read`.
private func isState(_ id: String, _ state: String) -> Bool {
    id.hasPrefix("user/") && id.hasSuffix("/state/com.google/" + state)
}

/// An item of `stream/items/contents`; nil for one without a name.
func remoteItem(_ value: JSONValue) -> RemoteItem? {
    guard let id = value["id"]?.text else { return nil }
    let categories = (value["categories"]?.elements ?? []).compactMap(\.text)
    let html = value["content"]?["content"]?.text ?? value["summary"]?["content"]?.text ?? ""
    var item = RemoteItem(
        id: googleItemID(id), feed: value["origin"]?["streamId"]?.text ?? "", html: html,
        marks: ItemMarks(
            isRead: categories.contains { isState($0, "read") },
            isStarred: categories.contains { isState($0, "starred") }))
    item.url =
        value["canonical"]?.elements.first?["href"]?.text ?? value["alternate"]?.elements.first?["href"]?.text
    item.headline = value["title"]?.text.map(asWritten)
    item.byline = value["author"]?.text.map(asWritten)
    item.published = moment(value["published"])
    item.labels = categories.compactMap(labelName).map(asWritten)
    return item
}

/// A text with the wide signs that FreshRSS writes in the place of `<`, `>`, `&` and others put back. A text in a script
/// that has these signs itself stays as it is.
///
/// - Source: FreshRSS, `escapeToUnicodeAlternative`.
func asWritten(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.contains(where: { $0.value >= 0x2E80 }),
        scalars.allSatisfy({ $0.value < 0x2E80 || wideSigns[$0] != nil })
    else { return text }
    return String(String.UnicodeScalarView(scalars.map { wideSigns[$0] ?? $0 }))
}

private let wideSigns: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{FF1C}": "<", "\u{FF1E}": ">", "\u{FF06}": "&", "\u{FF1F}": "?", "\u{FF3C}": "\\", "\u{FF0F}": "/",
    "\u{FF0C}": ",", "\u{FF1B}": ";",
]
