import Testing

@testable import Postgres

@Suite struct ServerAddressTests {
    @Test(
        "An address of a database is shown without user and password",
        arguments: [
            ("postgres://anna:secret@db.example.org:5433/news", "postgres://db.example.org:5433/news"),
            (
                "postgresql:///news?host=/run/postgresql&user=anna&password=secret",
                "postgres:///news?host=/run/postgresql"
            ),
            ("postgres://anna:p%40ss@db/news?sslmode=verify-full", "postgres://db/news"),
            ("service=news password=secret", "service=news"),
        ])
    func shown(_ typed: String, _ expected: String) throws { #expect(try ServerAddress(typed).name == expected) }
}
