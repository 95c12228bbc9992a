import News
import Resources

// Two spans that are one name.

extension NameJoints {
    /// One span of two that are parts of one name; nil for two names.
    func whole(_ left: TaggedSpan, _ right: TaggedSpan) -> TaggedSpan? {
        let gap = left.tokens.upperBound..<right.tokens.lowerBound
        guard reading.sentenceOf[left.tokens.lowerBound] == reading.sentenceOf[right.tokens.lowerBound] else {
            return nil
        }
        if let house = house(left, right, gap) ?? mission(left, right, gap) { return house }
        guard right.kind == .person, isOneName(left, right, gap)
        else { return nil }
        return TaggedSpan(
            tokens: left.tokens.lowerBound..<right.tokens.upperBound, kind: .person, score: min(left.score, right.score)
        )
    }

    /// 'St John's Anglican Church', 'St Mary's Hospital': a saint's house.
    private func house(_ left: TaggedSpan, _ right: TaggedSpan, _ gap: Range<Int>) -> TaggedSpan? {
        guard gap.count == 1, reading.isPossessive(gap.lowerBound), left.tokens.count > 1,
            reading.isWord(left.tokens.lowerBound, in: NameJoints.saints),
            reading.isWord(right.tokens.upperBound - 1, in: NameJoints.houses)
        else { return nil }
        return TaggedSpan(
            tokens: left.tokens.lowerBound..<right.tokens.upperBound, kind: .facility,
            score: min(left.score, right.score))
    }

    /// 'United Nations Support Mission in Libya'.
    private func mission(_ left: TaggedSpan, _ right: TaggedSpan, _ gap: Range<Int>) -> TaggedSpan? {
        guard left.kind == .organization, right.kind == .place, left.tokens.count > 2, gap.count == 1,
            reading.fact(gap.lowerBound).hash == SpeechWords.in,
            reading.isWord(left.tokens.upperBound - 1, in: NameJoints.missions)
        else { return nil }
        return TaggedSpan(
            tokens: left.tokens.lowerBound..<right.tokens.upperBound, kind: .organization,
            score: min(left.score, right.score))
    }

    private static let saints = SpeechWords.set("st st. saint")
    private static let houses = SpeechWords.set(
        "church cathedral chapel abbey basilica hospital hospice priory monastery convent")
    private static let missions = SpeechWords.set("mission")

    private func isOneName(_ left: TaggedSpan, _ right: TaggedSpan, _ gap: Range<Int>) -> Bool {
        guard gap.isEmpty, reading.casing(at: right.tokens.lowerBound) == .running else { return false }
        switch left.kind {
        case .person: return !isFull(left) || !isFull(right)
        case .place, .organization: return isGivenName(left) && right.tokens.count == 1 && !isWhere(left)
        case .group, .facility, .weapon, .product, .event, .work, .other, .date: return false
        }
    }

    /// A given name and a surname, which need no more.
    private func isFull(_ span: TaggedSpan) -> Bool {
        span.tokens.count(where: { !reading.has($0, .generation) }) > 1
            && phrases.isOf(span.tokens.lowerBound, .givenName)
            && !reading.tokens[span.tokens.upperBound - 1].traits.contains(.abbreviation)
    }

    /// 'Israel' before 'Adesanya': a country's or town's name that people have as well.
    private func isGivenName(_ span: TaggedSpan) -> Bool {
        span.tokens.count == 1 && phrases.isOf(span.tokens.lowerBound, .givenName)
            && !reading.has(span.tokens.lowerBound, .title)
    }

    /// 'In Georgia Saakashvili said'.
    private func isWhere(_ span: TaggedSpan) -> Bool {
        span.tokens.lowerBound > 0 && reading.has(span.tokens.lowerBound - 1, .placePreposition)
    }
}
