import News

// A text is cleaned on its way in of what its maker's tools left in it and no reader means: soft hyphens, the ligatures of
// a font, spaces that may not break, letters in two pieces. Search and names compare letters, and would miss them.

extension Article {
    /// The article with its texts clean: letters composed (NFC), ligatures as letters, no-break spaces as spaces, soft
    /// hyphens and zero width spaces gone. Zero width joiners stay: Persian words need them.
    package var cleaned: Article {
        var article = self
        article.headline = cleanText(headline)
        article.byline = byline.map(cleanText)
        article.dateline = dateline.map(cleanText)
        article.source = source.map(cleanText)
        article.summary = summary.map(cleanText)
        let bytes = Array(body.utf8)
        guard needsCleaning(bytes[...]) else { return article }
        // Between the starts and ends of blocks each piece is cleaned for itself, so that the blocks move with it.
        var clean: [UInt8] = []
        var start = 0
        func take(upTo end: Int) {
            clean += cleanText(String(decoding: bytes[start..<end], as: UTF8.self)).utf8
            start = end
        }
        article.blocks = blocks.map { block in
            take(upTo: block.range.lowerBound)
            let begin = clean.count
            take(upTo: block.range.upperBound)
            return Block(range: begin..<clean.count, role: block.role)
        }
        take(upTo: bytes.count)
        article.body = String(decoding: clean, as: UTF8.self)
        return article
    }
}

/// A text as ``Article/cleaned`` has it.
///
/// - Complexity: O(*n*).
func cleanText(_ text: String) -> String {
    guard needsCleaning(Array(text.utf8)[...]) else { return text }
    var result = ""
    for character in text {
        let scalars = character.unicodeScalars
        if scalars.count == 1, let first = scalars.first {
            result += replacements[first] ?? String(character)
        } else if let whole = composed(character) {
            result.unicodeScalars.append(whole)
        } else {
            for scalar in scalars { result += replacements[scalar] ?? String(Character(scalar)) }
        }
    }
    return result
}

/// Whether a text has anything in it that is cleaned. Curly quotes and dashes, which stand in almost every article, begin
/// with the same bytes as spaces of no width: all three bytes are compared.
private func needsCleaning(_ text: ArraySlice<UInt8>) -> Bool {
    // The two bytes before, the last one lowest.
    var before: UInt16 = 0
    for byte in text {
        switch before & 0xFF {
        // No-break space and soft hyphen.
        case 0xC2: if byte == 0xA0 || byte == 0xAD { return true }
        // Marks that stand over a letter, those of kana, and the parts of Korean syllables.
        case 0xCC, 0xCD: return true
        case 0xE3: if byte == 0x82 { return true }
        case 0xE1: if (0x84...0x87).contains(byte) { return true }
        default: break
        }
        switch before {
        // U+2007, U+200B and U+202F; U+2060.
        case 0xE280: if byte == 0x87 || byte == 0x8B || byte == 0xAF { return true }
        case 0xE281: if byte == 0xA0 { return true }
        // The ligatures U+FB00 to U+FB06, and the byte order mark.
        case 0xEFAC: if (0x80...0x86).contains(byte) { return true }
        case 0xEFBB: if byte == 0xBF { return true }
        default: break
        }
        before = before << 8 | UInt16(byte)
    }
    return false
}

private let replacements: [Unicode.Scalar: String] = [
    "\u{A0}": " ", "\u{202F}": " ", "\u{2007}": " ", "\u{AD}": "", "\u{200B}": "", "\u{2060}": "", "\u{FEFF}": "",
    "\u{FB00}": "ff", "\u{FB01}": "fi", "\u{FB02}": "fl", "\u{FB03}": "ffi", "\u{FB04}": "ffl", "\u{FB05}": "st",
    "\u{FB06}": "st",
]

/// The one scalar that a letter in pieces is canonically the same as; nil where there is none.
private func composed(_ character: Character) -> Unicode.Scalar? {
    let scalars = Array(character.unicodeScalars)
    // Korean syllables by the arithmetic of Unicode 3.12; the others by Swift's own notion of sameness.
    if (0x1100...0x1112).contains(scalars[0].value), scalars.count <= 3, (0x1161...0x1175).contains(scalars[1].value) {
        let tail = scalars.count == 3 ? scalars[2].value &- 0x11A7 : 0
        guard tail < 28 else { return nil }
        return Unicode.Scalar(0xAC00 + ((scalars[0].value - 0x1100) * 21 + scalars[1].value - 0x1161) * 28 + tail)
    }
    return wholeLetters[character]
}

/// Letters with marks in one scalar: Latin, Greek, Cyrillic and kana.
private let wholeLetters: [Character: Unicode.Scalar] = {
    var table: [Character: Unicode.Scalar] = [:]
    let ranges: [ClosedRange<UInt32>] = [0xC0...0x24F, 0x386...0x4F9, 0x1E00...0x1FFC, 0x304C...0x30FE]
    for value in ranges.joined() { if let scalar = Unicode.Scalar(value) { table[Character(scalar)] = scalar } }
    return table
}()
