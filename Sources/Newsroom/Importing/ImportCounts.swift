/// What became of the arrivals of one import.
package struct ImportCounts: Sendable, CustomStringConvertible {
    package private(set) var new = 0
    package private(set) var updated = 0
    package private(set) var unchanged = 0
    package private(set) var skipped = 0
    /// Why the first of those skipped was.
    private var firstReason: String?

    package init() {}

    package var seen: Int { new + updated + unchanged + skipped }

    package mutating func add(_ event: Desk.Event) {
        switch event {
        case .filed(let filing, _, _, _):
            switch filing.outcome {
            case .new: new += 1
            case .updated: updated += 1
            case .unchanged: unchanged += 1
            }
        case .known(_, let articles): unchanged += articles
        case .skipped(let file, let reason):
            skipped += 1
            firstReason = firstReason ?? "\(file): \(reason)"
        }
    }

    /// '5 new articles, 1 updated, 2 skipped (broken.txt: no text)'.
    package var description: String {
        var parts = ["\(new) new \(new == 1 ? "article" : "articles")"]
        if updated > 0 { parts.append("\(updated) updated") }
        if unchanged > 0 { parts.append("\(unchanged) already there") }
        if skipped > 0 { parts.append("\(skipped) skipped" + (firstReason.map { " (\($0))" } ?? "")) }
        return parts.joined(separator: ", ")
    }
}
