import News

/// What the program remembers in the library. In a shared library each reader has settings of their own.
package protocol SettingKeeping: Sendable {
    /// The text that was kept under a name; nil if there is none.
    func setting(_ name: String) throws(LibraryError) -> String?

    /// Keeps a text under a name, for the next time the library is opened; nil forgets it.
    func keep(_ value: String?, as name: String) throws(LibraryError)
}
