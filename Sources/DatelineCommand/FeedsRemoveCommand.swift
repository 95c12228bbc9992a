import ArgumentParser
import Libraries
import News
import Newsroom
import Storage

struct FeedsRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Unsubscribe from feeds; their articles stay.",
        discussion: """
            With --articles they are deleted for good, except those that are starred or that another feed has too.

              dateline feeds remove https://example.org/feed.xml
              dateline feeds remove --undo                        bring the last one back
            """)

    @Argument(help: "Addresses as 'feeds list' shows them.", completion: .feeds)
    var addresses: [String] = []

    @Flag(help: "Delete the feed's articles too, except starred ones and those in other feeds.")
    var articles = false

    @Flag(help: "Bring back the feed that was removed last.")
    var undo = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if addresses.isEmpty != undo { throw ValidationError("Name the addresses to remove, or use --undo.") }
        try requireFeedAddresses(addresses)
        if undo, articles {
            throw ValidationError("--undo brings a feed back and deletes nothing; leave --articles out.")
        }
    }

    func run() throws {
        let library = try self.library.openExisting()
        var out = Output()
        defer { out.flush() }
        if undo {
            guard let feed = try library.undoRemovingFeed() else {
                complain("There is no removed feed to bring back.")
                throw ExitCode.incomplete
            }
            return out.feed(feed, json: output.json)
        }
        var missing = 0
        for address in addresses {
            guard let feed = try library.feed(typed: address) else {
                noSuchFeed(address)
                missing += 1
                continue
            }
            let deleted = articles ? try deleteArticles(of: feed, in: library) : 0
            try library.removeFeed(feed.id)
            out.feed(feed, json: output.json)
            let stay = feed.articles - deleted
            complain(
                "Removed \(feed.name); "
                    + (articles ? "\(deleted) of its articles deleted, \(stay) kept." : "its articles stay.")
                    + " 'feeds remove --undo' brings the feed back.")
        }
        if articles { try (library as? Library)?.purge() }
        try requireFound(missing: missing, of: addresses.count)
    }

    /// Deletes the articles that no other feed has and that are not starred.
    ///
    /// - Returns: how many.
    private func deleteArticles(of feed: FiledFeed, in library: any NewsLibrary) throws -> Int {
        let query = Query(terms: [.feeds([feed.id])])
        var deleted = 0
        var position: ListPosition?
        while true {
            let page = try library.articles(matching: query, olderThan: position, limit: 100)
            let marks = try library.marks(of: page.filter { !$0.isStarred }.map(\.id))
            deleted += try library.removeArticles(marks.filter { $0.value.feeds.count < 2 }.keys.sorted()).count
            guard let last = page.last else { return deleted }
            position = last.position
        }
    }
}
