extension Passage {
    /// One of the buttons to pass a story on.
    package var isShareBar: Bool { isControl && words.contains { $0.isOne(of: shareWords) } }
    /// Opens with 'By'.
    package var opensByline: Bool { first?.isOne(of: byWord) == true && wordCount >= 2 }
    /// A newspaper's or an agency's name and nothing else.
    package var isOutletName: Bool {
        isBrief && words.contains { $0.traits.contains(.outlet) && !$0.traits.contains(.section) }
    }
    /// What stands above the buttons to share: an outlet's name, or one in capitals that could be.
    package var isSigned: Bool { isOutletName || isBrief && words.allSatisfy(\.isAllCaps) }

    private var isBrief: Bool {
        (1...4).contains(wordCount) && !endsSentence && text.last != 0x3A && !isControl && !isListItem
            && words.allSatisfy { ($0.isCapitalized || $0.isAllCaps) && $0.range.count > 1 }
    }
}

private let shareWords = hashes("share")
private let byWord = hashes("by von par por")
