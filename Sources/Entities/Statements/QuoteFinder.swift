import News

/// The quotes of a text with their speakers.
///
/// A quoted word or two are kept only with a speaker: without one they are a title, a nickname or irony.
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
            guard speaker.entity != nil || words(in: range.tokens) >= 3 else { return nil }
            return (Quote(range: marked.reading.byteRange(range.tokens), speaker: speaker.entity), speaker.ground)
        }
    }

    private func words(in tokens: Range<Int>) -> Int {
        tokens.count { marked.reading.tokens[$0].isWord && !marked.reading.tokens[$0].traits.contains(.clitic) }
    }
}
