/// An encoding that can be read.
enum TextEncoding: Hashable, Sendable {
    case utf8
    case utf16(isBigEndian: Bool)
    case utf32(isBigEndian: Bool)
    case windows1252
    /// Any other: the name reported, and iconv's name for it.
    case legacy(String, converter: String)

    var name: String {
        switch self {
        case .utf8: "utf-8"
        case .utf16(let isBig): isBig ? "utf-16be" : "utf-16le"
        case .utf32(let isBig): isBig ? "utf-32be" : "utf-32le"
        case .windows1252: "windows-1252"
        case .legacy(let name, _): name
        }
    }

    /// The encoding that the web means by a label. For some labels it is a superset of what the label says.
    ///
    /// - Returns: nil if the label names no encoding known here.
    /// - Source: WHATWG Encoding Standard, section 4.2, names and labels.
    init?(label: String) {
        let label = label.lowercased().filter { !" \t\r\n\"'".contains($0) }
        switch label {
        case "utf-8", "utf8", "unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "x-unicode20utf8": self = .utf8
        case "utf-16", "utf-16le", "utf16", "unicode", "ucs-2", "iso-10646-ucs-2", "unicodefeff", "csunicode":
            self = .utf16(isBigEndian: false)
        case "utf-16be", "unicodefffe": self = .utf16(isBigEndian: true)
        case "utf-32", "utf-32le", "utf32", "ucs-4", "ucs-4le": self = .utf32(isBigEndian: false)
        case "utf-32be", "ucs-4be": self = .utf32(isBigEndian: true)
        case "windows-1252", "cp1252", "x-cp1252", "ascii", "us-ascii", "ansi_x3.4-1968", "latin1", "l1", "iso-8859-1",
            "iso8859-1", "iso88591", "iso_8859-1", "iso_8859-1:1987", "cp819", "ibm819", "csisolatin1":
            self = .windows1252
        default:
            guard let found = legacyConverters[label] ?? numbered(label) else { return nil }
            self = .legacy(found.name, converter: found.converter)
        }
    }
}

private typealias Converter = (name: String, converter: String)

private let legacyConverters: [String: Converter] = {
    var table: [String: Converter] = [:]
    func add(_ name: String, _ converter: String, _ labels: String) {
        for label in [name] + labels.split(separator: " ").map(String.init) { table[label] = (name, converter) }
    }
    add("shift_jis", "CP932", "shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis cp932")
    add("euc-jp", "EUC-JP-MS", "x-euc-jp cseucpkdfmtjapanese eucjp")
    add("iso-2022-jp", "ISO-2022-JP", "csiso2022jp")
    add("euc-kr", "CP949", "ks_c_5601-1987 ksc5601 korean windows-949 cp949 cseuckr iso-ir-149 uhc")
    add("iso-2022-kr", "ISO-2022-KR", "csiso2022kr")
    add(
        "gbk", "GB18030", "gb2312 gb_2312-80 x-gbk chinese cp936 ms936 windows-936 csgb2312 iso-ir-58 euc-cn hz-gb-2312"
    )
    add("gb18030", "GB18030", "")
    add("big5", "BIG5-HKSCS", "big5-hkscs cn-big5 x-x-big5 csbig5 cp950")
    add("koi8-r", "KOI8-R", "koi8 koi koi8_r cskoi8r")
    add("koi8-u", "KOI8-U", "koi8-ru")
    add("macintosh", "MACINTOSH", "mac x-mac-roman csmacintosh mac-roman macroman")
    add("x-mac-cyrillic", "MAC-CYRILLIC", "mac-cyrillic")
    add("ibm866", "CP866", "cp866 866 csibm866")
    add("ibm437", "CP437", "cp437 437")
    add("ibm850", "CP850", "cp850 850")
    add("windows-874", "CP874", "tis-620 iso-8859-11 iso8859-11 dos-874")
    add("windows-1254", "CP1254", "iso-8859-9 iso8859-9 latin5 l5 iso_8859-9 cp1254 x-cp1254")
    add("iso-8859-2", "ISO-8859-2", "latin2 l2")
    add("iso-8859-5", "ISO-8859-5", "cyrillic")
    add("iso-8859-7", "ISO-8859-7", "greek greek8 sun_eu_greek")
    add("iso-8859-8", "ISO-8859-8", "hebrew visual logical iso-8859-8-i")
    add("iso-8859-6", "ISO-8859-6", "arabic")
    add("iso-8859-15", "ISO-8859-15", "latin9 l9")
    add("utf-7", "UTF-7", "")
    return table
}()

/// The families whose members differ in a number alone: `windows-1250` and `cp1250`, `iso-8859-16` and `iso8859_16`.
private func numbered(_ label: String) -> Converter? {
    let digits = String(label.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    guard let number = Int(digits) else { return nil }
    let family = label.dropLast(digits.count).filter { $0.isLetter || $0 == "8" || $0 == "5" || $0 == "9" }
    if (1250...1258).contains(number), ["windows", "cp", "xcp", "win"].contains(family) {
        return ("windows-\(number)", "CP\(number)")
    }
    if (2...16).contains(number), number != 12, family == "iso8859" {
        return ("iso-8859-\(number)", "ISO-8859-\(number)")
    }
    return nil
}

/// The mark at the start of some texts that says which encoding they are in.
struct ByteOrderMark {
    let encoding: TextEncoding
    /// In bytes.
    let length: Int

    init?(of bytes: [UInt8]) {
        func opens(_ mark: UInt8...) -> Bool { bytes.starts(with: mark) }
        if opens(0xEF, 0xBB, 0xBF) {
            (encoding, length) = (.utf8, 3)
        } else if opens(0xFF, 0xFE, 0, 0) {
            (encoding, length) = (.utf32(isBigEndian: false), 4)
        } else if opens(0, 0, 0xFE, 0xFF) {
            (encoding, length) = (.utf32(isBigEndian: true), 4)
        } else if opens(0xFF, 0xFE) {
            (encoding, length) = (.utf16(isBigEndian: false), 2)
        } else if opens(0xFE, 0xFF) {
            (encoding, length) = (.utf16(isBigEndian: true), 2)
        } else {
            return nil
        }
    }
}
