/// What an article said until it was changed.
package struct TextVersion: Hashable, Sendable {
    package let headline: String
    package let body: String
    /// When the library learnt of the text that took its place.
    package let replaced: Moment

    package init(headline: String, body: String, replaced: Moment) {
        self.headline = headline
        self.body = body
        self.replaced = replaced
    }
}
