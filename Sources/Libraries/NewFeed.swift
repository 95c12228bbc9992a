import News

/// A feed to subscribe to.
package struct NewFeed: Hashable, Sendable {
    package let address: String
    package let title: String?
    package let link: String?
    package let folder: [String]
    package let tags: [String]
    /// Whether a person typed the address.
    package let isTyped: Bool

    package init(
        address: String, title: String? = nil, link: String? = nil, folder: [String] = [], tags: [String] = [],
        isTyped: Bool = false
    ) {
        self.address = address
        self.title = title
        self.link = link
        self.folder = folder
        self.tags = tags
        self.isTyped = isTyped
    }
}
