// The tables of a shared library, and why they are as they are.
//
// They lie in a schema of their own, `dateline`, and no trigger and no foreign key joins them: what hangs on an article is
// keyed by it, so that all of it can lie on one of several servers (Citus), where neither is possible across. Whoever
// removes an article removes what hangs on it, in one transaction (ArticleUpdating.swift).
//
// Of a library that is spread, articles and what hangs on them lie in shards. The few tables that are read together with
// those, row by row, are on each server: outlets, feeds, tags, labels, people. The others lie on the coordinator alone:
// entities, names, keys, counts, stories. They are written with each article, and what is on each server is written on all
// of them, one writer after the other.
//
// `sorted` stands in each table that is read in the order of time, with the article's number behind it: lists are read by
// key ranges, a page at a time, and no table has to be looked up to know the order.
//
// `words` holds the numbers that the distinct words of each article have in `vocabulary`, under one GIN index: they take half
// of what the words themselves do. A word of the headline has a number of its own as such. Numbers below zero stand for the
// day, and for the spans of 8, 64, 512 and 4096 days that it lies in. So "newest first" asks for a word together with the
// latest days, then with earlier ones, until a page is full (TimeSpan.swift), and a word that is in every second article
// costs no more than a rare one. What the index cannot tell, such as the order of words, is looked up in the texts that it
// gives (TextMatcher.swift).
//
// `naming` has a row for each extracted article, with the numbers of whom it names under a GIN index (NamingKey.swift).
// `extraction` holds what was found, `links` which entity of the library each of the article's is. Texts and extractions are
// packed as in files (TextPacking.swift): 1,500 bytes less an article than as PostgreSQL packs them. So a text is not read
// in plain psql.
//
// Marks, settings and what else is one reader's own have the reader's number, and row level security shows each reader
// only their own rows.

enum ServerSchema {
    /// The version that this program makes and reads, kept in `library`.
    static let version = 1

    /// All tables.
    static let tables = state + articles + entities + corrections + feeds + stories + readers + sync

    /// Makes everything, in one transaction.
    static var creation: String {
        let tables = tables.map(\.creation).joined()
        return """
            CREATE SCHEMA dateline;
            REVOKE ALL ON SCHEMA dateline FROM PUBLIC;
            \(people)
            \(tables)
            \(ofAllReaders)
            INSERT INTO dateline.library (version) VALUES (\(version));
            """
    }

    static func table(_ name: String) -> ServerTable {
        guard let table = tables.first(where: { $0.name == name }) else { preconditionFailure("no table \(name)") }
        return table
    }

    /// Who reads: each database role that was given the library has a number. The function tells one's own; NULL for a role
    /// that was not given it.
    private static let people = """
        CREATE TABLE dateline.person (
            id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            name text NOT NULL UNIQUE,
            role text NOT NULL CHECK (role IN ('owner', 'editor', 'reader'))
        );
        COMMENT ON TABLE dateline.person IS 'register';
        INSERT INTO dateline.person (name, role) VALUES (session_user, 'owner');
        CREATE FUNCTION dateline.me() RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
            SET search_path = dateline, pg_temp AS 'SELECT id FROM person WHERE name = session_user';
        """

    /// What an editor does to the rows of all readers, without seeing them: forgets the marks of an article that goes, and
    /// moves those of one that is listed elsewhere.
    private static let ofAllReaders = """
        CREATE FUNCTION dateline.forget_marks(gone bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
            SET search_path = dateline, pg_temp AS $$
            DECLARE
                m record;
                tags bigint[] := ARRAY(SELECT tag FROM article_tag WHERE article = gone);
                used bigint[];
            BEGIN
                FOR m IN SELECT reader, is_read, is_starred FROM mark WHERE article = gone LOOP
                    UPDATE reader_tally t SET read = t.read - m.is_read::int, starred = t.starred - m.is_starred::int
                        WHERE t.reader = m.reader;
                END LOOP;
                DELETE FROM mark WHERE article = gone;
                DELETE FROM note WHERE article = gone;
                DELETE FROM unsent WHERE article = gone;
                DELETE FROM article_tag WHERE article = gone;
                used := ARRAY(SELECT DISTINCT tag FROM article_tag WHERE tag = ANY (tags));
                DELETE FROM tag WHERE id = ANY (tags) AND id <> ALL (used);
            END
            $$;
        CREATE FUNCTION dateline.move_marks(moved bigint, seconds bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
            SET search_path = dateline, pg_temp AS 'UPDATE mark SET sorted = seconds WHERE article = moved';
        REVOKE ALL ON FUNCTION dateline.me(), dateline.forget_marks(bigint), dateline.move_marks(bigint, bigint)
            FROM PUBLIC;
        """
}
