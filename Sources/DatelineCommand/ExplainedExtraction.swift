import Entities
import News
import Newsroom

// What `extract --explain` says.

/// An extraction with what decided it, for people and as JSON.
struct ExplainedExtraction {
    let extraction: Extraction
    let explanation: Explanation
    let text: String
    /// The tag of the text's language; nil if the language cannot be told.
    let language: String?

    /// For each mention, role, place and quote one row: what it is, and why.
    var rows: [[String]] {
        let mentions = zip(extraction.mentions, explanation.mentions).map { mention, reasons in
            ["\(mention.kind.word)", written(mention.range), reasons.wording(written)]
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
            "places": .array(explanation.places.map { $0.map { .string($0.ground.wording) } ?? .null }),
            "candidates": .array(explanation.places.map { .array(($0?.candidates ?? []).map(json(of:))) }),
            "quotes": .array(explanation.quotes.map { .string($0.wording) }),
        ]
    }

    private func json(of candidate: PlaceCandidate) -> JSON {
        let place = candidate.place
        return [
            "name": .string(place.name), "country": .string(place.country),
            "population": place.population > 0 ? .number(Double(place.population)) : .null,
            "weight": .number(candidate.weight),
        ]
    }

    private func json(of reason: MentionReason) -> JSON {
        [
            "step": .string(reason.step.wording), "kind": .string(reason.kind.rawValue),
            "text": .string(written(reason.range)), "score": .number(Double(reason.score)),
        ]
    }
}
