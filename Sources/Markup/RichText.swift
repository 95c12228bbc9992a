// Rich Text Format, of which the text is wanted: control words that stand for characters, groups that hold something else.
// A byte above ASCII is read in the code page of its font, as Word writes Russian, or of the document.
//
// Source: Rich Text Format (RTF) Specification, version 1.9.1, Microsoft 2008.

/// Whether a text is Rich Text Format.
package func isRichText(_ opening: ArraySlice<UInt8>) -> Bool {
    opening.drop { $0 <= 0x20 }.starts(with: "{\\rtf".utf8)
}

/// The text of a document in Rich Text Format: UTF-8, a line a paragraph.
///
/// What is no text (fonts, pictures, the document's properties, headers and footers, the instructions of links) is left
/// out. A document that is cut off is read as far as it goes.
///
/// - Complexity: O(*n*).
package func richText(of bytes: [UInt8]) -> [UInt8] {
    var reader = RichTextReader(bytes)
    return reader.text()
}

private struct RichTextReader {
    /// What holds within a group, and is as before after it.
    private struct Group {
        var isSkipped = false
        var isFontTable = false
        /// How many characters stand in for one that is given by its number.
        var standIns = 1
        var encoding: String
        /// The text before a note, while the note's own is read.
        var textBeforeNote: [UInt8]?
    }

    /// Programs nest some ten groups.
    private static let deepest = 1000

