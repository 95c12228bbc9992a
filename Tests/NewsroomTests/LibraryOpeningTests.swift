import Testing

@testable import Newsroom

@Suite struct LibraryOpeningTests {
    @Test(
        "An address of a database is shown without user and password",
        arguments: [
            ("postgres://anna:secret@db.example.org:5433/news", "postgres://db.example.org:5433/news"),
            (
                "postgresql:///news?host=/run/postgresql&user=anna&password=secret",
                "postgresql:///news?host=/run/postgresql"
            ),
            ("postgres://anna:p@ss@db/news?sslmode=verify-full", "postgres://db/news?sslmode=verify-full"),
            ("service=news password=secret", "service=news"), ("/home/anna/library.db", "/home/anna/library.db"),
        ])
    func shown(_ typed: String, _ expected: String) { #expect(shownLibrary(typed) == expected) }

    @Test("A path is no address, however it is called")
    func paths() {
        for path in ["postgres/news.db", "/tmp/service=news.db", "library.db"] { #expect(!isServerAddress(path)) }
        for address in ["postgres:///news", "postgresql://db/news", "service=news"] {
            #expect(isServerAddress(address))
        }
    }
}
