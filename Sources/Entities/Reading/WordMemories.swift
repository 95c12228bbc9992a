import Synchronization

/// Lends memories of words, one to a text: as many as texts are read at once, and no lock while one is read.
final class WordMemories: Sendable {
    private let lexicon: Lexicon
    private let clusters: WordClusters?
    private let free = Mutex<[WordMemory]>([])

    init(lexicon: Lexicon, clusters: WordClusters?) {
        self.lexicon = lexicon
        self.clusters = clusters
    }

    /// Lends a memory, begun anew, for as long as `body` runs.
    func lend<Result>(_ body: (inout WordMemory) -> Result) -> Result {
        var memory = free.withLock { $0.popLast() } ?? WordMemory(lexicon: lexicon, clusters: clusters)
        memory.begin()
        let result = body(&memory)
        free.withLock { $0.append(memory) }
        return result
    }
}
