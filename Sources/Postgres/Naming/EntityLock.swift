/// The two locks under which entities come to be and change, each held until the end of the transaction.
enum EntityLock {
    /// "DLin", before the number of each lock of ours.
    static let key = Int32(0x444C_696E)

    /// Waits until nobody else changes entities, what articles name, or corrections. Taking it again costs a look.
    static func take(_ session: Session) throws {
        try session.rows("SELECT pg_advisory_xact_lock(\(key), \(Int32(1)))")
    }

    /// Waits until nobody else links a batch of articles: so several importers make no more entities than one. Who changes
    /// entities otherwise does not wait for it.
    static func takeLinking(_ session: Session) throws {
        try session.rows("SELECT pg_advisory_xact_lock(\(key), \(Int32(2)))")
    }

    /// Notes that the entities have changed: what other programs remember of them is no longer right.
    static func noteChange(_ session: Session) throws {
        try session.change("UPDATE tally SET entity_changes = entity_changes + 1")
    }
}
