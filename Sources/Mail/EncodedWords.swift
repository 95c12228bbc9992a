import Markup

// RFC 2047 writes what is not ASCII as `=?charset?B?base64?=` or `=?charset?Q?quoted?=`. White space between two such
// words is not part of the text. Mailers also split a letter of several bytes between two words, against the rules, so
// successive words of one charset are joined as bytes before they are decoded.

/// The text of a header field's value, on one line.
func headerText(_ value: [UInt8]) -> String {
    var text = ""
    var pending = PendingWords()
    var index = 0
    var plainStart = 0
    while index < value.count {
        guard value[index] == 0x3D, let word = EncodedWord(value, at: index) else {
            index += 1
            continue
        }
        let between = value[plainStart..<index]
        if pending.isEmpty || !between.allSatisfy({ $0 <= 0x20 }) {
            text += pending.taken() + decode(Array(between)).text
        }
        text += pending.add(word)
        index = word.end
        plainStart = index
    }
    text += pending.taken() + decode(Array(value[plainStart...])).text
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// Encoded words of one charset that are still being collected.
private struct PendingWords {
    private var charset = ""
    private var bytes: [UInt8] = []

    var isEmpty: Bool { charset.isEmpty }

    /// - Returns: the text of the words before, if this one has another charset.
    mutating func add(_ word: EncodedWord) -> String {
        let before = charset == word.charset ? "" : taken()
        charset = word.charset
        bytes += word.bytes
        return before
    }

    mutating func taken() -> String {
        defer { (charset, bytes) = ("", []) }
        return bytes.isEmpty ? "" : decode(bytes, declared: charset).text
    }
}

private struct EncodedWord {
    let charset: String
    let bytes: [UInt8]
    /// The index after its end.
    let end: Int

    init?(_ value: [UInt8], at start: Int) {
        let rest = value[start...]
        guard rest.starts(with: [0x3D, 0x3F]), let afterCharset = rest.dropFirst(2).firstIndex(of: 0x3F),
            afterCharset - start <= 60, afterCharset + 2 < value.count, value[afterCharset + 2] == 0x3F
        else { return nil }
        let textStart = afterCharset + 3
        guard let close = Self.close(of: value, from: textStart) else { return nil }
        // RFC 2231 lets a language follow the charset: 'utf-8*en'.
        let name = value[(start + 2)..<afterCharset].prefix { $0 != UInt8(ascii: "*") }
        charset = String(decoding: name, as: UTF8.self).lowercased()
        end = close + 2
        switch value[afterCharset + 1] | 0x20 {
        case UInt8(ascii: "b"): bytes = base64Decoded(value[textStart..<close])
        case UInt8(ascii: "q"):
            let spaced = value[textStart..<close].map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
            bytes = quotedPrintableDecoded(spaced[...])
        default: return nil
        }
        guard !charset.isEmpty else { return nil }
    }

    /// The index of `?=`, a little beyond the length of a line at most; nil if it is not there.
    private static func close(of value: [UInt8], from start: Int) -> Int? {
        var index = start
        let last = min(value.count - 1, start + 1000)
        while index < last {
            if value[index] == 0x3F, value[index + 1] == 0x3D { return index }
            index += 1
        }
        return nil
    }
}
