import Glibc
import Libraries
import News
import Reader

/// Keeps what a person decides about keywords.
struct KeywordMaker: Sendable {
    /// A decision that was made: what took the place of what.
    private struct Step {
        let before: [KeywordChoice]
        let after: [KeywordChoice]
        /// The terms that it was about.
        let keys: [String]
        let words: String
    }

    private let library: any NewsLibrary
    private let now: @Sendable () -> Int64

    /// - Parameter now: seconds since 1970. Decisions are told in the order of their seconds.
    init(library: any NewsLibrary, now: @escaping @Sendable () -> Int64 = { Int64(time(nil)) }) {
        self.library = library
        self.now = now
    }

    /// Keeps a decision.
    func make(_ decision: KeywordDecision) throws -> UndoHistory.Step {
        let step = try step(for: decision)
        try library.choose(step.after, insteadOf: step.keys)
        return UndoHistory.Step(words: step.words) { [library] in
            try library.choose(step.before, insteadOf: step.keys)
        } redo: { [library] in
            try library.choose(step.after, insteadOf: step.keys)
        }
    }

    private func step(for decision: KeywordDecision) throws -> Step {
        let now = now()
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
