import JSON
import News

extension GoogleReader {
    var keepsLabels: Bool { true }

    /// `tag/list` names folders and labels alike. Where it says which is which, as FreshRSS does, that counts. A label
    /// with the name of a folder is left out in any case: the service would list the folder's items for it.
    func labels(apartFrom folders: Set<String>) throws(SyncFailure) -> [String: Set<String>]? {
        guard let tags = try tagList() else { return nil }
        var labels: [String: Set<String>] = [:]
        for tag in tags {
            guard let id = tag["id"]?.text, let name = labelName(id), !folders.contains(asWritten(name)),
                tag["type"]?.text.map({ $0 == "tag" }) ?? true
            else { continue }
            labels[asWritten(name), default: []].formUnion(try itemIDs(of: labelID(name)))
        }
        return labels
    }

    /// The list of folders and labels; nil where the service has none.
    private func tagList() throws(SyncFailure) -> [JSONValue]? {
        do throws(SyncFailure) {
            return try get("tag/list")["tags"]?.elements
        } catch {
            switch error {
            case .tooOld, .refused, .strangeAnswer: return nil
            case .fetch, .wrongPassword, .noService, .switchedOff, .held: throw error
            }
        }
    }

    func label(_ change: LabelChange) throws(SyncFailure) {
        let field = (change.isAdded ? "a" : "r", labelID(change.name))
        _ = try post("edit-tag", [field] + change.items.map { ("i", longItemID($0)) })
    }

    /// FreshRSS numbers items by when they came to it, in microseconds, which is what `mark-all-as-read` takes. Where
    /// the numbers say nothing of time, no clock here agrees well enough with the one there.
    func markAllRead(upToNewestOf ids: Set<String>) throws(SyncFailure) -> Bool {
        let year2001 = Int64(1_000_000_000_000_000)
        let numbers = ids.compactMap { Int64($0) }
        guard numbers.count == ids.count, let oldest = numbers.min(), oldest > year2001, let newest = numbers.max()
        else {
            return false
        }
        _ = try post("mark-all-as-read", [("s", "user/-/state/com.google/reading-list"), ("ts", String(newest))])
        return true
    }
}
