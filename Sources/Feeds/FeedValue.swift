import Markup

/// The text of one element as it is gathered from a feed, with what says how it is to be read.
struct FeedValue {
    /// How the text is written.
    enum Form {
        /// As it stands.
        case plain
        /// HTML, escaped once for XML.
        case html
        /// XML elements; text within is text.
        case xhtml
        /// Base64, of text or HTML.
        case base64
        /// HTML if it looks like it.
        case open
    }

    var bytes: [UInt8] = []
    /// Whether elements stood within.
    var hasMarkup = false
    var form: Form
    let base: String?
    let language: String?
    /// The media type, in lower case.
    let type: String
    /// Whether it belongs to a vocabulary that says how its texts are written: Atom.
    let isAtom: Bool

    /// For the element that just started.
    init(_ reader: borrowing XMLReader, isAtom: Bool) {
        base = reader.base
        language = reader.language
        type = (reader.attribute("type") ?? "").lowercased()
        self.isAtom = isAtom
        form = Self.form(type: type, mode: reader.attribute("mode")?.lowercased() ?? "", isAtom: isAtom)
    }

    private static func form(type: String, mode: String, isAtom: Bool) -> Form {
        if mode == "base64" { return .base64 }
        switch type {
        case "xhtml", "application/xhtml+xml", "application/xhtml": return .xhtml
        case "html", "text/html": return .html
        case "text", "text/plain": return .open
        case "": return isAtom && mode != "escaped" ? .open : .html
        case let other where other.hasSuffix("xml") || other.hasPrefix("text/"): return .open
        case let other where other.contains("/"): return .base64
        default: return .open
        }
    }

    /// Adds the text just read.
    mutating func appendText(from reader: borrowing XMLReader) {
        guard form == .xhtml else { return reader.appendText(to: &bytes) }
        var text: [UInt8] = []
        reader.appendText(to: &text)
        appendEscaped(text)
    }

    /// Adds the tag of an element within that just started.
    mutating func appendStart(from reader: borrowing XMLReader) {
        // `Example &lt;b&gt; <i>...`: where nothing says otherwise, escaped and plain markup are one.
        hasMarkup = true
        bytes.append(UInt8(ascii: "<"))
        bytes += reader.name.local.utf8
        for attribute in reader.attributes where attribute.value.utf8.count < 4096 {
            bytes += " \(attribute.name)=\"".utf8
            appendEscaped(Array(attribute.value.utf8))
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    /// Adds the end tag of an element within.
    mutating func appendEnd(of name: XMLName) {
        let voids: Set = ["br", "hr", "img", "input", "wbr", "embed", "area", "link", "meta", "col", "source", "track"]
        guard !voids.contains(name.local) else { return }
        bytes += "</\(name.local)>".utf8
    }

    private mutating func appendEscaped(_ text: [UInt8]) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            default: bytes.append(byte)
            }
        }
    }

    /// The text as it stands, without white space around it; nil where nothing is left.
    var raw: String? { FeedText.trimmed(bytes[...]) }
}
