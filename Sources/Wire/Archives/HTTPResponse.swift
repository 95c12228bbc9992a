import Compression
import Mail

/// A response as an archive keeps it: with its head, and its body as it came over the line (RFC 9112).
struct HTTPResponse {
    let status: Int
    private let headers: MailHeaders
    private let rest: ArraySlice<UInt8>

    /// - Returns: nil for what is no response.
    init?(_ bytes: [UInt8]) {
        let end = lineEnd(in: bytes[...], from: 0)
        let words = bytes[..<end].split(separator: 0x20, maxSplits: 2)
        guard bytes.starts(with: "HTTP/".utf8), words.count >= 2,
            let status = Int(String(decoding: words[1].prefix { (0x30...0x39).contains($0) }, as: UTF8.self))
        else { return nil }
        self.status = status
        headers = MailHeaders(bytes[end...])
        rest = bytes[headers.end...]
    }

    var contentType: String? { headers["content-type"] }

    /// The body without the encodings of its way. Many tools write it already decoded and leave the headers as they
    /// were: what does not fit its encoding is taken as it stands.
    ///
    /// - Throws: `packed` where it is damaged or larger than the limit when unpacked, `binary` where it is packed in a
    ///   way that is not read.
    func body(limit: Int) throws(WireError) -> [UInt8] {
        let isChunked = headers["transfer-encoding"]?.lowercased().contains("chunked") == true
        let body = (isChunked ? dechunked(rest) : nil) ?? Array(rest)
        let encodings = headers["content-encoding"]?.lowercased() ?? ""
        if encodings == "br" { throw .binary(kind: "compressed with brotli") }
        guard let packing = Packing(opening: body) ?? (encodings == "deflate" ? .deflate : nil) else { return body }
        do throws(UnpackingError) {
            return try unpacked(body, packing, limit: limit)
        } catch {
            throw .packed(error)
        }
    }
}

/// A body out of its chunks; nil where it is not in chunks. One that is cut off is read as far as it goes.
private func dechunked(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
        let next = lineEnd(in: bytes, from: index)
        let digits = withoutLineEnd(bytes[index..<next]).prefix { $0 != 0x3B && $0 != 0x20 }
        guard (1...8).contains(digits.count),
            let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0
        else { return result.isEmpty ? nil : result }
        if size == 0 { return result }
        let end = min(bytes.endIndex, next + size)
        result += bytes[next..<end]
        index = end
        while index < bytes.endIndex, bytes[index] == 0x0D || bytes[index] == 0x0A, index < end + 2 { index += 1 }
    }
    return result
}
