import CLibCurl
import Glibc

/// The headers of a response that are of use. One that breaks the rules is left out.
struct Headers {
    private(set) var etag: String?
    private(set) var lastModified: String?
    private(set) var contentType: String?
    private(set) var location: String?
    /// Whether the body comes as gzip, and a header gives its length.
    var isMeasuredGzip: Bool { isGzip && isMeasured }
    private var isGzip = false
    private var isMeasured = false
    private var retryAfter: String?

    /// Takes in one header line. A status line begins another response, and everything before it is forgotten.
    mutating func take(line: UnsafeRawBufferPointer) {
        let text = String(decoding: line, as: UTF8.self)
        if text.hasPrefix("HTTP/") {
            self = Headers()
            return
        }
        guard let colon = text.firstIndex(of: ":") else { return }
        let name = text[..<colon].lowercased()
        let value = legalHeaderValue(String(text[text.index(after: colon)...]))
        switch name {
        case "etag": etag = value
        case "last-modified": lastModified = value
        case "content-type": contentType = value
        case "location": location = value
        case "retry-after": retryAfter = value
        case "content-encoding": isGzip = value?.lowercased() == "gzip"
        case "content-length": isMeasured = true
        default: break
        }
    }

    /// For how many seconds the server asked not to be asked again, from a number or a date; at most a week, so that
    /// an absurd wish does not end a feed.
    var retryAfterSeconds: Int? {
        guard let retryAfter else { return nil }
        let week = 7 * 86_400
        if !retryAfter.isEmpty, retryAfter.allSatisfy(\.isASCIIDigit) { return min(week, Int(retryAfter) ?? week) }
        guard libraryProblem == nil else { return nil }
        let moment = curl_getdate(retryAfter, nil)
        return moment < 0 ? nil : max(0, min(week, moment - time(nil)))
    }
}

/// A header's value without white space around it; nil if it is empty, longer than 2,048 bytes, or not printable ASCII.
func legalHeaderValue(_ text: String) -> String? {
    let trimmed = text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
    let value = String(trimmed)
    guard !value.isEmpty, value.utf8.count <= 2048, value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
        return nil
    }
    return value
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
