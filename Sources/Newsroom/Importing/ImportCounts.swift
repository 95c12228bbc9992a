/// What became of everything that one import read.
package struct ImportCounts: Sendable {
    package private(set) var new = 0
    package private(set) var updated = 0
    package private(set) var unchanged = 0
    package private(set) var skipped = 0
    /// The first file of which something was skipped, and why.
    package private(set) var firstSkipped: (file: String, failure: FileFailure)?

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
        case .export: break
        case .known(_, let articles): unchanged += articles
        case .skipped(let file, let failure):
            skipped += 1
            firstSkipped = firstSkipped ?? (file, failure)
        }
    }
}
