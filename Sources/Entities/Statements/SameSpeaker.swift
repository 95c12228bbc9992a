import News

// When the next quote is by the speaker of the last.

extension Speakers {
    /// "..., " then nothing but the quote: the same speaker goes on within the paragraph.
    func carriedOn(_ index: Int, _ previous: Int?) -> Int? {
        guard index > 0, let previous else { return nil }
        let quote = quotes[index]
        let last = quotes[index - 1]
        let between = last.tokens.upperBound..<quote.tokens.lowerBound
        guard between.count <= 30,
            !between.dropFirst().contains(where: { reading.tokens[$0].traits.contains(.afterLineEnd) })
        else { return nil }
        let startsOwnSentence = reading.sentence(of: quote.tokens.lowerBound).lowerBound >= quote.tokens.lowerBound - 1
        return startsOwnSentence ? onlyPerson(in: between, previous) : nil
    }

    /// The same speaker where the words between two quotes only report the first: '"...," said X, "..."'.
    func goingOn(_ index: Int, _ previous: Int) -> Int? {
        guard index > 0 else { return nil }
        let between = quotes[index - 1].tokens.upperBound..<quotes[index].tokens.lowerBound
        let comma = between.upperBound - 2
        guard between.count < 16, comma > between.lowerBound, reading.isMark(comma, ","),
            between.count(where: { isReportingVerb($0) }) == 1,
            !between.contains(where: { reading.isMark($0, ";") || reading.isMark($0, ".") })
        else { return nil }
        return onlyPerson(in: between, previous)
    }

    /// A speaker, unless somebody else is named.
    private func onlyPerson(in tokens: Range<Int>, _ speaker: Int) -> Int? {
        tokens.allSatisfy { marked.kind(at: $0) != .person || marked.entity(at: $0) == speaker } ? speaker : nil
    }
}
