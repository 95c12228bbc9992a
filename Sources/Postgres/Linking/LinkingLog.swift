import Catalogue
import News

/// What the batches that were linked last have changed of the entities, for others who link: they add it to what they
/// remember, and need not read the entities again. Two who link at a time would else read most of them for each batch.
struct LinkingLog {
    let session: Session

    /// How many batches it keeps: who has missed more begins anew.
    private static let length: Int64 = 6

    /// Notes a batch, within the transaction that files it.
    ///
    /// - Parameters:
    ///   - renamed: the entities that go by another name now.
    ///   - state: that of the library with this batch.
    func note(_ articles: [NotedArticle], _ renamed: [Entity.ID], after state: EntityState) throws {
        let content = session.packer.packed(NotedArticle.encoded(articles), as: .extraction)
        try session.all([
            "DELETE FROM linking_log WHERE change <= \(state.changes - Self.length)",
            """
            INSERT INTO linking_log (change, renamed, content) VALUES (\(state.changes), \(renamed), \(Bytes(content)))
            """,
        ])
    }

    /// Brings what is remembered to the state that the library is in now, if all that has changed since is in the log.
    ///
    /// - Returns: whether it is right now; else it is of no use any more.
    func bring(_ memory: EntityMemory, to state: EntityState) throws -> Bool {
        guard let remembered = memory.state, remembered.hasSameCorrections(as: state) else { return false }
        let missed = state.changes - remembered.changes
        guard missed > 0, missed <= Self.length else { return remembered == state }
        let rows = try session.rows(
            "SELECT renamed, content FROM linking_log WHERE change > \(remembered.changes) ORDER BY change")
        guard rows.count == missed else { return false }
        for row in rows {
            guard let content = row.bytes(1).flatMap(session.packer.unpacked),
                let articles = NotedArticle.list(decoding: content)
            else { return false }
            for article in articles { memory.noteOther(article) }
            for entity in row.numbers(0) { memory.known[entity] = nil }
        }
        memory.state = state
        return memory.nextID == state.lastEntity + 1
    }
}
