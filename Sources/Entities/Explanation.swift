import News
import Resources

/// Why an extraction says what it says: the step that decided each mention, role, quote and place.
package struct Explanation: Sendable {
    /// For each mention of the extraction: the steps that found it or changed its borders or kind, in order; never empty.
    package let mentions: [[MentionReason]]
    /// For each entity, for each of its roles, the form in which the text says it.
    package let roles: [[RoleForm]]
    /// For each entity, what told where it lies; nil for one without a place.
    package let places: [PlaceReason?]
    /// For each quote, where its speaker was looked for last.
    package let quotes: [SpeakerGround]
}

/// One step of the extraction that found a mention or changed it.
package struct MentionReason: Hashable, Sendable {
    package let step: ExtractionStep
    /// What the step left: kind and borders as UTF-8 byte offsets.
    package let kind: EntityKind
    package let range: Range<Int>
    /// How sure the step is, 0 to 1.
    package let score: Float
}

/// The steps that names go through, in order.
package enum ExtractionStep: Sendable, CaseIterable {
    /// The trained model.
    case model
    /// Titles, articles and possessives cut off; hyphens, particles and suffixes joined.
    case borders
    /// The gazetteer's lists, head words, and the words around.
    case lists
    /// The borders of what the lists added.
    case joints
    /// What the rest of the text says of the same words.
    case agreement
    /// Firms told from founders, clubs from towns.
    case namesakes
    /// Datelines of agencies.
    case datelines
    /// A text without capitals.
    case smallLetters
    /// Dates of the calendar.
    case dates
    /// The kind of most mentions of the entity.
    case entity
}

/// The form in which a text says what somebody is.
package enum RoleForm: Sendable, CaseIterable {
    /// 'Defence Minister' right before the name.
    case title
    /// ', head of the navy,' after the name.
    case apposition
    /// 'the head of the navy,' before the name.
    case description
    /// 'is the head of the navy'.
    case predicate
    /// An office that several people share.
    case shared
}

/// Where the words stand that tell who speaks, or that nobody does.
package enum SpeakerGround: Sendable, CaseIterable {
    /// The clause after the quote; the one before it.
    case clauseAfter, clauseBefore
    /// The quote goes on from the paragraph before.
    case continuation
    /// The quote before in the same sentence, or in the same paragraph.
    case sameSentence, sameParagraph
    /// 'according to'.
    case source
    /// The same words with a speaker elsewhere.
    case sameWords
    /// Nothing tells.
    case nothing
}

/// Why a place lies where it lies.
package struct PlaceReason: Hashable, Sendable {
    package let ground: PlaceGround
    /// The gazetteer's places of that name: first the chosen one, then the others by weight.
    package let candidates: [PlaceCandidate]
}

/// A place that may be meant.
package struct PlaceCandidate: Hashable, Sendable {
    package let place: GazetteerPlace
    /// Points for how well known it is and for what else the text names. The place with the most points is meant,
    /// unless words beside the name decide.
    package let weight: Double
}

/// What tells where a place lies.
package enum PlaceGround: Sendable, CaseIterable {
    /// A state or country beside the name: 'Paris, Texas'.
    case beside
    /// 'the state of Georgia'.
    case state
    /// The gazetteer has one place of the name.
    case onlyOne
    /// The best known of several.
    case bestKnown
    /// The article speaks of the country or the state.
    case context
}

/// The names of a text as they stood after each step.
struct ExtractionTrace {
    private(set) var steps: [(step: ExtractionStep, spans: [TaggedSpan])] = []

    mutating func note(_ step: ExtractionStep, _ spans: [TaggedSpan]) { steps.append((step, spans)) }

    /// The steps that found a name or changed it.
    ///
    /// - Parameters:
    ///   - span: the span in its final form.
    ///   - start: the byte offset that ranges count from.
    func reasons(for span: TaggedSpan, _ reading: Reading, from start: Int) -> [MentionReason] {
        var reasons: [MentionReason] = []
        for (step, spans) in steps {
            guard let found = spans.first(where: { $0.tokens.overlaps(span.tokens) }) else { continue }
            let reason = reason(step, found, reading, start)
            if reasons.last.map({ $0.kind != reason.kind || $0.range != reason.range }) ?? true {
                reasons.append(reason)
            }
        }
        let last = reason(span.kind == .date ? .dates : .entity, span, reading, start)
        if reasons.last.map({ $0.kind != last.kind || $0.range != last.range }) ?? true { reasons.append(last) }
        return reasons
    }

    private func reason(
        _ step: ExtractionStep, _ span: TaggedSpan, _ reading: Reading, _ start: Int
    ) -> MentionReason {
        let range = reading.byteRange(span.tokens)
        let own = max(0, range.lowerBound - start)..<max(0, range.upperBound - start)
        return MentionReason(step: step, kind: span.kind, range: own, score: span.score)
    }
}

/// Explains a finished draft: the steps of its names, and for the rest what the finders say when they are asked again.
struct Explainer {
    let draft: Draft
    let trace: ExtractionTrace
    let lexicon: Lexicon
    /// The byte offset from which there is something to explain. Ranges count from it.
    let start: Int

    func explanation() -> Explanation {
        let marked = Marked(draft)
        let order = order
        let kept = draft.spans.filter(isKept)
        let forms = roleForms(marked)
        let names = draft.spans.filter { $0.kind != .date }
        let owners = PlaceOwners(reading: draft.reading, gazetteer: lexicon.gazetteer).owners(of: names)
        let places = PlaceFinder(gazetteer: lexicon.gazetteer, reading: draft.reading, owners: owners)
            .reasons(in: draft)
        return Explanation(
            mentions: kept.map { trace.reasons(for: $0, draft.reading, from: start) },
            roles: order.map { entity in
                draft.entities[entity].roles.filter { $0.range.lowerBound >= start }.map { forms[$0.range] ?? .title }
            },
            places: order.map { places[$0] },
            quotes: QuoteFinder(marked: marked, lexicon: lexicon).found()
                .filter { $0.quote.range.lowerBound >= start }.map(\.ground))
    }

    /// The entities in order of first mention, as an extraction has them.
    private var order: [Int] {
        var seen: Set<Int> = []
        return zip(draft.spans, draft.entityOf).filter { isKept($0.0) }.map(\.1).filter { seen.insert($0).inserted }
    }

    private func isKept(_ span: TaggedSpan) -> Bool { draft.reading.byteRange(span.tokens).lowerBound >= start }

    /// The form of each role, by where its words stand.
    private func roleForms(_ marked: Marked) -> [Range<Int>: RoleForm] {
        var forms: [Range<Int>: RoleForm] = [:]
        let finder = RoleFinder(marked: marked)
        for index in draft.spans.indices where draft.spans[index].kind == .person {
            for found in finder.found(at: index) where forms[found.role.range] == nil {
                forms[found.role.range] = found.form
            }
        }
        for role in SharedRoles(marked: marked, lexicon: lexicon).roles().values { forms[role.range] = .shared }
        return forms
    }
}
