import GRDB
import Libraries
import News

// The labels that a service has on its items are the tags of their articles here. `sync_label` holds what both sides agreed
// on last: what differs from it here was tagged here, what differs there was labelled there. So nothing is sent twice,
// whenever a sync is broken off. A label that was sent is confirmed once the service has shown it: one that keeps no labels
// never does, and then takes none away here.

extension Library {
    /// Brings what a service has labelled into the library.
    ///
    /// - Parameter there: the service's names of all items that have a label, by the label's name.
    /// - Returns: how many articles got or lost a tag.
    package func takeLabels(
        _ there: [String: Set<String>], of account: SyncAccount.ID
    ) throws(LibraryError) -> Int {
        try write { db in
            let (labels, tags) = (SyncLabelRows(db: db, account: account), TagRows(db: db))
            var articles: Set<Article.ID> = []
            var seen: Set<SyncLabelRows.Pair> = []
            for (name, items) in there.sorted(by: { $0.key < $1.key }) {
                guard let name = tagName(name) else { continue }
                for remote in items.sorted() {
                    guard let article = try labels.article(of: remote),
                        seen.insert(SyncLabelRows.Pair(remote: remote, key: tagKey(name))).inserted
                    else { continue }
                    // Taken away here: that is sent.
                    if try labels.agree(on: name, remote, isConfirmed: true) { continue }
                    if try tags.add(name, to: article) { articles.insert(article) }
                }
            }
            for label in try labels.confirmed() where !seen.contains(label.pair) {
                try labels.forget(label.pair)
                guard let article = try labels.article(of: label.pair.remote) else { continue }
                if try tags.remove(label.name, from: article) { articles.insert(article) }
            }
            try tags.sweep()
            return articles.count
        }
    }

    /// Notes the labels that items came with, and gives them to the items' articles as tags.
    package func keepLabels(
        _ items: [(remote: String, labels: [String])], of account: SyncAccount.ID
    ) throws(LibraryError) {
        if items.allSatisfy(\.labels.isEmpty) { return }
        try write { db in
            let (labels, tags) = (SyncLabelRows(db: db, account: account), TagRows(db: db))
            for item in items {
                guard let article = try labels.article(of: item.remote) else { continue }
                for name in item.labels.compactMap({ tagName($0) }) {
                    try labels.agree(on: name, item.remote, isConfirmed: true)
                    try tags.add(name, to: article)
                }
            }
        }
    }

    /// The labels in which an account's service differs from the tags of the articles: first those to be taken away there,
    /// then those to be added, both by name.
    package func unsentLabels(of account: SyncAccount.ID) throws(LibraryError) -> [LabelChange] {
        try read { db in
            let added = try Row.fetchAll(
                db,
                sql: """
                    SELECT name, remote FROM article_tag JOIN tag ON tag.id = article_tag.tag
                    JOIN sync_item ON sync_item.article = article_tag.article
                    WHERE account = ?1 AND NOT EXISTS (
                        SELECT 1 FROM sync_label WHERE sync_label.account = ?1 AND sync_label.remote = sync_item.remote
                            AND sync_label.key = tag.key)
                    ORDER BY name, remote
                    """, arguments: [account])
            // An article that was deleted here keeps its labels there.
            let removed = try Row.fetchAll(
                db,
                sql: """
                    SELECT name, sync_label.remote FROM sync_label JOIN sync_item USING (account, remote)
                    JOIN article ON article.id = sync_item.article
                    WHERE account = ?1 AND NOT EXISTS (
                        SELECT 1 FROM article_tag JOIN tag ON tag.id = article_tag.tag
                        WHERE article_tag.article = article.id AND tag.key = sync_label.key)
                    ORDER BY name, sync_label.remote
                    """, arguments: [account])
            return LabelChange.grouped(removed, isAdded: false) + LabelChange.grouped(added, isAdded: true)
        }
    }

    /// Notes that a label was sent to a service.
    package func noteSent(_ change: LabelChange, of account: SyncAccount.ID) throws(LibraryError) {
        try write(.power) { db in
            let labels = SyncLabelRows(db: db, account: account)
            for remote in change.items {
                if change.isAdded {
                    try labels.agree(on: change.name, remote, isConfirmed: false)
                } else {
                    try labels.forget(SyncLabelRows.Pair(remote: remote, key: tagKey(change.name)))
                }
            }
        }
    }
}

/// Reads and writes what both sides agreed on about the labels of one account.
private struct SyncLabelRows {
    /// A label on an item.
    struct Pair: Hashable {
        let remote: String
        let key: String
    }

    let db: Database
    let account: SyncAccount.ID

    /// The article that an item is; nil if it is not known, or the article is gone.
    func article(of remote: String) throws -> Article.ID? {
        try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT article.id FROM sync_item JOIN article ON article.id = sync_item.article
                    WHERE account = ? AND remote = ?
                    """), arguments: [account, remote])
    }

    /// - Returns: whether it was agreed on already.
    @discardableResult
    func agree(on name: String, _ remote: String, isConfirmed: Bool) throws -> Bool {
        let find = try db.cachedStatement(
            sql: "SELECT is_confirmed FROM sync_label WHERE account = ? AND remote = ? AND key = ?")
        let known = try Bool.fetchOne(find, arguments: [account, remote, tagKey(name)])
        if known == true || known != nil && !isConfirmed { return true }
        let put = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO sync_label (account, remote, key, name, is_confirmed) VALUES (?, ?, ?, ?, ?)")
        try put.execute(arguments: [account, remote, tagKey(name), name, isConfirmed])
        return known != nil
    }

    func forget(_ pair: Pair) throws {
        try db.cachedStatement(sql: "DELETE FROM sync_label WHERE account = ? AND remote = ? AND key = ?")
            .execute(arguments: [account, pair.remote, pair.key])
    }

    /// All labels that the service has shown.
    func confirmed() throws -> [(pair: Pair, name: String)] {
        try Row.fetchAll(
            db, sql: "SELECT remote, key, name FROM sync_label WHERE account = ? AND is_confirmed = 1",
            arguments: [account]
        ).map { (Pair(remote: $0.text(0) ?? "", key: $0.text(1) ?? ""), $0.text(2) ?? "") }
    }
}
