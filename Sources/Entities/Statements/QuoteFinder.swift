import News

/// The quotes of a text with their speakers.
///
/// A quoted word or two are kept only with a speaker: without one they are a title, a nickname or irony. What is nothing
/// but the name of a work or a thing is not said by anybody.
struct QuoteFinder {
    let marked: Marked
    let lexicon: Lexicon

    /// In order; speakers are indices into the draft's entities.
    func quotes() -> [Quote] { found().map(\.quote) }

    /// The quotes, each with what told its speaker.
    func found() -> [(quote: Quote, ground: SpeakerGround)] {
        let ranges = QuoteMarks(reading: marked.reading).quotes()
        var speakers = Speakers(marked: marked, quotes: ranges, lexicon: lexicon)
        return zip(ranges, speakers.speakers()).compactMap { range, speaker in
            // 'Jeremy “Spike” Cohen'
            if let name = marked.bounds(at: range.tokens.lowerBound - 1), name.contains(range.tokens.upperBound) {
                return nil
            }
            let entity = isTitle(range.tokens) ? nil : speaker.entity
            guard entity != nil || words(in: range.tokens) >= 3 else { return nil }
            return (
                Quote(range: marked.reading.byteRange(range.tokens), speaker: entity),
                entity == nil ? .nothing : speaker.ground
            )
        }
    }

    private func isTitle(_ tokens: Range<Int>) -> Bool {
        guard let name = marked.bounds(at: tokens.upperBound - 1), let kind = marked.kind(at: tokens.upperBound - 1),
            name.upperBound == tokens.upperBound,
            (tokens.lowerBound..<max(tokens.lowerBound, name.lowerBound)).allSatisfy({
                marked.reading.has($0, .determiner)
            })
        else { return false }
        return kind == .work || kind == .product || kind == .event || kind == .facility || kind == .weapon
            || kind == .other
    }

    private func words(in tokens: Range<Int>) -> Int {
        tokens.count { marked.reading.tokens[$0].isWord && !marked.reading.tokens[$0].traits.contains(.clitic) }
    }
}
