import Testing

@testable import Newsroom

@Suite struct LibraryOpeningTests {
    @Test("A path is no address, however it is called")
    func paths() {
        for path in ["postgres/news.db", "/tmp/service=news.db", "library.db"] { #expect(!isServerAddress(path)) }
        for address in ["postgres:///news", "postgresql://db/news", "service=news"] {
            #expect(isServerAddress(address))
        }
    }
}
