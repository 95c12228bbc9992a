/// Something to fetch.
package struct Errand: Hashable, Sendable {
    /// An `http` or `https` address.
    package let url: String
    /// What the server called the version that is here already, as it said it; sent back only where it may stand in a
    /// header.
    package let etag: String?
    package let lastModified: String?
    /// Whether its host may be this machine or one of a private network: only where a person typed it. A redirect to
    /// another such host is refused all the same.
    package let allowsPrivateAddresses: Bool

    package init(
        url: String, etag: String? = nil, lastModified: String? = nil, allowsPrivateAddresses: Bool = false
    ) {
        self.url = url
        self.etag = etag
        self.lastModified = lastModified
        self.allowsPrivateAddresses = allowsPrivateAddresses
    }
}

/// What came back.
package struct Parcel: Hashable, Sendable {
    /// The HTTP status: 200, 304, 404 ...
    package let status: Int
    /// The address that answered, after redirects.
    package let url: String
    /// Where it has moved for good: the last address reached by permanent redirects (301, 308) alone.
    package let movedTo: String?
    /// As the server said them; printable ASCII, or nil.
    package let etag: String?
    package let lastModified: String?
    package let contentType: String?
    /// For how many seconds the server asked not to be asked again; at most a day.
    package let retryAfter: Int?
    /// Decoded.
    package let body: [UInt8]
}

/// Why nothing came back.
package enum CourierError: Error, Hashable, Sendable {
    /// The address is no `http` or `https` address, or is none at all.
    case refusedAddress(String)
    /// The address lies on this machine or in a private network, and was not typed by a person.
    case privateAddress(String)
    case tooManyRedirects(limit: Int)
    /// More bytes than the limit, after decoding.
    case tooLarge(limit: Int)
    case tooManyHeaders(limit: Int)
    case tooSlow(seconds: Int)
    /// The connection ended before the answer did.
    case brokenOff
    case cancelled
    /// What libcurl says of it.
    case failed(String)
}

/// How much is asked of a server, and how much is taken from it.
package struct CourierLimits: Hashable, Sendable {
    package var atOnce = 32
    package var perHost = 2
    package var redirects = 10
    package var connectSeconds = 10
    package var totalSeconds = 30
    /// Bytes a second; what stays below that for so many seconds is given up.
    package var slowestRate = 30
    package var slowSeconds = 15
    /// Bytes of a body, after decoding.
    package var bodyBytes = 16 * 1_048_576
    /// Bytes of all bodies under way together; beyond that, bodies of more than a sixteenth of it are refused.
    package var heldBytes = 64 * 1_048_576
    package var headerBytes = 262_144

    package init() {}
}