    private let bytes: [UInt8]
    private var index = 0
    private var group = Group(encoding: "windows-1252")
    private var outer: [Group] = []
    /// How many groups are open within the deepest one that is told apart.
    private var deeper = 0
    private var result: [UInt8] = []
    /// Bytes whose encoding is not settled yet.
    private var pending: [UInt8] = []
    private var pendingEncoding = ""
    /// How many characters more are stand-ins.
    private var skipped = 0
    /// Whether `\*` stood before the control word: a group of a kind that may be unknown.
    private var isOptional = false
    /// The code pages of the document's fonts by their numbers.
    private var encodings: [Int: String] = [:]
    private var font = 0
    /// The first half of a character beyond the first plane.
    private var surrogate: UInt32?
    /// The notes of the paragraph that is read: they stand below it.
    private var notes: [UInt8] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func text() -> [UInt8] {
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "{"):
                open()
            case UInt8(ascii: "}"):
                flush()
                if deeper > 0 { deeper -= 1 } else { close() }
            case UInt8(ascii: "\\"): control()
            case 0x0A, 0x0D, 0: break
            default: write(byte)
            }
        }
        flush()
        return result + notes
    }

    private mutating func open() {
        if outer.count < Self.deepest {
            outer.append(group)
            group.textBeforeNote = nil
        } else {
            deeper += 1
        }
        isOptional = false
    }

    private mutating func close() {
        if let before = group.textBeforeNote {
            let end = result.lastIndex { $0 != 0x0A } ?? -1
            notes += [0x0A] + result[...end]
            result = before
        }
        group = outer.popLast() ?? group
    }

    // MARK: Control words

    private mutating func control() {
        guard index < bytes.count else { return }
        let first = bytes[index]
        guard isLetter(first) else {
            index += 1
            return symbol(first)
        }
        let start = index
        while index < bytes.count, isLetter(bytes[index]), index - start < 32 { index += 1 }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        let number = parameter()
        if index < bytes.count, bytes[index] == 0x20 { index += 1 }
        perform(word, number)
        isOptional = false
    }

    private mutating func parameter() -> Int? {
        let start = index
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
        while index < bytes.count, (0x30...0x39).contains(bytes[index]), index - start < 11 { index += 1 }
        return Int(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private mutating func symbol(_ sign: UInt8) {
        switch sign {
        case UInt8(ascii: "'"):
            let digits = bytes[index..<min(index + 2, bytes.count)]
            index += digits.count
            if let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) { write(byte) }
        case UInt8(ascii: "*"): isOptional = true
        case UInt8(ascii: "~"): write(character: 0xA0)
        case UInt8(ascii: "_"): write(UInt8(ascii: "-"))
        case 0x0A, 0x0D: endLine()
        case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): write(sign)
        default: break
        }
    }

    private mutating func perform(_ word: String, _ number: Int?) {
        if let character = characters[word] { return write(character: character) }
        switch word {
        case "par", "line", "sect", "page", "row": endLine()
        case "footnote" where !group.isSkipped && group.textBeforeNote == nil: openNote()
        case "tab", "cell", "nestcell": write(0x20)
        // Numbers above 32767 are written as negative ones. Anything else is no character.
        case "u": if let number { write(unit: UInt32(exactly: number < 0 ? number + 65_536 : number) ?? 0) }
        case "uc": group.standIns = min(max(number ?? 1, 0), 8)
        case "bin": index = min(bytes.count, index + min(max(number ?? 0, 0), bytes.count))
        case "ansicpg": if let number { group.encoding = encoding(ofCodePage: number) }
        case "mac": group.encoding = "macintosh"
        case "fonttbl": (group.isSkipped, group.isFontTable) = (true, true)
        case "f": select(font: number ?? 0)
        case "fcharset": if group.isFontTable { encodings[font] = encoding(ofCharacterSet: number ?? 0) }
        case _ where otherDestinations.contains(word) || isOptional && word != "shppict": group.isSkipped = true
        default: break
        }
    }

    private mutating func openNote() {
        flush()
        group.textBeforeNote = result
        result = []
    }

    private mutating func select(font number: Int) {
        font = number
        if !group.isFontTable, let encoding = encodings[number] { group.encoding = encoding }
    }

    // MARK: Text

    private mutating func write(_ byte: UInt8) {
        if skipped > 0 { skipped -= 1; return }
        guard !group.isSkipped else { return }
        if pendingEncoding != group.encoding { flush() }
        pendingEncoding = group.encoding
        pending.append(byte)
    }

    /// A character by its number, after which stand-ins follow.
    private mutating func write(unit: UInt32) {
        skipped = group.standIns
        guard !group.isSkipped else { return }
        if (0xD800..<0xDC00).contains(unit) {
            surrogate = unit
        } else if let high = surrogate, (0xDC00..<0xE000).contains(unit) {
            surrogate = nil
            append(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00))
        } else {
            append(unit)
        }
    }

    private mutating func write(character: UInt32) {
        if skipped > 0 { skipped -= 1; return }
        if !group.isSkipped { append(character) }
    }

    private mutating func append(_ value: UInt32) {
        flush()
        if let scalar = Unicode.Scalar(value), value >= 0x20 { result += String(scalar).utf8 }
    }

    private mutating func endLine() {
        skipped = 0
        guard !group.isSkipped else { return }
        flush()
        result.append(0x0A)
        // A paragraph within a note ends no other.
        guard group.textBeforeNote == nil, !notes.isEmpty else { return }
        result += notes.drop { $0 == 0x0A }
        result.append(0x0A)
        notes = []
    }

    private mutating func flush() {
        guard !pending.isEmpty else { return }
        // ASCII alone is the same in all of them.
        if pending.allSatisfy({ $0 < 0x80 }) {
            result += pending
        } else {
            result += decode(pending, declared: pendingEncoding).text.utf8
        }
        pending = []
    }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

/// Control words that stand for a character.
private let characters: [String: UInt32] = [
    "emdash": 0x2014, "endash": 0x2013, "bullet": 0x2022, "lquote": 0x2018, "rquote": 0x2019, "ldblquote": 0x201C,
    "rdblquote": 0x201D, "emspace": 0x2003, "enspace": 0x2002, "qmspace": 0x2005,
]

/// Groups that hold no text of the document.
private let otherDestinations: Set = [
    "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl",
    "footerr", "footerf", "fldinst", "listtable", "listoverridetable", "nonshppict", "xe", "tc", "themedata", "filetbl",
    "revtbl", "rsidtbl", "datastore", "annotation", "atnid", "atnauthor", "private", "background", "pntext", "listtext",
]

private func encoding(ofCodePage number: Int) -> String {
    switch number {
    case 932: "shift_jis"
    case 936: "gb18030"
    case 949: "euc-kr"
    case 950: "big5"
    case 10_000: "macintosh"
    case 65_001: "utf-8"
    default: "windows-\(number)"
    }
}

/// The code page of a font's character set, by the specification's table.
private func encoding(ofCharacterSet number: Int) -> String? {
    let pages = [
        77: 10_000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256,
        186: 1257, 204: 1251, 222: 874, 238: 1250,
    ]
    return pages[number].map(encoding(ofCodePage:))
}
