import News
import Terminal
import Testing

@testable import Reader

/// Searches that have a name, in the tree of feeds.
@Suite struct SavedSearchTests {
    private let library = Sample.library

    @Test("What is in force is kept under a name: words, names and marks together")
    func saves() {
        var model = Model.started(on: library)
        model.run(command: "save nothing")
        #expect(model.notice?.isError == true)
        model.press(.tab, .tab, "F", on: library)
        model.press(",", "u", on: library)
        model.run(command: "save pistorius, unread")
        let search = SavedSearch(name: "pistorius, unread", typed: "entity:\"Boris Pistorius\" is:unread")
        #expect(model.update(.resized(model.size)).contains(.change(.saveSearch(search))))
    }

    @Test("The tree of feeds has them with their counts; Enter lists one, and d forgets it")
    func tree() {
        var model = Model.started(on: library)
        _ = model.update(.key("t"))
        #expect(model.update(.feeds([])).contains(.ask(.savedSearches)))
        let found = ["air force", "unread"].map {
            CountedSearch(
                search: SavedSearch(name: $0, typed: "typed " + $0), count: ArticleCount(total: 3, unread: nil))
        }
        _ = model.update(.savedSearches(found))
        #expect(model.shown.contains("search: air force"))
        model.press(.down, .down, on: library)
        #expect(model.shown.contains("3 articles") && model.shown.contains("typed unread"))
        #expect(model.update(.key("d")) == [.change(.removeSearch("unread"))])
        model.press(.up, .enter, on: library)
        #expect(model.list.chips == [.saved(found[0].search)])
        #expect(model.shown.contains(" air force × "))
    }
}
