import Entities
import News

// What `extract --explain` says: the steps and rules in words.

/// An extraction with what decided it, for people and as JSON.
struct ExplainedExtraction {
    let extraction: Extraction
    let explanation: Explanation
    let text: String
    /// The tag of its language; nil if it does not tell.
    let language: String?

    /// For each mention, role, place and quote one row: what it is, and why.
    var rows: [[String]] {
        let mentions = zip(extraction.mentions, explanation.mentions).map { mention, reasons in
            ["\(mention.kind.word)", written(mention.range), wording(of: reasons)]
        }
        return mentions + entityRows + quoteRows
    }

    private var entityRows: [[String]] {
        extraction.entities.enumerated().flatMap { index, entity in
            let roles = zip(entity.roles, explanation.roles[index]).map { role, form in
                ["role", "\(entity.name): \(role.text)", form.wording]
            }
            let place = explanation.places[index].map { [["place", entity.name, $0.wording]] } ?? []
            return roles + place
        }
    }

    private var quoteRows: [[String]] {
        zip(extraction.quotes, explanation.quotes).map { quote, ground in
            let speaker = quote.speaker.map { extraction.entities[$0].name } ?? "nobody"
            return ["quote", "\(speaker): \(written(quote.range))", ground.wording]
        }
    }

    private func wording(of reasons: [MentionReason]) -> String {
        reasons.map { reason in
            let score = reason.step == .model ? " (\(Int((reason.score * 100).rounded())) %)" : ""
            return "\(reason.step.wording)\(score): \(reason.kind.word) '\(written(reason.range))'"
        }.joined(separator: "; ")
    }

    /// The text in a range, on one line.
    private func written(_ range: Range<Int>) -> String {
        String(decoding: Array(text.utf8)[range], as: UTF8.self).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    /// The value of the member `why`.
    var json: JSON {
        [
            "mentions": .array(explanation.mentions.map { .array($0.map { json(of: $0) }) }),
            "roles": .array(explanation.roles.map { .array($0.map { .string($0.wording) }) }),
            "places": .array(explanation.places.map { $0.map { .string($0.wording) } ?? .null }),
            "quotes": .array(explanation.quotes.map { .string($0.wording) }),
        ]
    }

    private func json(of reason: MentionReason) -> JSON {
        [
            "step": .string(reason.step.wording), "kind": .string(reason.kind.rawValue),
            "text": .string(written(reason.range)), "score": .number(Double(reason.score)),
        ]
    }
}

extension ExtractionStep {
    var wording: String {
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
    var wording: String {
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
    var wording: String {
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
    var wording: String {
        switch self {
        case .beside: "state or country beside the name"
        case .state: "written as a state"
        case .onlyOne: "only place of the name"
        case .bestKnown: "best known of the name"
        case .context: "countries that the text names"
        }
    }
}
