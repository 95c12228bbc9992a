import Glibc
import News
import Reader
import Resources
import Storage

// What a library remembers for the reader, and the articles that come with the program.
extension Desk {
    private static let stateName = "reader"
    private static let bundledName = "holds only the bundled articles"

    /// The folder of the bundled articles: inside the resources once installed, next to them as built.
    private static var bundledArticles: String? {
        guard let resources = Resources.locate()?.directory else { return nil }
        return [resources + "/articles", resources + "/../articles"].first { access($0, R_OK) == 0 }
    }

    /// What the reader remembered the last time; empty in a new library.
    func savedState() throws(LibraryError) -> SavedState {
        try library.setting(Self.stateName).map { SavedState(keptText: $0) } ?? SavedState()
    }

    func keep(_ state: SavedState) throws { try library.keep(state.keptText, as: Self.stateName) }

    /// Files the articles that come with the program, if the library has none.
    func fileBundledArticlesIfEmpty() throws {
        guard !library.isReadOnly, try library.count().total == 0, let folder = Self.bundledArticles else { return }
        try importArticles(from: Arrivals([folder])) { _ in }
        try library.keep("yes", as: Self.bundledName)
    }

    /// Whether only the bundled articles were ever filed.
    func holdsOnlyBundledArticles() throws(LibraryError) -> Bool { try library.setting(Self.bundledName) != nil }

    /// Notes that the library now holds other articles than the bundled ones.
    package func noteOwnArticles() throws(LibraryError) {
        if try holdsOnlyBundledArticles() { try library.keep(nil, as: Self.bundledName) }
    }
}
