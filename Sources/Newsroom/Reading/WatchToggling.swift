import Libraries
import News
import Reader

extension NewsLibrary {
    /// Watches something, or ends the watch that there is.
    ///
    /// - Returns: what was done, in words.
    func toggleWatch(of subject: WatchSubject) throws -> Notice {
        if let watch = try watches(cap: 0).first(where: { $0.subject == subject }) {
            try unwatch(watch.id)
            return Notice("\(watch.name) is no longer watched")
        }
        let id = try watch(subject)
        let name = try watches(cap: 0).first { $0.id == id }?.name ?? ""
        return Notice("watching \(name): 'dateline alerts' tells what comes; W again ends it")
    }
}
