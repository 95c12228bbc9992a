/// A table of a shared library.
struct ServerTable: Sendable {
    /// What its rows hang on, which says where they lie when the tables are spread over several servers, and who may change
    /// them.
    enum Kind: String, Sendable {
        /// On one article, by the column `article` (`id` in the table of articles): all that hangs on an article can lie
        /// together. Each unique key holds that column.
        case article = "by article"
        /// On one article, but they are asked for by something else: a hash, a story, what awaits its turn.
        case index = "by article, looked up"
        /// On one article, lying with it, and a row is one reader's.
        case mark = "by article, of one reader"
        /// On nothing: entities, feeds, sources, corrections.
        case register = "register"
        /// One reader's, and on no article.
        case reader = "of one reader"
        /// What the library notes of itself.
        case state = "state"

        /// Whether rows are one reader's own.
        var isOwn: Bool {
            switch self {
            case .mark, .reader: true
            case .article, .index, .register, .state: false
            }
        }

        /// Whether rows lie where their article does.
        var isSpread: Bool {
            switch self {
            case .article, .mark: true
            case .index, .register, .reader, .state: false
            }
        }
    }

    let name: String
    let kind: Kind
    /// Whether each server has a copy, because what lies with articles is read together with it. What is neither spread nor
    /// everywhere lies on the server that is asked, the coordinator: it is written once, in the same transaction.
    let isEverywhere: Bool
    /// The columns and keys, as in `CREATE TABLE`.
    let columns: String
    /// What follows: indexes, first rows.
    let more: String

    init(_ name: String, _ kind: Kind, _ columns: String, isEverywhere: Bool = false, more: String = "") {
        self.name = name
        self.kind = kind
        self.isEverywhere = isEverywhere
        self.columns = columns
        self.more = more
    }

    /// The column that tells the article; nil if there is none.
    var articleColumn: String? {
        switch kind {
        case .article, .index, .mark: name == "article" ? "id" : "article"
        case .register, .reader, .state: nil
        }
    }

    /// Makes the table.
    var creation: String {
        var sql = """
            CREATE TABLE dateline.\(name) (\(columns));
            COMMENT ON TABLE dateline.\(name) IS '\(kind.rawValue)';

            """
        if kind.isOwn {
            sql += """
                ALTER TABLE dateline.\(name) ENABLE ROW LEVEL SECURITY;
                CREATE POLICY own ON dateline.\(name) USING (reader = (SELECT dateline.me()));

                """
        }
        return sql + more + "\n"
    }
}
