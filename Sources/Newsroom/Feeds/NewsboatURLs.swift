import Feeds
import Libraries
import News
import Reader

/// The feeds in newsboat's `urls` file.
///
/// A line is an address and tags after it, separated by blanks. A tag or an address with blanks stands in quotes, with
/// `\"` for a quotation mark. `~Name` gives the feed a title, `!` hides it, `#` begins a comment. Lines that would run a
/// program (`exec:`, `filter:`) and files (`file:`) are refused. A `query:` line becomes a
/// saved search, if its filter can be told as one.
package struct NewsboatURLs {
    /// In the order of the file.
    package private(set) var feeds: [NewFeed] = []
    private(set) var refused: [RefusedFeed] = []
    private(set) var searches: [SavedSearch] = []
    /// Where each address stands in `feeds`.
    private var places: [String: Int] = [:]

    package init(_ text: String) {
        for line in text.split(whereSeparator: \.isNewline) {
            let words = Self.words(of: line)
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            take(first, tags: Array(words.dropFirst()))
        }
    }

    private mutating func take(_ address: String, tags: [String]) {
        let scheme = address.prefix { $0 != ":" }.lowercased()
        switch scheme {
        case "exec", "filter": refuse(address, .program(scheme))
        case "query": takeSearch(address)
        case "file": refuse(address, .file)
        default:
            guard let address = webAddress(listed: address) else {
                return refuse(address, .noWebAddress)
            }
            // A hidden feed gets a tag that says so: nothing is left out of the list.
            let title = tags.first { $0.hasPrefix("~") }.map { String($0.dropFirst()) }
            let isHidden = tags.contains("!")
            let names = tags.filter { !$0.hasPrefix("~") && $0 != "!" } + (isHidden ? ["hidden"] : [])
            // newsboat joins the tags of an address that stands there twice.
            if let index = places[address] {
                let known = feeds[index]
                feeds[index] = NewFeed(
                    address: address, title: known.title ?? title,
                    tags: known.tags + names.filter { !known.tags.contains($0) }, isTyped: true)
            } else {
                places[address] = feeds.count
                feeds.append(NewFeed(address: address, title: title, tags: names, isTyped: true))
            }
        }
    }

    /// `query:Name:filter`.
    private mutating func takeSearch(_ line: String) {
        let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, !parts[1].isEmpty, let typed = NewsboatFilter.search(of: parts[2]) else {
            return refuse(line, .savedSearch)
        }
        searches.append(SavedSearch(name: parts[1], typed: typed))
    }

    private mutating func refuse(_ what: String, _ reason: RefusedFeed.Reason) {
        refused.append(RefusedFeed(what: what, reason: reason))
    }

    private static func words(of line: Substring) -> [String] {
        var words: [String] = []
        var word = ""
        var isOpen = false
        var isQuoted = false
        var isEscaped = false
        for character in line {
            if isEscaped {
                word.append(character)
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
                isOpen = true
            } else if !isQuoted, character.isWhitespace {
                if isOpen { words.append(word) }
                (word, isOpen) = ("", false)
            } else if !isQuoted, character == "#", !isOpen {
                return words.isEmpty ? ["#"] : words
            } else {
                word.append(character)
                isOpen = true
            }
        }
        return isOpen ? words + [word] : words
    }
}
