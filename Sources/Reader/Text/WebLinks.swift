/// An address of the web in a text.
struct WebLink: Equatable, Sendable {
    /// UTF-8 byte offsets.
    let range: Range<Int>
    let address: String
}

/// The addresses of the web in a text that are written out, with `http://` or `https://`, in order.
///
/// - Complexity: O(*n*).
func webLinks(in text: Substring) -> [WebLink] {
    let bytes = Array(text.utf8)
    var links: [WebLink] = []
    var position = 0
    while let colon = bytes[position...].firstIndex(of: 0x3A) {
        position = colon + 1
        guard bytes[position...].starts(with: "//".utf8) else { continue }
        let scheme = ["https", "http"].first { scheme in
            let start = colon - scheme.utf8.count
            return start >= 0 && bytes[start..<colon].elementsEqual(scheme.utf8)
                && (start == 0 || !isLetter(bytes[start - 1]))
        }
        guard let scheme else { continue }
        let start = colon - scheme.utf8.count
        var end = bytes[position...].firstIndex(where: endsAddress) ?? bytes.count
        while end > position + 2, closesSentence(bytes[end - 1], in: bytes[start..<end]) { end -= 1 }
        if end > position + 2 {
            links.append(WebLink(range: start..<end, address: String(decoding: bytes[start..<end], as: UTF8.self)))
        }
        position = max(position, end)
    }
    return links
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

/// Whether an address ends before a byte: a blank, a quotation mark, a bracket that no address has.
private func endsAddress(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7F || "\"<>`{}|\\^".utf8.contains(byte) }

/// Whether a byte at the end of an address belongs to the sentence around it.
private func closesSentence(_ byte: UInt8, in address: ArraySlice<UInt8>) -> Bool {
    if byte == 0x29 { return address.count { $0 == 0x28 } < address.count { $0 == 0x29 } }
    return ".,;:!?'*_]".utf8.contains(byte)
}
