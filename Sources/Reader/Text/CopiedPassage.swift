import News
import Terminal

/// A sentence or a quote that a line of a screen shows, perhaps cut, and that can be copied whole.
struct CopiedPassage: Equatable, Sendable {
    let passage: Dossier.Passage
    /// Whether it is what somebody said.
    let isQuote: Bool
    /// Who said it, if that is known.
    var speaker: String?

    /// The words with their source, on one line: 'Ana Ruiz: "We were lucky." (Harbour Wire, 5 March 2024: Ferry burns)'.
    func text(dates: DateStyle) -> String {
        let article = passage.article
        var words = oneLine(passage.text)
        // The comma before 'she said' stands within the quotation marks.
        if isQuote, words.last == "," { words.removeLast() }
        let source = [outlet(article), article.published.map(dates.long)].compactMap { $0 }.joined(separator: ", ")
        return (speaker.map { oneLine($0) + ": " } ?? "") + (isQuote ? "\"\(words)\"" : words)
            + " (\(source): \(oneLine(article.headline)))"
    }
}

extension Model {
    /// `y` where a sentence is selected.
    mutating func copy(_ copied: CopiedPassage) {
        send(.terminal(.copy(withoutControls(copied.text(dates: look.dates)))))
        say("copied with its source")
    }
}
