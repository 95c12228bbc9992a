import News

/// A service that newsboat was set up to read from.
package struct NewsboatService: Hashable, Sendable {
    /// What newsboat calls it, as in `freshrss`.
    package let name: String
    /// What it speaks; nil for what Dateline does not speak.
    package let service: SyncAccount.Service?
    package let address: String?
    package let user: String?
}

/// The service that newsboat's configuration names; nil for none.
///
/// - Parameter text: the file `config`: a setting a line, its name and its value, which may stand in quotes. Of several
///   lines with one name the last counts.
/// - Source: newsboat's manual, "Configuration Commands".
package func newsboatService(inConfiguration text: String) -> NewsboatService? {
    var settings: [Substring: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
        let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
        guard words.count == 2, !words[0].hasPrefix("#") else { continue }
        settings[words[0]] = unquoted(words[1])
    }
    guard let name = settings["urls-source"], name != "local", name != "opml" else { return nil }
    let (service, usual): (SyncAccount.Service?, String?) =
        switch name {
        case "freshrss", "miniflux": (.googleReader, nil)
        case "feedhq": (.googleReader, "https://feedhq.org")
        case "oldreader": (.googleReader, "https://theoldreader.com")
        case "ocnews": (.nextcloud, nil)
        default: (nil, nil)
        }
    let setting = { (part: String) in settings["\(name)-\(part)"[...]] }
    return NewsboatService(name: name, service: service, address: setting("url") ?? usual, user: setting("login"))
}

/// A value without white space and quotes around it, and without a comment behind it.
private func unquoted(_ value: Substring) -> String {
    let value = value.drop { $0.isWhitespace }
    if value.first == "\"" { return String(value.dropFirst().prefix { $0 != "\"" }) }
    return String(value.prefix { !$0.isWhitespace })
}
