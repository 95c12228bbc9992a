import News
import Storage
import Synchronization

/// Mends entities as a person asks, and takes mendings back and makes them again.
final class Mending: Sendable {
    private let library: Library
    /// Taken back and not yet made again, the last one last.
    private let takenBack = Mutex<[EntityCorrection]>([])

    init(library: Library) { self.library = library }

    /// Makes a correction.
    ///
    /// - Returns: what was done, in words.
    func make(_ correction: EntityCorrection) throws -> String {
        let words = try words(for: correction)
        try library.correct(correction)
        takenBack.withLock { $0 = [] }
        return words
    }

    /// Takes the last correction back; nil where there is none.
    func undo() throws -> String? {
        guard let last = try library.corrections().last else { return nil }
        try library.undoCorrection(last.id)
        takenBack.withLock { $0.append(last.correction) }
        return "Taken back: " + (try words(for: last.correction))
    }

    /// Makes the correction again that was taken back last; nil where there is none.
    func redo() throws -> String? {
        guard let correction = takenBack.withLock({ $0.popLast() }) else { return nil }
        let words = try words(for: correction)
        try library.correct(correction)
        return "Made again: " + words
    }

    private func words(for correction: EntityCorrection) throws -> String {
        switch correction {
        case .merge(let one, let other): "\(try name(of: one)) merged with \(try name(of: other))"
        case .split(let alias, let entity): "\(alias) split from \(try name(of: entity))"
        case .rename(let entity, let name): "\(try self.name(of: entity)) renamed to \(name)"
        case .changeKind(let entity, let kind): "\(try name(of: entity)) is of the kind \(kind.rawValue)"
        case .hide(let entity): "\(try name(of: entity)) hidden"
        }
    }

    private func name(of entity: Entity.ID) throws -> String { try library.entity(entity)?.name ?? "an entity" }
}
