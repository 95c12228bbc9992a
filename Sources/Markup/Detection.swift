// Telling an encoding from the bytes alone. Bytes that fit UTF-8 are almost certainly UTF-8. The others differ in how
// their scripts use the bytes: Cyrillic words are runs of high bytes, mostly lower case; Japanese is full of kana,
// which have few lead bytes; Korean syllables fill one range. Texts that are short or fit none of this count as
// Windows-1252, where accented letters stand alone among plain ones.

/// UTF-16 or UTF-32 without a byte order mark, if the positions of the zeros prove it; otherwise nil.
func wideEncoding(of bytes: [UInt8]) -> TextEncoding? {
    let sample = bytes.prefix(4096)
    guard sample.count >= 8 else { return nil }
    var zeros = [0, 0, 0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index % 4] += 1 }
    let quarter = sample.count / 4
    if bytes.count % 4 == 0, quarter >= 2 {
        if zeros[3] == quarter, zeros[2] >= quarter * 9 / 10, zeros[0] == 0 { return .utf32(isBigEndian: false) }
        if zeros[0] == quarter, zeros[1] >= quarter * 9 / 10, zeros[3] == 0 { return .utf32(isBigEndian: true) }
    }
    let (even, odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3])
    let half = sample.count / 2
    if odd * 10 >= half * 4, even * 20 <= odd { return .utf16(isBigEndian: false) }
    if even * 10 >= half * 4, odd * 20 <= even { return .utf16(isBigEndian: true) }
    return nil
}

/// The likeliest encoding of bytes without a byte order mark or tell-tale zeros.
func likelyEncoding(of bytes: [UInt8]) -> TextEncoding {
    let form = utf8Form(of: bytes)
    if form.faults == 0 { return looksLikeISO2022JP(bytes) ? japaneseMail : .utf8 }
    // A damaged UTF-8 text still has more whole sequences than broken ones.
    if form.sequences > form.faults { return .utf8 }
    return likelyLegacyEncoding(of: bytes)
}

/// How many multi-byte sequences are whole, and how many bytes are not part of one.
private func utf8Form(of bytes: [UInt8]) -> (sequences: Int, faults: Int) {
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    if isASCII { return (0, 0) }
    var (sequences, faults, index) = (0, 0, 0)
    while index < bytes.count {
        let byte = bytes[index]
        guard byte >= 0x80 else {
            index += 1
            continue
        }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        let tail = bytes[min(index + 1, bytes.count)..<min(index + length, bytes.count)]
        let isWhole = (0xC2...0xF4).contains(byte) && tail.count == length - 1 && tail.allSatisfy { $0 & 0xC0 == 0x80 }
        if isWhole { sequences += 1 } else { faults += 1 }
        index += isWhole ? length : 1
    }
    return (sequences, faults)
}

private let japaneseMail = TextEncoding.legacy("iso-2022-jp", converter: "ISO-2022-JP")

private func looksLikeISO2022JP(_ bytes: [UInt8]) -> Bool {
    let sample = Array(bytes.prefix(4096))
    guard sample.contains(0x1B) else { return false }
    let opens = sample.indices.dropLast(2).contains { index in
        sample[index] == 0x1B && sample[index + 1] == 0x24 && (sample[index + 2] == 0x42 || sample[index + 2] == 0x40)
    }
    return opens && converts(bytes[...], from: "ISO-2022-JP")
}

/// The likeliest encoding of bytes that are not UTF-8.
///
/// - Returns: a Cyrillic or East Asian encoding if enough of the bytes are its letters, otherwise Windows-1252.
func likelyLegacyEncoding(of bytes: [UInt8]) -> TextEncoding {
    let sample = Array(bytes.prefix(65_536))
    return eastAsianEncoding(of: sample) ?? cyrillicEncoding(of: sample) ?? .windows1252
}

private func cyrillicEncoding(of bytes: [UInt8]) -> TextEncoding? {
    var (high, letters, lowIn1251, lowInKOI8, runs, wasHigh) = (0, 0, 0, 0, 0, false)
    for byte in bytes {
        let isLetter = byte >= 0xC0 || byte == 0xA8 || byte == 0xB8 || byte == 0xA3 || byte == 0xB3
        if byte >= 0x80 { high += 1 }
        if isLetter { letters += 1 }
        if byte >= 0xE0 { lowIn1251 += 1 }
        if (0xC0..<0xE0).contains(byte) { lowInKOI8 += 1 }
        if isLetter, !wasHigh { runs += 1 }
        wasHigh = isLetter
    }
    guard letters >= 6, letters * 10 >= high * 9, letters >= runs * 3 else { return nil }
    return lowIn1251 > lowInKOI8
        ? .legacy("windows-1251", converter: "CP1251") : .legacy("koi8-r", converter: "KOI8-R")
}

/// How many pairs of bytes, the first of them high, fall into the ranges typical of each encoding.
private struct PairCount {
    var pairs = 0
    var kanaSJIS = 0
    var kanaEUC = 0
    var hangul = 0
    var traditional = 0
    var simplified = 0
    var isEUC = true
}

private func eastAsianEncoding(of bytes: [UInt8]) -> TextEncoding? {
    var count = PairCount()
    var index = 0
    while index + 1 < bytes.count {
        let (lead, trail) = (bytes[index], bytes[index + 1])
        guard lead >= 0x81 else {
            index += 1
            continue
        }
        count.pairs += 1
        if lead < 0xA1 || trail < 0xA1 { count.isEUC = false }
        if (lead == 0x82 && trail >= 0x9F) || (lead == 0x83 && (0x40...0x96).contains(trail)) { count.kanaSJIS += 1 }
        if lead == 0xA4 || lead == 0xA5 { count.kanaEUC += 1 }
        if (0xB0...0xC8).contains(lead) { count.hangul += 1 }
        if (0xA4...0xC6).contains(lead) { count.traditional += 1 }
        if (0xB0...0xF7).contains(lead) { count.simplified += 1 }
        index += 2
    }
    return eastAsianEncoding(from: count, whole: bytes)
}

private func eastAsianEncoding(from count: PairCount, whole bytes: [UInt8]) -> TextEncoding? {
    guard count.pairs >= 3 else { return nil }
    func accept(_ name: String, _ converter: String) -> TextEncoding? {
        // The sample may end within a pair: leave its last byte out.
        converts(bytes.dropLast(bytes.count == 65_536 ? 1 : 0), from: converter)
            ? .legacy(name, converter: converter) : nil
    }
    func share(_ part: Int, _ percent: Int) -> Bool { part * 100 >= count.pairs * percent }
    if share(count.kanaSJIS, 25), let found = accept("shift_jis", "CP932") { return found }
    if count.isEUC, count.pairs >= 6 {
        if share(count.kanaEUC, 25) { return accept("euc-jp", "EUC-JP-MS") }
        if share(count.hangul, 90), bytes.contains(0x20) { return accept("euc-kr", "CP949") }
        if share(count.simplified, 80) { return accept("gbk", "GB18030") }
    }
    if count.pairs >= 12, !count.isEUC, share(count.traditional, 80) { return accept("big5", "BIG5-HKSCS") }
    return nil
}
