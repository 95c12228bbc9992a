import Synchronization

/// What can be undone and done again, in one order with corrections, as long as the program runs.
final class UndoHistory: Sendable {
    /// Something that was done.
    struct Step: Sendable {
        /// What it was, as in 'secure line is a keyword in every article'.
        let words: String
        let undo: @Sendable () throws -> Void
        let redo: @Sendable () throws -> Void
    }

    private struct State {
        /// What was done and can be undone, the latest last; nil for a correction.
        var done: [Step?] = []
        /// What was undone and can be done again.
        var undone: [Step?] = []
    }

    private let state = Mutex(State())

    /// Notes what was done.
    ///
    /// - Returns: what it was, in words.
    func note(_ step: Step) -> String {
        add(step)
        return step.words
    }

    /// Notes that a correction was made after all else.
    func noteCorrection() { add(nil) }

    /// Undoes the last step, unless something was corrected after it: that is then noted as undone.
    ///
    /// - Returns: what was undone, in words; nil if nothing was.
    func undoIfLast() throws -> String? {
        let latest = state.withLock { $0.done.popLast() } ?? nil
        try latest?.undo()
        state.withLock { $0.undone.append(latest) }
        return latest.map { "Undone: " + $0.words }
    }

    /// Does the step again that was undone last, unless a correction was undone after it: that is then noted as made
    /// again.
    ///
    /// - Returns: what was done again, in words; nil if nothing was.
    func redoIfLast() throws -> String? {
        guard let latest = state.withLock({ $0.undone.popLast() }) else { return nil }
        try latest?.redo()
        state.withLock { $0.done.append(latest) }
        return latest.map { "Redone: " + $0.words }
    }

    private func add(_ step: Step?) {
        state.withLock { state in
            state.done.append(step)
            state.undone = []
        }
    }
}
