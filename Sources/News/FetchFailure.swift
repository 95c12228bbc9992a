/// Why something could not be fetched.
package enum FetchFailure: Error, Hashable, Sendable {
    /// It is not an `http` or `https` address.
    case refusedAddress(String)
    /// The address lies on this machine or in a private network, and nobody typed it.
    case privateAddress(String)
    /// An encrypted address leads on to this one, which is not: anyone on the way could read and change the answer.
    case leavesEncryption(String)
    /// The request carries a secret, and would lead on to another host: to this address.
    case leavesHost(String)
    case tooManyRedirects(limit: Int)
    /// More bytes than the limit, after decoding.
    case tooLarge(limit: Int)
    /// More bytes of headers than the limit.
    case tooManyHeaders(limit: Int)
    case tooSlow(seconds: Int)
    /// The connection ended before the answer did.
    case brokenOff
    case cancelled
    /// The server answered with this HTTP status, which is neither success nor "not modified".
    case status(Int)
    /// What the system or libcurl says of it.
    case failed(String)

    /// Whether asking again later may help.
    package var isPassing: Bool {
        switch self {
        case .tooSlow, .brokenOff, .failed: true
        case .status(let status): status != 404 && status != 410
        case .refusedAddress, .privateAddress, .leavesEncryption, .leavesHost, .tooManyRedirects, .tooLarge,
            .tooManyHeaders,
            .cancelled:
            false
        }
    }
}

/// Why a feed could not be read.
package enum FeedFailure: Error, Hashable, Sendable {
    case fetch(FetchFailure)
    /// The answer has no bytes, or nothing but white space.
    case empty
    /// The answer is a web page.
    case webPage
    /// The answer is something else that is not a feed, such as a mailbox.
    case notAFeed
    /// The answer is not text; `kind` is what it is, as in "a PNG picture".
    case binary(kind: String)
    /// The answer breaks the rules of its format. The offset counts the bytes of the text in UTF-8.
    case malformed(byteOffset: Int, expected: String)
    /// The answer is packed, and cannot be unpacked.
    case damagedPacking
    /// Reading the answer would take more time or memory than that of one feed may.
    case tooCostly(ReadingExcess)
    /// A library that it takes to read feeds cannot be loaded: `cause` is what the system says.
    case noXMLLibrary(cause: String)
}

// A library file keeps a failure as a code and its parameters, with tabs between them.
extension FeedFailure {
    /// The failure as a library keeps it.
    package var stored: String {
        fields.map { field in String(field.map { $0 == "\t" || $0.isNewline ? " " : $0 }) }.joined(separator: "\t")
    }

    /// Reads what ``stored`` gave; nil for anything else, as from a later version.
    package init?(stored: String) {
        let fields = stored.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let text = fields.last ?? ""
        let number = fields.count > 1 ? Int(fields[1]) : nil
        switch (fields[0], number) {
        case ("empty", _): self = .empty
        case ("page", _): self = .webPage
        case ("no-feed", _): self = .notAFeed
        case ("binary", _): self = .binary(kind: text)
        case ("malformed", let offset?): self = .malformed(byteOffset: offset, expected: text)
        case ("packing", _): self = .damagedPacking
        case ("time", let seconds?): self = .tooCostly(.time(seconds: seconds))
        case ("memory", let bytes?): self = .tooCostly(.memory(bytes: bytes))
        case ("no-libxml2", _): self = .noXMLLibrary(cause: text)
        case ("address", _): self = .fetch(.refusedAddress(text))
        case ("private", _): self = .fetch(.privateAddress(text))
        case ("unencrypted", _): self = .fetch(.leavesEncryption(text))
        case ("other-host", _): self = .fetch(.leavesHost(text))
        case ("redirects", let limit?): self = .fetch(.tooManyRedirects(limit: limit))
        case ("large", let limit?): self = .fetch(.tooLarge(limit: limit))
        case ("headers", let limit?): self = .fetch(.tooManyHeaders(limit: limit))
        case ("slow", let seconds?): self = .fetch(.tooSlow(seconds: seconds))
        case ("broken-off", _): self = .fetch(.brokenOff)
        case ("cancelled", _): self = .fetch(.cancelled)
        case ("status", let status?): self = .fetch(.status(status))
        case ("failed", _): self = .fetch(.failed(text))
        default: return nil
        }
    }

    private var fields: [String] {
        switch self {
        case .empty: ["empty"]
        case .webPage: ["page"]
        case .notAFeed: ["no-feed"]
        case .binary(let kind): ["binary", kind]
        case .malformed(let offset, let expected): ["malformed", "\(offset)", expected]
        case .damagedPacking: ["packing"]
        case .tooCostly(.time(let seconds)): ["time", "\(seconds)"]
        case .tooCostly(.memory(let bytes)): ["memory", "\(bytes)"]
        case .noXMLLibrary(let cause): ["no-libxml2", cause]
        case .fetch(.refusedAddress(let address)): ["address", address]
        case .fetch(.privateAddress(let address)): ["private", address]
        case .fetch(.leavesEncryption(let address)): ["unencrypted", address]
        case .fetch(.leavesHost(let address)): ["other-host", address]
        case .fetch(.tooManyRedirects(let limit)): ["redirects", "\(limit)"]
        case .fetch(.tooLarge(let limit)): ["large", "\(limit)"]
        case .fetch(.tooManyHeaders(let limit)): ["headers", "\(limit)"]
        case .fetch(.tooSlow(let seconds)): ["slow", "\(seconds)"]
        case .fetch(.brokenOff): ["broken-off"]
        case .fetch(.cancelled): ["cancelled"]
        case .fetch(.status(let status)): ["status", "\(status)"]
        case .fetch(.failed(let words)): ["failed", words]
        }
    }
}
