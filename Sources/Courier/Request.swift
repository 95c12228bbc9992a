/// Something to fetch, or to send.
package struct Request: Hashable, Sendable {
    /// What a request does.
    package enum Method: Hashable, Sendable {
        case get, delete
        /// Sends a body of a MIME type.
        case post(type: String, body: String)
    }

    package let method: Method
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
    /// The value of the header `Authorization`; nil for none. Redirects are followed on the same host alone then, or the
    /// secret would go to another.
    package let authorization: String?

    package init(
        _ method: Method = .get, url: String, etag: String? = nil, lastModified: String? = nil,
        allowsPrivateAddresses: Bool = false, authorization: String? = nil
    ) {
        self.method = method
        self.authorization = authorization
        self.url = url
        self.etag = etag
        self.lastModified = lastModified
        self.allowsPrivateAddresses = allowsPrivateAddresses
    }
}

extension Request {
    /// Whether it carries what only the host that was asked may see.
    var isSecret: Bool { authorization != nil || method != .get }

    /// Whether a redirect with a status is followed. Of those that send something, only such that promise to send the same
    /// again.
    func follows(_ status: Int) -> Bool {
        switch method {
        case .get: [301, 302, 303, 307, 308].contains(status)
        case .delete, .post: status == 307 || status == 308
        }
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
