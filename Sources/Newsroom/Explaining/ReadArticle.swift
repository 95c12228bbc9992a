import Entities
import News
import Reader

/// An article of the library beside what is found in it when it is read anew.
struct ReadArticle {
    let filed: FiledArticle
    let extraction: Extraction
    let explanation: Explanation
    /// The corrections that hold in it.
    let corrections: [FiledCorrection]

    /// All that it has of a name.
    ///
    /// - Parameter keyword: says what makes a term a keyword.
    func reasons(of id: Entity.ID, keyword: (Entity, FiledArticle) throws -> String) rethrows -> Reasons? {
        guard let presence = filed.entities.first(where: { $0.entity.id == id }) else { return nil }
        let named = Reasons.Part(
            title: "named here \(presence.mentionsHere == 1 ? "once" : "\(presence.mentionsHere) times")",
            reasons: filed.sentences(naming: [id]).map { .sentence($0) })
        let subject = presence.entity.name
        if presence.entity.isKeyword {
            let words = Reasons.Reason.words(try keyword(presence.entity, filed))
            return Reasons(subject: subject, parts: [Reasons.Part(title: "keyword", reasons: [words]), named])
        }
        let roles = presence.roles.flatMap { roleReasons(at: $0.range) }
        let quotes = filed.quotes.filter { $0.speaker == id }.flatMap { quoteReasons(at: $0.range) }
        return Reasons(
            subject: subject,
            parts: [
                kindPart(of: presence), named, Reasons.Part(title: "role", reasons: roles),
                Reasons.Part(title: "says", reasons: quotes),
            ] + [placePart(of: id, inArticle: false)].compactMap { $0 } + [correctionPart(of: id)])
    }

    func reasons(ofRoleAt range: Range<Int>, of id: Entity.ID) -> Reasons? {
        guard filed.article.body.holds(range) else { return nil }
        let name = filed.entities.first { $0.entity.id == id }?.entity.name ?? filed.article.headline
        return Reasons(
            subject: name,
            parts: [Reasons.Part(title: "role", reasons: roleReasons(at: range)), correctionPart(of: id)])
    }

    func reasons(ofQuoteAt range: Range<Int>) -> Reasons? {
        guard filed.article.body.holds(range) else { return nil }
        let speaker = filed.quotes.first { $0.range == range }?.speaker
        let name = filed.entities.first { $0.entity.id == speaker }?.entity.name
        return Reasons(
            subject: name ?? filed.article.headline,
            parts: [Reasons.Part(title: name == nil ? "quote" : "says", reasons: quoteReasons(at: range))]
                + (speaker.map { [correctionPart(of: $0)] } ?? []))
    }

    /// Why the entity's place was chosen; nil if it has no place here.
    ///
    /// - Parameter inArticle: whether the article is named.
    func placePart(of id: Entity.ID, inArticle: Bool) -> Reasons.Part? {
        guard let reason = found(id).compactMap({ explanation.places[$0] }).first else { return nil }
        let sentence = filed.sentences(naming: [id]).first.map { Reasons.Reason.sentence($0) }
        return Reasons.Part(
            title: "place",
            reasons: [.words(reason.wording)] + (inArticle ? [sentence].compactMap { $0 } : []))
    }

    /// The steps that found the mentions and their kind; equal ones are given once.
    private func kindPart(of presence: FiledArticle.Presence) -> Reasons.Part {
        let id = presence.entity.id
        var words: [String] = []
        var kinds: Set<EntityKind> = []
        for mention in filed.mentions where mention.entity == id {
            guard let index = extraction.mentions.firstIndex(where: { $0.range.overlaps(mention.range) }) else {
                words.append("'\(written(mention.range))' is not found when the text is read now")
                continue
            }
            kinds.insert(extraction.mentions[index].kind)
            words.append(explanation.mentions[index].wording(written))
        }
        if !kinds.isEmpty, !kinds.contains(presence.entity.kind) {
            words.append("other articles, or a correction, have it as \(presence.entity.word)")
        }
        var seen: Set<String> = []
        return Reasons.Part(
            title: presence.entity.word, reasons: words.filter { seen.insert($0).inserted }.map { .words($0) })
    }

    private func roleReasons(at range: Range<Int>) -> [Reasons.Reason] {
        let forms = zip(extraction.entities, explanation.roles).flatMap { entity, forms in
            zip(entity.roles, forms).filter { $0.0.range == range }.map(\.1)
        }
        let words = forms.first?.wording ?? "told by an earlier version of the rules, or by hand"
        return [.sentence(filed.sentence(with: range)), .words(words)]
    }

    private func quoteReasons(at range: Range<Int>) -> [Reasons.Reason] {
        let index = extraction.quotes.firstIndex { $0.range == range }
        let words = index.map { explanation.quotes[$0].wording } ?? "told by an earlier version of the rules"
        return [.sentence(filed.sentence(with: range)), .words("speaker: " + words)]
    }

    private func correctionPart(of id: Entity.ID) -> Reasons.Part {
        Reasons.Part(
            title: "corrected by hand", reasons: corrections.filter { $0.concerns(id) }.map { .words($0.sentence) })
    }

    /// The entities that are found where the article mentions one of the library's.
    private func found(_ id: Entity.ID) -> [Int] {
        let ranges = filed.mentions.filter { $0.entity == id }.map(\.range)
        return extraction.mentions.filter { mention in ranges.contains { $0.overlaps(mention.range) } }.map(\.entity)
    }

    private func written(_ range: Range<Int>) -> String {
        range.isEmpty ? "" : Excerpt(filed.article.body, range, marks: []).text
    }
}

extension String {
    /// Whether a range of UTF-8 byte offsets is within the text.
    fileprivate func holds(_ range: Range<Int>) -> Bool { range.lowerBound >= 0 && range.upperBound <= utf8.count }
}
