import Entities
import News
import Reader

// The steps and rules of the extraction in words.

extension [MentionReason] {
    /// 'model (98 %): person 'Boris Pistorius'; kind of most mentions: organisation 'Pistorius''.
    ///
    /// - Parameter written: the text in a range.
    package func wording(_ written: (Range<Int>) -> String) -> String {
        map { reason in
            let score = reason.step == .model ? " (\(Int((reason.score * 100).rounded())) %)" : ""
            return "\(reason.step.wording)\(score): \(reason.kind.word) '\(written(reason.range))'"
        }.joined(separator: "; ")
    }
}

extension PlaceReason {
    /// 'state or country beside the name: Paris, United States; not Paris, France (2,138,551 inhabitants)'.
    package var wording: String {
        let names = candidates.prefix(4).map(\.wording)
        guard let first = names.first else { return ground.wording }
        let others = names.dropFirst().map { "; not " + $0 }.joined()
        let more = candidates.count > 4 ? "; \(candidates.count - 4) more" : ""
        return "\(ground.wording): \(first)\(others)\(more)"
    }
}

extension PlaceCandidate {
    /// 'Paris, France, 2,138,551 inhabitants, 12.8 points'.
    package var wording: String {
        let country = place.kind == .country ? nil : place.country
        let people = place.population > 0 ? counted(place.population, "inhabitant") : nil
        let points = "\((weight * 10).rounded() / 10) points"
        return [place.name, country, people, points].compactMap { $0 }.joined(separator: ", ")
    }
}

extension ExtractionStep {
    /// The step in words.
    package var wording: String {
        switch self {
        case .model: "model"
        case .borders: "borders"
        case .lists: "lists, head words and context"
        case .joints: "borders of added names"
        case .agreement: "rest of the text"
        case .namesakes: "firm or club of the name"
        case .datelines: "dateline"
        case .smallLetters: "text without capitals"
        case .dates: "calendar"
        case .entity: "kind of most mentions"
        }
    }
}

extension RoleForm {
    /// The form in words.
    package var wording: String {
        switch self {
        case .title: "title before the name"
        case .apposition: "apposition after the name"
        case .description: "description before the name"
        case .predicate: "'is the ... of'"
        case .shared: "office that several people share"
        }
    }
}

extension SpeakerGround {
    /// Where the words stand, in words.
    package var wording: String {
        switch self {
        case .clauseAfter: "clause after the quote"
        case .clauseBefore: "clause before the quote"
        case .continuation: "goes on from the paragraph before"
        case .sameSentence: "quote before in the same sentence"
        case .sameParagraph: "quote before in the same paragraph"
        case .source: "'according to'"
        case .sameWords: "same words elsewhere"
        case .nothing: "nothing tells"
        }
    }
}

extension PlaceGround {
    /// What tells it, in words.
    package var wording: String {
        switch self {
        case .beside: "state or country beside the name"
        case .state: "written as a state"
        case .onlyOne: "only place of the name"
        case .bestKnown: "best known of the name"
        case .context: "countries that the text names"
        }
    }
}
