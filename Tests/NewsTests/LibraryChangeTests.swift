import News
import Testing

@Suite("What others are told of a change")
struct LibraryChangeTests {
    @Test(
        "It is read as it was told",
        arguments: [
            LibraryChange.anything, .articles(areNew: true, changed: nil), .articles(areNew: false, changed: 5...90),
            .articles(areNew: true, changed: 7...7),
        ])
    func told(_ change: LibraryChange) { #expect(LibraryChange(told: change.told) == change) }

    @Test("What cannot be read may be anything", arguments: ["", "x", "9-5", "+ x", "5-", "1-2-3"])
    func unreadable(_ told: String) { #expect(LibraryChange(told: told) == .anything) }

    @Test("Two changes are all that either is")
    func joined() {
        let new = LibraryChange.articles(areNew: true, changed: nil)
        let low = LibraryChange.articles(areNew: false, changed: 2...5)
        let high = LibraryChange.articles(areNew: false, changed: 9...9)
        #expect(new.joined(with: low) == .articles(areNew: true, changed: 2...5))
        #expect(high.joined(with: low) == .articles(areNew: false, changed: 2...9))
        #expect(low.joined(with: .anything) == .anything)
        #expect(low.concerns(5) && !low.concerns(6) && !new.concerns(2) && LibraryChange.anything.concerns(6))
    }
}
