import Testing

@testable import Postgres

@Suite struct ServerAddressTests {
    @Test(
        "An address of a database is shown without passwords, and names the same database",
        arguments: [
            ("postgres://anna:secret@db.example.org:5433/news", "postgres://anna@db.example.org:5433/news"),
            (
                "postgresql:///news?host=/run/postgresql&user=anna&password=secret",
                "postgres://anna@/news?host=/run/postgresql"
            ),
            ("postgres://anna:p%40ss@db/news?sslmode=verify-full", "postgres://anna@db/news?sslmode=verify-full"),
            ("service=news password=secret", "service=news"),
            ("service=news user=anna password=secret", "postgres://anna@/?service=news"),
            ("postgres://one:5433,two/news?p%61ssword=secret", "postgres://one:5433,two/news"),
            ("postgres://[::1]:5433/a%20b?sslpassword=secret", "postgres://[::1]:5433/a%20b"),
            ("postgres:///news?host=/one,/two&port=1,2", "postgres:///news?host=/one,/two&port=1,2"),
        ])
    func shown(_ typed: String, _ expected: String) throws {
        let shown = try ServerAddress(typed).name
        #expect(shown == expected)
        #expect(try ServerAddress(shown).name == shown)
    }
}
