import News

/// One article as the parts of a dossier are cut from it.
struct PassageSource {
    let line: ArticleLine
    private let body: String
    private let extraction: Extraction
    /// Which of the extraction's entities the dossier is about.
    private let locals: Set<Int>

    init(line: ArticleLine, body: String, extraction: Extraction, locals: Set<Int>) {
        self.line = line
        self.body = body
        self.extraction = extraction
        self.locals = locals
    }

    var roles: [Dossier.DatedRole] {
        locals.sorted().filter(extraction.entities.indices.contains).flatMap { extraction.entities[$0].roles }
            .map { Dossier.DatedRole(text: $0.text, article: line, range: $0.range) }
    }

    /// What the entity is quoted as saying.
    var quotes: [Dossier.Passage] {
        extraction.quotes.filter { quote in quote.speaker.map(locals.contains) ?? false }.map { passage($0.range) }
    }

    /// What others are quoted as saying, where it names the entity.
    var saidOf: [Dossier.Passage] {
        extraction.quotes.filter { quote in
            !(quote.speaker.map(locals.contains) ?? false)
                && extraction.mentions.within(quote.range).contains { locals.contains($0.entity) }
        }.map { passage($0.range) }
    }

    /// The sentences that name the entity, in order.
    var sentences: [Dossier.Passage] {
        let bytes = Array(body.utf8)
        var ranges: [Range<Int>] = []
        for mention in mentions where mention.lowerBound >= ranges.last?.upperBound ?? 0 {
            ranges.append(sentence(around: mention, in: bytes))
        }
        return ranges.map(passage)
    }

    private var mentions: [Range<Int>] {
        extraction.mentions.filter { locals.contains($0.entity) }.map(\.range)
    }

    private func passage(_ range: Range<Int>) -> Dossier.Passage {
        let excerpt = Excerpt(body, range, marks: mentions)
        return Dossier.Passage(article: line, text: excerpt.text, range: range, marks: excerpt.marks)
    }
}

/// The sentence that a range of a text stands in: from the end of the one before, or of the paragraph before, to its
/// own, at most 300 bytes to either side.
///
/// An end is `.`, `!` or `?`, quotation marks and brackets after it taken along, before white space and what is no
/// lower case letter; after `.` the word must be longer than an initial or a title such as "Mr". It is near enough for
/// an excerpt, and needs no list of abbreviations.
///
/// - Parameter bytes: the text in UTF-8.
func sentence(around range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    while start > 0, !isSentenceStart(start, in: bytes) {
        if range.lowerBound - start >= 300, bytes[start - 1] == 0x20 { break }
        start -= 1
    }
    var end = range.upperBound
    while end < bytes.count, !isSentenceEnd(end, in: bytes) {
        if end - range.upperBound >= 300, bytes[end] == 0x20 { break }
        end += 1
    }
    return start..<max(end, range.upperBound)
}

private func isSentenceStart(_ offset: Int, in bytes: [UInt8]) -> Bool {
    guard isSpace(bytes[offset - 1]), !isSpace(bytes[offset]) else { return false }
    var end = offset
    while end > 0, isSpace(bytes[end - 1]) { end -= 1 }
    return end == 0 || bytes[end..<offset].contains(0x0A) && isParagraphBreak(end..<offset, in: bytes)
        || isSentenceEnd(end, in: bytes)
}

/// Whether a sentence ends right before an offset.
private func isSentenceEnd(_ offset: Int, in bytes: [UInt8]) -> Bool {
    if offset == bytes.count { return true }
    guard isSpace(bytes[offset]), offset > 0 else { return false }
    var next = offset
    while next < bytes.count, isSpace(bytes[next]) { next += 1 }
    if next == bytes.count || isParagraphBreak(offset..<next, in: bytes) { return true }
    if (0x61...0x7A).contains(bytes[next]) { return false }
    var mark = offset - 1
    // Closing marks: ' " ) ] and the last bytes of ’ and ”.
    while mark > 0, [0x27, 0x22, 0x29, 0x5D, 0x99, 0x9D, 0x80, 0xE2].contains(bytes[mark]) { mark -= 1 }
    switch bytes[mark] {
    case 0x21, 0x3F: return true
    case 0x2E: return lengthOfWord(before: mark, in: bytes) > 2
    default: return false
    }
}

private func lengthOfWord(before offset: Int, in bytes: [UInt8]) -> Int {
    var start = offset
    while start > 0, !isSpace(bytes[start - 1]), bytes[start - 1] != 0x2E, offset - start < 8 { start -= 1 }
    return offset - start
}

private func isParagraphBreak(_ gap: Range<Int>, in bytes: [UInt8]) -> Bool {
    bytes[gap].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } > 1
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
