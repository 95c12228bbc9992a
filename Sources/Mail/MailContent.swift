import Markup

/// What a message shows: its text, its HTML, or both.
struct MailContent {
    var plain = ""
    /// Pieces of HTML, each a document of its own.
    var html: [String] = []
    /// Whether there are more parts than are read, or deeper ones.
    private(set) var isCut = false

    /// The most parts of a message that are read, and how deep they may be nested. A digest has some hundreds.
    static let (partLimit, depthLimit) = (20_000, 32)

    /// Reads a message's body.
    ///
    /// - Parameter bytes: what follows the headers.
    init(_ headers: MailHeaders, _ bytes: ArraySlice<UInt8>) {
        var parts = 0
        self = Self.content(headers, bytes, depth: 0, parts: &parts)
    }

    private init() {}

    private static func content(
        _ headers: MailHeaders, _ bytes: ArraySlice<UInt8>, depth: Int, parts: inout Int
    ) -> MailContent {
        parts += 1
        if isAttachment(headers) { return MailContent() }
        guard parts <= partLimit, depth <= depthLimit else {
            var rest = MailContent()
            rest.isCut = true
            return rest
        }
        let type = headers.structured("content-type")
        let kind = type?.value ?? "text/plain"
        if kind.hasPrefix("multipart/"), let boundary = type?.parameters["boundary"], !boundary.isEmpty {
            var whole = MailContent()
            for part in pieces(of: bytes, boundary: Array(boundary.utf8)) {
                let inner = MailHeaders(part)
                whole.add(content(inner, part[inner.end...], depth: depth + 1, parts: &parts))
                if parts > partLimit { break }
            }
            return whole
        }
        if kind == "message/rfc822" {
            let inner = MailHeaders(bytes)
            return content(inner, bytes[inner.end...], depth: depth + 1, parts: &parts)
        }
        return leaf(headers, bytes, kind, type?.parameters ?? [:])
    }

    private static func leaf(
        _ headers: MailHeaders, _ bytes: ArraySlice<UInt8>, _ kind: String, _ parameters: [String: String]
    ) -> MailContent {
        var content = MailContent()
        guard kind == "text/plain" || kind == "text/html" || kind == "text" else { return content }
        let encoding = headers.structured("content-transfer-encoding")?.value
        let text = decode(transferDecoded(bytes, encoding), declared: parameters["charset"]).text
        if kind == "text/html" {
            content.html = [text]
        } else {
            let isFlowed = parameters["format"]?.lowercased() == "flowed"
            content.plain =
                isFlowed
                ? unflowed(text, joinsWords: parameters["delsp"]?.lowercased() == "yes") : withQuotationsJoined(text)
        }
        return content
    }

    private mutating func add(_ other: MailContent) {
        if !plain.isEmpty, !other.plain.isEmpty { plain += "\n\n" }
        plain += other.plain
        html += other.html
        isCut = isCut || other.isCut
    }

    private static func isAttachment(_ headers: MailHeaders) -> Bool {
        headers.structured("content-disposition")?.value == "attachment"
    }
}

/// The pieces of a multipart body between the lines that begin with its boundary. If the last is not closed, it ends
/// with the message.
func pieces(of bytes: ArraySlice<UInt8>, boundary: [UInt8]) -> [ArraySlice<UInt8>] {
    let mark = [0x2D, 0x2D] + boundary
    var pieces: [ArraySlice<UInt8>] = []
    var start: Int?
    var index = bytes.startIndex
    while index < bytes.endIndex {
        let next = lineEnd(in: bytes, from: index)
        if bytes[index] == 0x2D, bytes[index..<next].starts(with: mark) {
            let tail = withoutLineEnd(bytes[index..<next]).dropFirst(mark.count)
            let isClosing = tail.starts(with: [0x2D, 0x2D])
            // The boundary of an inner multipart may begin with this one.
            if isClosing || tail.allSatisfy({ $0 <= 0x20 }) {
                if let start { pieces.append(bytes[start..<index]) }
                start = isClosing ? nil : next
                if isClosing { break }
            }
        }
        index = next
    }
    if let start, start < bytes.endIndex { pieces.append(bytes[start...]) }
    return pieces
}

/// Text whose lines were broken for transport (RFC 3676): a line that ends in a space goes on in the next of the same
/// depth of quotation.
private func unflowed(_ text: String, joinsWords: Bool) -> String {
    var result: [UInt8] = []
    // The depth of the line that is still open.
    var openDepth: Int?
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
        var line = ArraySlice(Array(line))
        if line.last == 0x0D { line.removeLast() }
        let depth = line.prefix { $0 == UInt8(ascii: ">") }.count
        line = line.dropFirst(depth)
        // A space at the start was put there to protect what follows.
        if line.first == 0x20 { line.removeFirst() }
        if openDepth != depth {
            if openDepth != nil { result.append(0x0A) }
            if depth > 0 { result += [UInt8](repeating: UInt8(ascii: ">"), count: depth) + [0x20] }
        }
        let goesOn = line.last == 0x20 && !line.elementsEqual("-- ".utf8)
        result += goesOn && joinsWords ? line.dropLast() : line
        openDepth = goesOn ? depth : nil
        if !goesOn { result.append(0x0A) }
    }
    return String(decoding: result, as: UTF8.self)
}
