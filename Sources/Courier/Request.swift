/// Something to fetch.
package struct Request: Hashable, Sendable {
    /// An `http` or `https` address.
    package let url: String
    /// What the server called the version that was fetched last; sent back if it may stand in a header.
    package let etag: String?
    /// When that version was changed, in the server's own words; sent back too.
    package let lastModified: String?
    /// Whether its host may be this machine or one in a private network: only if a person typed it. A redirect to another
    /// such host is refused all the same, and so is a host whose name does not show that it lies inside (see
    /// `WebAddress.isOfLocalHost`).
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

/// The answer to a request.
package struct Response: Hashable, Sendable {
    /// The HTTP status: 200, 304, 404 ...
    package let status: Int
    /// The address that answered, after redirects.
    package let url: String
    /// Where it has moved for good: the address that answered, if only permanent redirects (301, 308) led there.
    package let movedTo: String?
    /// What the server calls this version, to be sent back with the next request; printable ASCII.
    package let etag: String?
    /// When this version was changed, in the server's own words; printable ASCII.
    package let lastModified: String?
    /// The MIME type, perhaps with the encoding; printable ASCII.
    package let contentType: String?
    /// For how many seconds the server asked not to be asked again; at most a week.
    package let retryAfter: Int?
    /// The body without its transfer and content encodings.
    package let body: [UInt8]
}
