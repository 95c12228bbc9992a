/// A file whose articles are all in a library.
package struct TakenFile: Hashable, Sendable {
    /// Absolute.
    package let path: String
    /// Bytes.
    package let size: Int
    /// When it was last changed: nanoseconds since 1970.
    package let changed: Int64
    /// How many articles it gave.
    package let articles: Int

    package init(path: String, size: Int, changed: Int64, articles: Int) {
        self.path = path
        self.size = size
        self.changed = changed
        self.articles = articles
    }
}
