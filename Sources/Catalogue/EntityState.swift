import Libraries
import News

/// How far a library's entities had changed when they were read.
package struct EntityState: Equatable, Sendable {
    /// The number of changes of entities. If it is the same, everything is.
    package let changes: Int64
    /// The number of the last entity that was made.
    package let lastEntity: Int64
    /// The number of the last correction, and how many there are and the sum of their numbers: together they differ after
    /// each correction made or undone.
    private let lastCorrection, corrections, correctionSum: Int64

    package init(changes: Int64, lastEntity: Int64, lastCorrection: Int64, corrections: Int64, correctionSum: Int64) {
        self.changes = changes
        self.lastEntity = lastEntity
        self.lastCorrection = lastCorrection
        self.corrections = corrections
        self.correctionSum = correctionSum
    }

    /// Whether decisions of an earlier state may be filed in this one: no entity was made since, and no correction was made
    /// or undone. Articles that were changed or deleted are looked at one by one.
    package func allows(decisionsOf earlier: EntityState) -> Bool {
        lastEntity == earlier.lastEntity && hasSameCorrections(as: earlier)
    }

    /// Whether no correction was made or undone since.
    package func hasSameCorrections(as earlier: EntityState) -> Bool {
        lastCorrection == earlier.lastCorrection && corrections == earlier.corrections
            && correctionSum == earlier.correctionSum
    }
}
