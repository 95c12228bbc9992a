import Catalogue
import Libraries
import News

// What the program calls of `WatchKeeping` beside the watches themselves: what to tell of them, and how they go to another
// library.

extension PostgresLibrary {
    package func namedWatches() throws(LibraryError) -> [NamedWatch] {
        let watches = try watches(cap: 0)
        return try read { session in
            try watches.compactMap { watch in
                switch watch.subject {
                case .entity(let id):
                    NamedWatch(
                        sort: .name, text: watch.name,
                        kind: try EntityReading(session: session).entity(id)?.kind.rawValue)
                case .name(let name): NamedWatch(sort: .name, text: name)
                case .query(let typed): NamedWatch(sort: .search, text: typed)
                case .keyword(let term): NamedWatch(sort: .keyword, text: term)
                case .feed(let id):
                    try session.text("SELECT address FROM feed WHERE id = \(id)").map {
                        NamedWatch(sort: .feed, text: $0)
                    }
                }
            }
        }
    }

    package func watch(_ named: NamedWatch) throws(LibraryError) {
        let subject: WatchSubject? = try read { session in
            switch named.sort {
            case .name:
                try named.kind.flatMap { try entity(named.text, $0, session) }.map { .entity($0) } ?? .name(named.text)
            case .search: .query(named.text)
            case .keyword: .keyword(named.text)
            case .feed: try session.number("SELECT id FROM feed WHERE address = \(named.text)").map { .feed($0) }
            }
        }
        if let subject { try watch(subject) }
    }

    /// The seconds between two calls for one watch, and how far articles are counted.
    private static let (pause, mostNoticed): (Int64, Int) = (60, 1000)

    package func takeWatchNotices(
        now: Moment, limit: Int
    ) throws(LibraryError) -> (notices: [WatchNotice], isMore: Bool) {
        try write(telling: nil) { session in
            let reading = WatchReading(session: session)
            let last = try reading.lastSettled()
            let rows = try session.rows(
                """
                SELECT id, sort, target, text, kind, told, noticed, called FROM watch
                WHERE reader = \(reader) AND noticed < \(last) ORDER BY id FOR UPDATE SKIP LOCKED
                """)
            var notices: [WatchNotice] = []
            var isMore = false
            for row in rows {
                guard let watch = try reading.watch(row) else { continue }
                let terms = WatchReading.terms(of: watch, after: row.id(6), settled: last)
                let list = try list(Query(terms: terms), session)
                guard let newest = try list.lines(beyond: nil, isOlder: true, limit: 1).first else { continue }
                // A clock that was set back must not hold notices back for long.
                let isPaused = row.id(7) <= now.seconds && now.seconds - row.id(7) < Self.pause
                if isPaused || notices.count >= limit {
                    isMore = true
                    continue
                }
                let count = try list.count(cap: Self.mostNoticed).total
                notices.append(WatchNotice(watch: watch, newest: newest, articles: count))
                try session.change(
                    """
                    UPDATE watch SET noticed = \(last), called = \(now.seconds)
                    WHERE reader = \(reader) AND id = \(row.id(0))
                    """)
            }
            return (notices, isMore)
        }
    }
}
