import Synchronization

/// How far an import is. The thread that reads files writes it, any other may read it.
package final class ImportProgress: Sendable {
    private let filesRead = Atomic(0)
    private let bytesRead = Atomic(0)
    private let allFiles = Atomic(0)
    private let allBytes = Atomic(0)
    private let isCounted = Atomic(false)

    package init() {}

    /// Which share of the files has been read, by bytes: 0 to 1; nil while they are still being counted.
    package var share: Double? {
        guard isCounted.load(ordering: .relaxed) else { return nil }
        let (done, all) = (bytesRead.load(ordering: .relaxed), allBytes.load(ordering: .relaxed))
        return all > 0 ? min(1, Double(done) / Double(all)) : nil
    }

    /// Files read, and files counted so far.
    package var files: (done: Int, all: Int) {
        (filesRead.load(ordering: .relaxed), allFiles.load(ordering: .relaxed))
    }

    /// Counts the files below some paths; that takes seconds for a million.
    package func count(_ paths: [String]) {
        for case .file(_, let size) in FileWalk(paths.filter { $0 != "-" }) {
            allFiles.add(1, ordering: .relaxed)
            allBytes.add(size, ordering: .relaxed)
        }
        isCounted.store(!paths.contains("-"), ordering: .relaxed)
    }

    func add(bytes: Int) { bytesRead.add(bytes, ordering: .relaxed) }
    func addFile() { filesRead.add(1, ordering: .relaxed) }
}
