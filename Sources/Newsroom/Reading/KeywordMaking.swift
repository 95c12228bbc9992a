import Glibc
import News
import Reader
import Storage
import Synchronization

/// Keeps what a person decides about keywords, and undoes and redoes it in one order with corrections, as long as the
/// program runs.
final class KeywordMaker: Sendable {
    /// A decision that was made: what took the place of what.
    private struct Step {
        let before: [KeywordChoice]
        let after: [KeywordChoice]
        /// The terms that it was about.
        let keys: [String]
        let words: String
    }

    private struct History {
        /// What was done and can be undone, the latest last; nil for a correction.
        var done: [Step?] = []
        /// What was undone and can be done again.
        var undone: [Step?] = []
    }

    private let library: Library
    private let history = Mutex(History())

    init(library: Library) { self.library = library }

    /// Keeps a decision.
    ///
    /// - Returns: what was decided, in words.
    func make(_ decision: KeywordDecision) throws -> String {
        let step = try step(for: decision)
        try library.choose(step.after, insteadOf: step.keys)
        note(step)
        return step.words
    }

    /// Notes that a correction was made after all decisions.
    func noteCorrection() { note(nil) }

    /// Undoes the last decision, unless something was corrected after it: that is then noted as undone.
    ///
    /// - Returns: what was undone, in words; nil if nothing was.
    func undoIfLast() throws -> String? {
        let latest = history.withLock { $0.done.popLast() } ?? nil
        if let step = latest { try library.choose(step.before, insteadOf: step.keys) }
        history.withLock { $0.undone.append(latest) }
        return latest.map { "Undone: " + $0.words }
    }

    /// Makes the decision again that was undone last, unless a correction was undone after it: that is then noted as
    /// made again.
    ///
    /// - Returns: what was made again, in words; nil if nothing was.
    func redoIfLast() throws -> String? {
        guard let latest = history.withLock({ $0.undone.popLast() }) else { return nil }
        if let step = latest { try library.choose(step.after, insteadOf: step.keys) }
        history.withLock { $0.done.append(latest) }
        return latest.map { "Redone: " + $0.words }
    }

    private func note(_ step: Step?) {
        history.withLock { history in
            history.done.append(step)
            history.undone = []
        }
    }

    private func step(for decision: KeywordDecision) throws -> Step {
        let now = Int64(time(nil))
        let (choice, name, words): (KeywordChoice?, String, String) =
            switch decision {
            case .add(let typed):
                (KeywordChoice(.own, typed: typed, made: now), typed, "is a keyword in every article")
            case .takeOut(let name):
                (KeywordChoice(.takenOut, typed: name, made: now), name, "is a keyword nowhere")
            case .forget(let name): (nil, name, "is no keyword of yours any longer")
            }
        let known = try library.keywordChoices().filter { $0.keys.contains(termKey(name)) }
        if case .forget = decision {
            return Step(before: known, after: [], keys: known.flatMap(\.keys), words: "\(name) \(words)")
        }
        guard let choice else { throw NewsroomError.noTerm(name) }
        // All spellings of a term of one's own are taken out with it.
        let all = decision == .takeOut(name) ? known.flatMap(\.spellings) : []
        let whole = KeywordChoice(choice.sort, spellings: choice.spellings + all, made: now) ?? choice
        let before = try library.keywordChoices().filter { !Set($0.keys).isDisjoint(with: whole.keys) }
        return Step(
            before: before, after: [whole], keys: whole.keys + before.flatMap(\.keys), words: "\(whole.name) \(words)")
    }
}
