/// What went wrong at the server or on the way to it.
enum ServerError: Error {
    /// The server refused a statement: five letters and digits that say why, its own words, and the constraint that was
    /// violated.
    ///
    /// - Source: PostgreSQL's documentation, appendix A, "PostgreSQL Error Codes".
    case refused(state: String, message: String, constraint: String?)
    /// The connection broke. Of a change nobody knows whether it was made if that was asked for already.
    case lost(message: String)
    /// No connection could be made.
    case unreachable(message: String)
    /// libpq is not installed, in the words of the dynamic loader.
    case noClient(message: String)
    /// What was typed is no address.
    case notAnAddress

    /// Whether the same transaction may succeed when it is done again: others were in its way.
    var isPassing: Bool {
        guard case .refused(let state, _, _) = self else { return false }
        return state == "40001" || state == "40P01"
    }
}
