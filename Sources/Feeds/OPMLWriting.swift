/// Writes a list of feeds as OPML 2.0, in UTF-8 with a line an outline.
///
/// Feeds outside all folders come first, then the folders in the order in which they are first named; a feed that lies
/// in several is written in each. What was refused is not written.
package func opml(_ list: SubscriptionList) -> String {
    var root = OPMLFolder(name: "")
    for subscription in list.subscriptions {
        for path in subscription.folders.isEmpty ? [[]] : subscription.folders { root.insert(subscription, at: path) }
    }
    let title = list.title.map { "    <title>\(escapedXML($0))</title>\n" } ?? ""
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <opml version="2.0">
          <head>
        \(title)  </head>
          <body>
        \(root.outlines(indent: "    "))  </body>
        </opml>

        """
}

private struct OPMLFolder {
    /// Folders within folders that are written; those deeper become one.
    static let depth = 100

    let name: String
    var feeds: [Subscription] = []
    var folders: [OPMLFolder] = []

    init(name: String) { self.name = name }

    mutating func insert(_ subscription: Subscription, at path: [String]) {
        insert(subscription, at: path.prefix(Self.depth))
    }

    private mutating func insert(_ subscription: Subscription, at path: ArraySlice<String>) {
        guard let first = path.first else { return feeds.append(subscription) }
        let place = folders.firstIndex { $0.name == first } ?? folders.count
        if place == folders.count { folders.append(OPMLFolder(name: first)) }
        folders[place].insert(subscription, at: path.dropFirst())
    }

    func outlines(indent: String) -> String {
        var lines = feeds.map { indent + outline($0) + "\n" }.joined()
        for folder in folders {
            lines += "\(indent)<outline text=\"\(escapedXML(folder.name))\">\n"
            lines += folder.outlines(indent: indent + "  ")
            lines += "\(indent)</outline>\n"
        }
        return lines
    }

    private func outline(_ feed: Subscription) -> String {
        let name = escapedXML(feed.title ?? feed.address)
        let link = feed.link.map { " htmlUrl=\"\(escapedXML($0))\"" } ?? ""
        return
            "<outline type=\"rss\" text=\"\(name)\" title=\"\(name)\" xmlUrl=\"\(escapedXML(feed.address))\"\(link)/>"
    }
}

/// A text as it may stand in XML, within an attribute too; what XML cannot hold is left out.
private func escapedXML(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "\n", "\r", "\t": result += " "
        case _ where scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE: continue
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}
