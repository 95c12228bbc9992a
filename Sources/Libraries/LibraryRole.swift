/// What a role may do with a library.
package enum LibraryRole: String, Sendable, CaseIterable {
    /// All: also to give the library to others and to bring it up to date.
    case owner
    /// To file, to correct names, to subscribe to feeds.
    case editor
    /// To read, and to mark, tag, note and watch for oneself.
    case reader
}
