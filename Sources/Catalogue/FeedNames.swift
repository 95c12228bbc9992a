import Libraries
import News

/// How the folders and tags of a feed are kept, and feeds found by them.
package enum FeedNames {
    /// Names as one text, a line each.
    package static func joined(_ parts: [String]) -> String {
        parts.map(\.onOneLine).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The names in a text that ``joined(_:)`` made.
    package static func parts(_ text: String?) -> [String] { (text ?? "").split(separator: "\n").map(String.init) }
}

extension [FiledFeed] {
    /// Those whose name, folder, tags or address hold the words of a text, as words or their beginnings.
    package func ids(named text: String) -> [FiledFeed.ID] {
        let words = IndexWords(text).list
        return filter { feed in
            let names = ([feed.name, feed.address] + feed.folder + feed.tags).joined(separator: " ")
            let held = " " + IndexWords(names).indexed
            return words.allSatisfy { held.contains(" " + $0) }
        }.map(\.id)
    }

    /// Those that have a tag.
    package func ids(tagged text: String) -> [FiledFeed.ID] {
        let wanted = tagKey(text)
        return filter { $0.tags.contains { tagKey($0) == wanted } }.map(\.id)
    }

    /// By folder and name; feeds outside folders first.
    package var inOrder: [FiledFeed] {
        map { ($0, $0.folder.map(folded), folded($0.name)) }.sorted { left, right in
            if left.1 != right.1 { return left.1.lexicographicallyPrecedes(right.1) }
            return (left.2, left.0.id) < (right.2, right.0.id)
        }.map(\.0)
    }
}
