import News
import Reader
import Storage
import Synchronization

/// Corrects entities as a person asks, and undoes and redoes corrections.
final class CorrectionMaker: Sendable {
    private let library: Library
    /// The corrections that were undone and not redone, the latest one last.
    private let undone = Mutex<[EntityCorrection]>([])

    init(library: Library) { self.library = library }

    /// Makes a correction.
    ///
    /// - Returns: what was done, in words.
    func make(_ correction: EntityCorrection) throws -> String {
        let words = try words(for: correction)
        try library.correct(correction)
        undone.withLock { $0 = [] }
        return words
    }

    /// Undoes the last correction; returns nil if there is none.
    func undo() throws -> String? {
        guard let last = try library.corrections().last else { return nil }
        try library.undoCorrection(last.id)
        undone.withLock { $0.append(last.correction) }
        return "Undone: " + (try words(for: last.correction))
    }

    /// Makes the correction again that was undone last; returns nil if there is none.
    func redo() throws -> String? {
        guard let correction = undone.withLock({ $0.popLast() }) else { return nil }
        let words = try words(for: correction)
        try library.correct(correction)
        return "Redone: " + words
    }

    private func words(for correction: EntityCorrection) throws -> String {
        switch correction {
        case .merge(let one, let other): "\(try name(of: one)) merged with \(try name(of: other))"
        case .split(let alias, let entity): "\(alias) split from \(try name(of: entity))"
        case .rename(let entity, let name): "\(try self.name(of: entity)) renamed to \(name)"
        case .changeKind(let entity, let kind): "\(try name(of: entity)) changed to \(kind.word)"
        case .hide(let entity): "\(try name(of: entity)) hidden"
        }
    }

    private func name(of entity: Entity.ID) throws -> String { try library.entity(entity)?.name ?? "an entity" }
}
