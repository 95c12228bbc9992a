import Testing
import ThrowawayServer

@testable import Postgres

@Suite(
    "The tables of a shared library",
    .enabled(if: ThrowawayServer.shared != nil, Comment(rawValue: ThrowawayServer.absence)))
struct SchemaRuleTests {
    /// What Citus asks of tables that it is to spread, as far as the catalogue of plain PostgreSQL tells.
    @Test(
        arguments: [
            ("triggers", "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"),
            ("foreign keys", "SELECT conname FROM pg_constraint WHERE contype = 'f'"),
            (
                "unique keys without the article",
                """
                SELECT i.indexrelid::regclass FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                WHERE i.indisunique AND obj_description(c.oid) LIKE 'by article%' AND NOT EXISTS (
                    SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
                        AND a.attname = CASE c.relname WHEN 'article' THEN 'id' ELSE 'article' END
                )
                """
            ),
            (
                "tables of nobody knows what",
                """
                SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'dateline'::regnamespace AND c.relkind = 'r'
                    AND obj_description(c.oid) IS NULL
                """
            ),
            (
                "readers' tables without row level security",
                """
                SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'dateline'::regnamespace
                    AND obj_description(c.oid) LIKE '%of one reader' AND NOT c.relrowsecurity
                """
            ),
        ])
    func nothingStandsInTheWayOfSpreadingThem(_ what: String, _ query: String) throws {
        let server = try #require(ThrowawayServer.shared)
        let address = server.makeDatabase()
        _ = try PostgresLibrary.create(at: address)
        #expect(server.psql(address, query) == "", "\(what)")
    }
}
