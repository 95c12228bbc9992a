import Synchronization

/// Lends memories of words, one to each text that is being read, so that reading takes no lock.
final class WordMemories: Sendable {
    private let lexicon: Lexicon
    private let clusters: WordClusters?
    private let free = Mutex<[WordMemory]>([])

    init(lexicon: Lexicon, clusters: WordClusters?) {
        self.lexicon = lexicon
        self.clusters = clusters
    }

    /// Lends a memory, ready for a new text, for as long as `body` runs.
    func lend<Result>(_ body: (inout WordMemory) -> Result) -> Result {
        var memory = free.withLock { $0.popLast() } ?? WordMemory(lexicon: lexicon, clusters: clusters)
        memory.begin()
        let result = body(&memory)
        free.withLock { $0.append(memory) }
        return result
    }
}
