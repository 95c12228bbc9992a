import Libraries
import News

// What the program calls: `LabelKeeping`. See `Storage/Sync/SyncedLabels` for what is agreed on of labels.

extension PostgresLibrary {
    package func takeLabels(
        _ there: [String: Set<String>], of account: SyncAccount.ID
    ) throws(LibraryError) -> Int {
        try write(telling: .reader(reader)) { session in
            let labels = LabelWriting(session: session, reader: reader, account: account)
            let tags = TagWriting(session: session, reader: reader)
            let known = try labels.articles(of: there.values.reduce(into: []) { $0.formUnion($1) })
            var changed: Set<Article.ID> = []
            var seen: Set<LabelWriting.Pair> = []
            for (name, items) in there.sorted(by: { $0.key < $1.key }) {
                guard let name = tagName(name) else { continue }
                let remotes = items.sorted().filter { remote in
                    known[remote] != nil
                        && seen.insert(LabelWriting.Pair(remote: remote, key: tagKey(name))).inserted
                }
                // Taken away here, where both had agreed on it: that is sent.
                let agreed = try labels.agree(on: name, remotes, isConfirmed: true)
                let new = remotes.filter { !agreed.contains($0) }.compactMap { known[$0] }
                changed.formUnion(try tags.add(name, to: new))
            }
            for label in try labels.confirmed() where !seen.contains(label.pair) {
                try labels.forget(label.pair)
                guard let article = try labels.articles(of: [label.pair.remote])[label.pair.remote] else { continue }
                changed.formUnion(try tags.remove(label.name, from: [article]))
            }
            try tags.sweep()
            return changed.count
        }
    }

    package func keepLabels(
        _ items: [(remote: String, labels: [String])], of account: SyncAccount.ID
    ) throws(LibraryError) {
        if items.allSatisfy(\.labels.isEmpty) { return }
        try write(telling: .reader(reader)) { session in
            let labels = LabelWriting(session: session, reader: reader, account: account)
            let tags = TagWriting(session: session, reader: reader)
            let known = try labels.articles(of: Set(items.map(\.remote)))
            for item in items {
                guard let article = known[item.remote] else { continue }
                for name in item.labels.compactMap({ tagName($0) }) {
                    _ = try labels.agree(on: name, [item.remote], isConfirmed: true)
                    _ = try tags.add(name, to: [article])
                }
            }
        }
    }

    package func unsentLabels(of account: SyncAccount.ID) throws(LibraryError) -> [LabelChange] {
        try read { session in
            let found = try session.all([
                // An article that was deleted here keeps its labels there.
                """
                SELECT l.name, l.remote FROM sync_label l
                JOIN sync_item i ON i.reader = l.reader AND i.account = l.account AND i.remote = l.remote
                JOIN article a ON a.id = i.article
                WHERE l.reader = \(reader) AND l.account = \(account) AND NOT EXISTS (
                    SELECT 1 FROM article_tag k JOIN tag g ON g.id = k.tag
                    WHERE k.reader = l.reader AND k.article = a.id AND g.key = l.key
                ) ORDER BY l.name COLLATE "C", l.remote COLLATE "C"
                """,
                """
                SELECT g.name, i.remote FROM article_tag k JOIN tag g ON g.id = k.tag
                JOIN sync_item i ON i.reader = k.reader AND i.article = k.article
                WHERE k.reader = \(reader) AND i.account = \(account) AND NOT EXISTS (
                    SELECT 1 FROM sync_label l WHERE l.reader = k.reader AND l.account = i.account
                        AND l.remote = i.remote AND l.key = g.key
                ) ORDER BY g.name COLLATE "C", i.remote COLLATE "C"
                """,
            ])
            return LabelChange.grouped(found[0], isAdded: false) + LabelChange.grouped(found[1], isAdded: true)
        }
    }

    package func noteSent(_ change: LabelChange, of account: SyncAccount.ID) throws(LibraryError) {
        try write(telling: nil) { session in
            let labels = LabelWriting(session: session, reader: reader, account: account)
            if change.isAdded {
                _ = try labels.agree(on: change.name, change.items, isConfirmed: false)
            } else {
                for remote in change.items {
                    try labels.forget(LabelWriting.Pair(remote: remote, key: tagKey(change.name)))
                }
            }
        }
    }
}

/// Reads and writes what is agreed on of the labels of one account.
private struct LabelWriting {
    /// A label on an item.
    struct Pair: Hashable {
        let remote: String
        let key: String
    }

    let session: Session
    let reader: Int64
    let account: SyncAccount.ID

    /// The articles that some items are; those that are not known, or whose article is gone, are left out.
    func articles(of remotes: Set<String>) throws -> [String: Article.ID] {
        let rows = try session.rows(
            """
            SELECT i.remote, a.id FROM sync_item i JOIN article a ON a.id = i.article
            WHERE i.reader = \(reader) AND i.account = \(account) AND i.remote = ANY (\(Array(remotes)))
            """)
        return Dictionary(rows.map { ($0.text(0) ?? "", $0.id(1)) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Returns: the items for which it was agreed on already.
    func agree(on name: String, _ remotes: [String], isConfirmed: Bool) throws -> Set<String> {
        let key = tagKey(name)
        let known = try session.rows(
            """
            SELECT remote FROM sync_label
            WHERE reader = \(reader) AND account = \(account) AND key = \(key) AND remote = ANY (\(remotes))
            """)
        try session.change(
            """
            INSERT INTO sync_label AS l (reader, account, remote, key, name, is_confirmed)
            SELECT \(reader), \(account), wanted, \(key), \(name), \(isConfirmed) FROM unnest(\(remotes)) AS wanted
            ON CONFLICT (account, remote, key) DO UPDATE SET name = excluded.name, is_confirmed = true
                WHERE excluded.is_confirmed AND NOT l.is_confirmed
            """)
        return Set(known.compactMap { $0.text(0) })
    }

    func forget(_ pair: Pair) throws {
        try session.change(
            """
            DELETE FROM sync_label WHERE reader = \(reader) AND account = \(account) AND remote = \(pair.remote)
                AND key = \(pair.key)
            """)
    }

    /// All labels that the service has shown.
    func confirmed() throws -> [(pair: Pair, name: String)] {
        try session.rows(
            "SELECT remote, key, name FROM sync_label WHERE reader = \(reader) AND account = \(account) AND is_confirmed"
        ).map { (Pair(remote: $0.text(0) ?? "", key: $0.text(1) ?? ""), $0.text(2) ?? "") }
    }
}
