import News

// Browsers save a page with all that belongs to it as a message (MHTML, RFC 2557): the page first, then its pictures,
// style sheets and the frames of others. That it is one shows in who "sent" it, or in the name of the file: a newsletter
// has the same parts.

/// A page that a browser saved as a message.
package struct SavedPage: Sendable {
    /// The page as the server sent it.
    package let html: [UInt8]
    /// How it is encoded, as far as that is said beside it.
    package let encoding: String?
    /// Where it stood on the web.
    package let address: String?

    /// - Parameter name: the file's name, if there is one.
    /// - Returns: nil for anything else, and for a page of which no HTML was saved.
    package init?(_ bytes: [UInt8], name: String?) {
        let headers = MailHeaders(bytes.prefix(65_536))
        guard !headers.fields.isEmpty, Self.isSavedPage(headers, name: name) else { return nil }
        let body = bytes[headers.end...]
        let type = headers.structured("content-type")
        var part = (headers: headers, bytes: body)
        if let boundary = type?.parameters["boundary"], type?.value.hasPrefix("multipart/") == true {
            let pages = pieces(of: body, boundary: Array(boundary.utf8)).lazy.map { piece in
                let headers = MailHeaders(piece)
                return (headers: headers, bytes: piece[headers.end...])
            }
            guard let page = pages.first(where: { isHTML($0.headers) }) else { return nil }
            part = page
        } else if !isHTML(headers) {
            return nil
        }
        html = transferDecoded(part.bytes, part.headers.structured("content-transfer-encoding")?.value)
        encoding = part.headers.structured("content-type")?.parameters["charset"]
        address = [headers["snapshot-content-location"], part.headers["content-location"], headers["content-location"]]
            .lazy.compactMap { $0 }.first { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
    }

    private static func isSavedPage(_ headers: MailHeaders, name: String?) -> Bool {
        if headers["snapshot-content-location"] != nil { return true }
        let suffix = name?.split(separator: ".").last?.lowercased()
        if suffix == "mht" || suffix == "mhtml" { return headers.structured("content-type") != nil }
        // No person is called so who has no address and writes to nobody.
        let sender = headers["from"]?.drop { $0 == "<" || $0 == "\"" } ?? ""
        return sender.hasPrefix("Saved by ") && !sender.contains("@") && headers["to"] == nil
    }
}

private func isHTML(_ headers: MailHeaders) -> Bool {
    ["text/html", "application/xhtml+xml"].contains(headers.structured("content-type")?.value ?? "")
}
