import Libraries
import News
import Reader
import Synchronization

/// Corrects entities as a person asks, and undoes and redoes corrections.
final class CorrectionMaker: Sendable {
    private let library: any NewsLibrary
    /// The corrections that were undone and not redone, the latest one last, each with what it was in words. A new
    /// correction ends them: what they were about may be another thing now.
    private let undone = Mutex<[(correction: any RedoableCorrection, words: String)]>([])

    init(library: any NewsLibrary) { self.library = library }

    /// Makes a correction.
    ///
    /// - Returns: what was done, in words.
    func make(_ scoped: ScopedCorrection) throws -> String {
        let made = try library.correct(scoped.correction, scope: scoped.scope)
        undone.withLock { $0 = [] }
        return made.sentence
    }

    /// Undoes the last correction; returns nil if there is none.
    func undo() throws -> String? {
        guard let last = try library.corrections().last else { return nil }
        return try undo(last)
    }

    /// Undoes any correction; returns nil if it is in force no longer.
    func undo(_ id: FiledCorrection.ID) throws -> String? {
        try library.corrections().first { $0.id == id }.map(undo)
    }

    /// Brings back an entity that is hidden; returns nil if it is not.
    func show(_ entity: Entity.ID) throws -> String? { try library.hiding(of: entity).flatMap(undo) }

    private func undo(_ correction: FiledCorrection) throws -> String {
        let words = correction.sentence
        let taken = try library.undoCorrection(correction.id)
        undone.withLock { $0.append((taken, words)) }
        return "Undone: " + words
    }

    /// Makes the correction again that was undone last; returns nil if there is none.
    func redo() throws -> String? {
        guard let last = undone.withLock({ $0.popLast() }) else { return nil }
        try library.redo(last.correction)
        return "Redone: " + last.words
    }
}
