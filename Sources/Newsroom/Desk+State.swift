import Glibc
import Libraries
import News
import Reader
import Resources

// What a library remembers for the reader.
extension Desk {
    private static let stateName = "reader"
    private static let leftName = "reader left"

    /// What the reader remembered the last time; empty in a new library.
    func savedState() throws(LibraryError) -> SavedState {
        try library.setting(Self.stateName).map { SavedState(keptText: $0) } ?? SavedState()
    }

    /// Keeps what the reader remembers, and when it was left and with which articles.
    func keep(_ state: SavedState) throws {
        try library.keep(state.keptText, as: Self.stateName)
        try library.keep("\(time(nil)) \(library.newestArticle())", as: Self.leftName)
    }

    /// How many articles were filed since the reader was left the last time; nil if it never was.
    func newArticles() throws(LibraryError) -> NewArticles? {
        let numbers = try library.setting(Self.leftName)?.split(separator: " ").compactMap { Int64($0) } ?? []
        guard numbers.count == 2 else { return nil }
        return NewArticles(
            count: try library.count(filedAfter: numbers[1]), since: Moment(seconds: numbers[0]),
            until: Moment(seconds: Int64(time(nil))))
    }

    /// What a reader that opens has to know of the library, of the configuration and of the world.
    func readerOptions(_ file: ConfigurationFile) throws(LibraryError) -> ReaderOptions {
        var options = ReaderOptions()
        (options.configuration, options.notice) = (file.configuration, file.notice)
        options.isFirstStart = try holdsOnlyBundledArticles()
        options.bundled = try library.bundledArticles()
        (options.saved, options.arrivals) = (try savedState(), try newArticles())
        (options.today, options.zone) = (.today, .local)
        options.world = Resources.locate().flatMap { try? $0.worldMap() }
        return options
    }
}
