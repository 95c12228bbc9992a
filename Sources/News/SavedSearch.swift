/// A search that was given a name, to be listed by it.
package struct SavedSearch: Hashable, Sendable {
    package let name: String
    /// What is searched for, as it is typed.
    package let typed: String

    /// - Parameter name: line breaks and tabs in it become blanks, as in `typed`.
    package init(name: String, typed: String) {
        func onOneLine(_ text: String) -> String {
            String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
        }
        self.name = onOneLine(name)
        self.typed = onOneLine(typed)
    }
}

/// A saved search, and how much it finds now.
package struct CountedSearch: Hashable, Sendable {
    package let search: SavedSearch
    package let count: ArticleCount

    package init(search: SavedSearch, count: ArticleCount) {
        self.search = search
        self.count = count
    }
}
