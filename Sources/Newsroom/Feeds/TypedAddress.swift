import Feeds
import Libraries
import News

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

extension NewsLibrary {
    /// The feed that a person means by an address: as they would type it to subscribe, or as it is shown, without its
    /// password; nil where there is none, or several are shown so.
    package func feed(typed text: String) throws(LibraryError) -> FiledFeed? {
        if let feed = try feed(at: webAddress(typed: text) ?? text) { return feed }
        guard text.contains(":***@") else { return nil }
        let shown = try feeds().filter { $0.shownAddress == text }
        return shown.count == 1 ? shown.first : nil
    }
}
