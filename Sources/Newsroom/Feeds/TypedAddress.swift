import News
import Storage

/// The address that a person means by what they typed; nil if it is not one of the web's.
///
/// `example.org` means `https://example.org`. A `feed:` before an address, as browsers had it, is left out.
package func webAddress(typed text: String) -> String? {
    var address = text.filter { !$0.isWhitespace || $0 == " " }
    while address.first == " " { address.removeFirst() }
    while address.last == " " { address.removeLast() }
    if address.lowercased().hasPrefix("feed://") { address = "http" + address.dropFirst(4) }
    if address.lowercased().hasPrefix("feed:http") { address = String(address.dropFirst(5)) }
    if !address.contains("://") {
        let scheme = address.prefix { $0 != ":" && $0 != "/" && $0 != "." }
        let isScheme = address.dropFirst(scheme.count).first == ":" && scheme != "localhost"
        if address.isEmpty || isScheme || address.first == "/" || address.first == "|" { return nil }
        address = "https://" + address
    }
    return address.utf8.count <= 4096 ? WebAddress(address)?.text : nil
}

/// Whether two addresses ask the same host; false for what is no address of the web.
func haveSameHost(_ one: String, _ other: String) -> Bool {
    guard let one = WebAddress(one), let other = WebAddress(other) else { return false }
    return one.hasSameHost(as: other)
}

/// The encoding that a content type names; nil if it names none.
func charset(of contentType: String?) -> String? {
    guard let contentType, let start = contentType.lowercased().firstRange(of: "charset=")?.upperBound else {
        return nil
    }
    let name = contentType.lowercased()[start...].prefix { $0 != ";" && $0 != " " }.filter { $0 != "\"" && $0 != "'" }
    return name.isEmpty ? nil : name
}

extension Library {
    /// The feed that a person means by an address: as they would type it to subscribe, or as it is shown, without its
    /// password; nil where there is none, or several are shown so.
    package func feed(typed text: String) throws(LibraryError) -> FiledFeed? {
        if let feed = try feed(at: webAddress(typed: text) ?? text) { return feed }
        guard text.contains(":***@") else { return nil }
        let shown = try feeds().filter { $0.shownAddress == text }
        return shown.count == 1 ? shown.first : nil
    }
}
