import Markup

extension FeedText {
    /// The plain text of an element; nil where nothing is left.
    init?(_ value: FeedValue) {
        switch value.form {
        case .plain: self.init(plain: value.bytes)
        case .html, .xhtml: self.init(html: value.bytes)
        case .base64:
            let decoded = base64Text(value.bytes)
            if decoded == nil, value.isMediaFile { return nil }
            self.init(open: decoded ?? value.bytes)
        case .open:
            if value.hasMarkup { self.init(html: value.bytes) } else { self.init(open: value.bytes) }
        }
    }

    /// Text that is HTML where it looks like it.
    init?(open bytes: [UInt8]) {
        if looksLikeHTML(bytes) { self.init(html: bytes) } else { self.init(plain: bytes) }
    }

    /// Text as it stands, its paragraphs parted by empty lines.
    init?(plain bytes: [UInt8]) {
        var writer = ParagraphWriter(keepsSoftHyphens: true)
        writer.write(bytes[...], isPreformatted: true)
        self.init(&writer)
    }

    /// HTML, or text that holds nothing of it but references.
    init?(html bytes: [UInt8]) {
        var writer = ParagraphWriter(keepsSoftHyphens: true)
        var scanner = HTMLScanner(bytes)
        scanner.write(to: &writer)
        self.init(&writer)
    }

    private init?(_ writer: inout ParagraphWriter) {
        let written = writer.finished()
        guard !written.text.isEmpty else { return nil }
        self.init(text: written.text, blocks: written.blocks)
    }

    /// A headline on one line; nil if nothing is left of it.
    ///
    /// `<antirez>` and `List<String>` are no tags that HTML has, and stand as they are written; a line that is tags alone,
    /// however often they were escaped, says nothing.
    static func title(_ value: FeedValue) -> String? {
        let isEscaped = value.form == .html && !value.hasMarkup
        let text = isEscaped ? FeedText(html: HTMLScanner.escapingUnknownTags(in: value.bytes)) : FeedText(value)
        guard let line = text?.line else { return nil }
        let bytes = Array(line.utf8)
        let isMarkup = bytes.first == 0x3C && HTMLScanner.holdsOnlyKnownTags(bytes) && FeedText(html: bytes) == nil
        return isMarkup ? nil : line
    }

    /// All of it on one line.
    var line: String {
        guard text.utf8.contains(0x0A) else { return text }
        return text.split { $0 == "\n" }.joined(separator: " ")
    }

    /// A text without white space around it; nil where nothing is left.
    static func trimmed(_ bytes: ArraySlice<UInt8>) -> String? {
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 })
        else { return nil }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }

    /// A language tag in its usual form: `en_US ` is `en-US`; nil for none.
    static func languageTag(_ text: String?) -> String? {
        guard let text, let tag = trimmed(Array(text.utf8)[...]), tag.utf8.count <= 35 else { return nil }
        let isPlain = tag.utf8.allSatisfy { isNameByte($0) }
        return isPlain ? String(tag.map { $0 == "_" ? "-" : $0 }) : nil
    }
}

/// The first kilobyte of what a feed says once for all of its items, its title or its author: each of a million items takes
/// it over.
func shortened(_ text: String) -> String {
    guard text.utf8.count > 1000 else { return text }
    var bytes = text.utf8.prefix(1000)
    // The rest of a character that the cut leaves whole bytes of goes too.
    while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
    if let last = bytes.last, last >= 0x80 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
}

private func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
}

extension FeedValue {
    /// Whether it says that it is sound, a picture or a film.
    var isMediaFile: Bool { ["image/", "audio/", "video/"].contains { type.hasPrefix($0) } }
}

/// Whether a text that should be plain is HTML: an element is closed in it, or a reference stands in it.
private func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
    let isTag = position(of: "</", in: bytes[...]) != nil || position(of: "/>", in: bytes[...]) != nil
    if isTag, HTMLScanner.holdsOnlyKnownTags(bytes) { return true }
    guard !bytes.contains(UInt8(ascii: "<")) else { return false }
    var index = bytes.startIndex
    while let sign = bytes[index...].firstIndex(of: UInt8(ascii: "&")) {
        if let found = characterReference(at: sign, in: bytes), bytes[found.end - 1] == UInt8(ascii: ";") {
            return true
        }
        index = sign + 1
    }
    return false
}

/// The text that Base64 stands for; nil where it is none, or no text in UTF-8.
private func base64Text(_ bytes: [UInt8]) -> [UInt8]? {
    let isBase64 = bytes.allSatisfy { $0 <= 0x20 || isNameByte($0) || "+/=".utf8.contains($0) }
    let text = isBase64 ? base64Decoded(bytes[...]) : []
    let isText = text.allSatisfy { $0 >= 0x20 || [0x09, 0x0A, 0x0D].contains($0) }
    return !text.isEmpty && isText && String(validating: text, as: UTF8.self) != nil ? text : nil
}
