/// An XML document made ready for reading: in UTF-8, from its first tag on, without its declaration.
///
/// libxml2 is given as little as possible to go wrong with. It never sees a document type declaration, so it has no
/// entities to expand and nothing to load; it never guesses an encoding; and a document with an enormous tag is mended
/// before it is read.
///
///     let text = XMLText(bytes)
///     let found = text.read { reader in ... }
///     // If the reader was broken: text.mended().read { ... }
package struct XMLText: Sendable {
    /// The document in UTF-8.
    let bytes: [UInt8]
    /// Where its first tag begins: a byte offset into `bytes`.
    let start: Int
    /// Whether ``mended()`` has balanced its tags and removed its illegal characters.
    package let isMended: Bool

    /// - Parameter bytes: a document in any encoding that its byte order mark, its declaration or its bytes reveal.
    package init(_ bytes: [UInt8]) {
        let unicode = unicodeBytes(of: bytes)
        self.init(unicode: unicode, start: startOfMarkup(in: unicode), isMended: false)
    }

    init(unicode: [UInt8], start: Int, isMended: Bool) {
        bytes = unicode
        self.start = start
        self.isMended = isMended
    }

    /// Whether it holds no tag at all.
    package var isEmpty: Bool { start >= bytes.count }

    /// The document, repaired so that it can be read to its end.
    ///
    /// - Complexity: O(*n*).
    package func mended() -> XMLText {
        guard !isMended else { return self }
        var mender = XMLMender(bytes, from: start)
        return XMLText(unicode: mender.mend(), start: 0, isMended: true)
    }

    /// Reads the document, mending it first if libxml2 must not see it as it is.
    package func read<Result>(_ body: (inout XMLReader) -> Result) -> Result {
        guard isMended || isHarmless else { return mended().read(body) }
        return bytes.withUnsafeBufferPointer { buffer in
            var reader = XMLReader(
                UnsafeBufferPointer(rebasing: buffer[min(start, buffer.count)...]), isMended: isMended)
            return body(&reader)
        }
    }

    /// Whether libxml2 may see the document as it is: it has no document type declaration, no NUL, and neither a tag so
    /// long that libxml2 would need quadratic time for its attributes, nor a text so long behind an `&` without `;`:
    /// libxml2 waits for that, and with each few bytes goes back through all that it has, to the last `<`.
    private var isHarmless: Bool {
        let longest = 32_768
        var tagStart = start
        // Where a reference began that has not ended, or the last tag after it.
        var reference: Int?
        for index in start..<max(start, bytes.count) {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                if index - tagStart > longest, bytes[tagStart] == UInt8(ascii: "<") { return false }
                if let begun = reference {
                    if index - begun > longest { return false }
                    reference = index
                }
                tagStart = index
                if index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "!"),
                    bytes[index + 2] | 0x20 == UInt8(ascii: "d")
                {
                    return false
                }
            case UInt8(ascii: ">"):
                if index - tagStart > longest, bytes[tagStart] == UInt8(ascii: "<") { return false }
                tagStart = index
            case UInt8(ascii: "&"): reference = reference ?? index
            case UInt8(ascii: ";"):
                if let begun = reference, index - begun > longest { return false }
                reference = nil
            // libxml2 would take a NUL for the sign of a wider encoding, or for the end.
            case 0: return false
            default: break
            }
        }
        if let begun = reference, bytes.count - begun > longest { return false }
        return bytes.count - tagStart <= longest || bytes[tagStart] == UInt8(ascii: ">")
    }
}

// MARK: - Encoding

/// The document in UTF-8. Valid UTF-8 is believed over a declaration of Latin-1 or ASCII: documents are converted from
/// one encoding to another, and the old declaration stays.
private func unicodeBytes(of bytes: [UInt8]) -> [UInt8] {
    let declared = declaredEncoding(of: bytes)
    if ["utf-8", "utf8"].contains(declared ?? "utf-8") || isLatin(declared) {
        let hasMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        if !hasMark, isUTF8(bytes), !bytes.prefix(64).contains(0), !bytes.contains(0x1B) { return bytes }
        if !isLatin(declared) { return Array(decode(bytes).text.utf8) }
    }
    return Array(decode(bytes, declared: declared).text.utf8)
}

private func isLatin(_ declared: String?) -> Bool {
    ["iso-8859-1", "windows-1252", "us-ascii", "ascii", "latin1", "latin-1"].contains(declared ?? "")
}

private func isUTF8(_ bytes: [UInt8]) -> Bool {
    do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: bytes.span)
        return true
    } catch {
        return false
    }
}

/// The encoding that the XML declaration names, in lower case; nil if there is none.
private func declaredEncoding(of bytes: [UInt8]) -> String? {
    let head = bytes.prefix(512).filter { $0 != 0 }
    guard let open = position(of: "<?xml", in: head[...]), let close = position(of: "?>", in: head[open...]),
        let name = position(of: "encoding", in: head[open..<close])
    else { return nil }
    let value = head[(name + 8)..<close].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "=") }
    guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let label = String(decoding: value.dropFirst().prefix { $0 != quote }, as: UTF8.self).lowercased()
    return label.isEmpty ? nil : label
}

/// Where the first tag begins, after a byte order mark, white space, stray text and the declaration; else the end.
private func startOfMarkup(in bytes: [UInt8]) -> Int {
    guard let open = bytes.firstIndex(of: UInt8(ascii: "<")) else { return bytes.count }
    // Server programs print warnings before the document, some of them in HTML.
    guard let declaration = position(of: "<?xml ", in: bytes[open..<min(bytes.count, open + 4096)]),
        let close = position(of: "?>", in: bytes[declaration..<min(bytes.count, declaration + 1024)])
    else { return open }
    return bytes[(close + 2)...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
}

/// Where a short text first stands in bytes; nil if it does not.
package func position(of text: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    let length = text.utf8CodeUnitCount
    guard bytes.count >= length, length > 0 else { return nil }
    let first = text.utf8Start.pointee
    var index = bytes.startIndex
    while let found = bytes[index...].firstIndex(of: first), found + length <= bytes.endIndex {
        if (1..<length).allSatisfy({ bytes[found + $0] == text.utf8Start[$0] }) { return found }
        index = found + 1
    }
    return nil
}
