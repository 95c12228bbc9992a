import Passages

// What stands twice on a pasted page: the headline, a picture's text and its caption, a paragraph in a box.

/// Takes out repeats: adjacent captions both times, long passages and repeated titles the second time.
func withoutRepeats(_ passages: [Passage], log: inout RemovalLog) -> [Passage] {
    var result: [Passage] = []
    var seen: Set<UInt64> = []
    var index = 0
    while index < passages.count {
        let passage = passages[index]
        let next = index + 1 < passages.count ? passages[index + 1] : nil
        // A headline may come twice at the top; then the second is enough.
        let isTitle = passage.wordCount >= 5 && !result.contains { $0.wordCount >= 5 && !$0.isControl }
        if index > 0, let next, repeats(passage, next), isTitle, next.text == passage.text {
            log.note(passage, .repeated)
            index += 1
            continue
        }
        if index > 0, let next, repeats(passage, next) {
            seen.insert(passage.fingerprint)
            log.note([passage, next], .caption)
            index += 2
            continue
        }
        let isTold = passage.wordCount >= 9 || index > 1 && passage.text == passages[0].text
        if !passage.isVerse, isTold, seen.contains(passage.fingerprint) {
            log.note(passage, .repeated)
            index += 1
            continue
        }
        seen.insert(passage.fingerprint)
        result.append(passage)
        index += 1
    }
    return result
}

/// Whether two lines are a picture's text and its caption: the same few words, the second perhaps with a credit.
private func repeats(_ line: Passage, _ next: Passage) -> Bool {
    guard !line.isVerse, line.wordCount >= 2, line.wordCount <= 30, !line.endsSentence || line.wordCount <= 12 else {
        return false
    }
    return next.text == line.text
        || next.text.count < line.text.count + 40 && next.text.starts(with: line.text)
            && (next.isCreditLine || line.wordCount >= 6)
}
