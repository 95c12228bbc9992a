extension Passage {
    /// Whether it is one of the buttons for sharing a story.
    package var isShareBar: Bool { isControl && words.contains { $0.isOne(of: shareWords) } }
    /// Whether it begins with 'By'.
    package var opensByline: Bool {
        wordCount >= 2
            && (first?.isOne(of: byWord) == true
                || first?.isOne(of: storyWords) == true && words.count > 1 && words[1].isOne(of: byWord))
    }
    /// Whether it is only the name of a newspaper or an agency.
    package var isOutletName: Bool {
        isBrief && words.contains { $0.traits.contains(.outlet) && !$0.traits.contains(.section) }
    }
    /// Whether it may stand above the buttons for sharing: an outlet's name, or words in capitals that could be one.
    package var isSigned: Bool { isOutletName || isBrief && words.allSatisfy(\.isAllCaps) }

    private var isBrief: Bool {
        (1...4).contains(wordCount) && !endsSentence && text.last != 0x3A && !isControl && !isListItem
            && words.allSatisfy { ($0.isCapitalized || $0.isAllCaps) && $0.range.count > 1 }
    }
}

private let shareWords = hashes("share")
private let byWord = hashes("by von par por")
