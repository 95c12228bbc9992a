import Catalogue
import Libraries
import News

/// The stored articles that those of a batch may be other forms of: read for the whole batch at once, and kept up with what
/// is filed of it.
final class ServerForms: StoredForms {
    private let session: Session
    private var forms: [Article.ID: StoredForm] = [:]
    private var byLink: [Int64: [Article.ID]] = [:]
    private var byItem: [Int64: [Article.ID]] = [:]
    private var byContent: [Int64: [Article.ID]] = [:]
    private var byOrigin: [Int64: [Article.ID]] = [:]
    private var articles: [Article.ID: Article] = [:]
    private var feeds: [FiledFeed.ID: [String]] = [:]

    /// The most articles that are compared with one because of one number, link, text or origin.
    private static let most = 20

    init(_ session: Session) { self.session = session }

    /// Reads what is stored of a batch.
    func read(for batch: [ServerArticle]) throws {
        try read(
            links: batch.flatMap { Self.hashes(of: $0.article.url) },
            items: batch.flatMap { Self.hashes(of: $0.article.feedItemID) }, contents: batch.map(\.hash),
            origins: batch.compactMap { $0.article.url == nil ? $0.originHash : nil },
            numbers: batch.compactMap(\.submission.replaced))
    }

    /// The numbers of the stored articles that are known.
    var numbers: Set<Article.ID> { Set(forms.keys) }

    private func read(
        links: [Int64] = [], items: [Int64] = [], contents: [Int64] = [], origins: [Int64] = [],
        numbers: [Article.ID] = []
    ) throws {
        let lists: [(SQL, [Int64])] = [
            ("url_hash", links.filter { byLink[$0] == nil }), ("item_hash", items.filter { byItem[$0] == nil }),
            ("content_hash", contents.filter { byContent[$0] == nil }),
            ("origin_hash", origins.filter { byOrigin[$0] == nil }), ("id", numbers.filter { forms[$0] == nil }),
        ]
        let wanted = lists.map { ($0.0, Array(Set($0.1))) }
        // The matcher asks of each article, and mostly what was read for the whole batch.
        let asked = wanted.indices.filter { !wanted[$0].1.isEmpty }
        if asked.isEmpty { return }
        let answers = try session.all(asked.map { Self.request(wanted[$0].0, wanted[$0].1) })
        let found = try zip(asked, answers).map { ($0, try complete($1, wanted[$0].0, wanted[$0].1)) }
        for hash in wanted[0].1 { byLink[hash] = [] }
        for hash in wanted[1].1 { byItem[hash] = [] }
        for hash in wanted[2].1 { byContent[hash] = [] }
        for hash in wanted[3].1 { byOrigin[hash] = [] }
        try readForms(found.flatMap(\.1))
        for (index, rows) in found {
            for row in rows {
                switch index {
                case 0: byLink[row.id(0), default: []].append(row.id(1))
                case 1: byItem[row.id(0), default: []].append(row.id(1))
                case 2: byContent[row.id(0), default: []].append(row.id(1))
                case 3: byOrigin[row.id(0), default: []].append(row.id(1))
                default: break
                }
            }
        }
    }

    /// The rows of a `request`; if they may be cut off, because very many have one of the values, those of each value.
    private func complete(_ rows: Rows, _ column: SQL, _ values: [Int64]) throws -> [Row] {
        if values.count == 1 || rows.count < Self.most * values.count { return Array(rows) }
        return try session.all(values.map { Self.request(column, [$0]) }).flatMap { $0 }
    }

    /// Reads what is compared of the articles in some rows, which a `request` gave.
    private func readForms(_ rows: [Row]) throws {
        let hashes = Dictionary(rows.map { ($0.id(1), $0.id(2)) }, uniquingKeysWith: { first, _ in first })
        let unread = hashes.keys.filter { forms[$0] == nil }
        if unread.isEmpty { return }
        let texts: SQL = "SELECT article, url, feed_item_id, origin FROM text WHERE article = ANY (\(unread))"
        for row in try session.rows(texts) {
            let id = row.id(0)
            forms[id] = StoredForm(
                id: id, contentHash: hashes[id] ?? 0, link: row.text(1), itemID: row.text(2), origin: row.text(3))
        }
    }

    /// The first articles that have some values of a column: the value, the number, and the hash of the text; as many as
    /// each value may have. They are ordered by an expression: by the number itself the server would walk through all
    /// articles in order, until it has statistics of a new table.
    static func request(_ column: SQL, _ values: [Int64]) -> SQL {
        "SELECT " + column + ", id, content_hash FROM article WHERE " + column
            + " = ANY (\(values)) ORDER BY id + 0 LIMIT \(most * values.count)"
    }

    /// The hashes under which a link or a number may stand.
    private static func hashes(of text: String?) -> [Int64] {
        guard let text, !text.isEmpty else { return [] }
        return [stableHash(comparedAddress(text)), stableHash(text)]
    }
}

// What the matcher asks.
extension ServerForms {
    func form(_ id: Article.ID) throws -> StoredForm? {
        if forms[id] == nil { try read(numbers: [id]) }
        return forms[id]
    }

    func forms(linked hashes: Set<Int64>) throws -> [StoredForm] {
        try read(links: Array(hashes))
        return list(hashes.flatMap { byLink[$0] ?? [] })
    }

    func forms(ofItem hashes: Set<Int64>) throws -> [StoredForm] {
        try read(items: Array(hashes))
        return list(hashes.flatMap { byItem[$0] ?? [] })
    }

    func forms(withContent hash: Int64) throws -> [StoredForm] {
        try read(contents: [hash])
        return list(byContent[hash] ?? [])
    }

    func forms(from origin: String) throws -> [StoredForm] {
        let hash = stableHash(origin)
        try read(origins: [hash])
        return list(byOrigin[hash] ?? []).filter { $0.origin == origin }
    }

    func article(_ id: Article.ID) throws -> Article? {
        if let article = articles[id] { return article }
        let article = try TextReading(session: session).articles([id])[id]
        articles[id] = article
        return article
    }

    func addresses(ofFeed id: FiledFeed.ID) throws -> [String]? {
        if let known = feeds[id] { return known.isEmpty ? nil : known }
        let row = try session.first("SELECT address, origin, moved_from FROM feed WHERE id = \(id)")
        feeds[id] = row.map { row in (0..<3).compactMap { row.text($0) } } ?? []
        return feeds[id].flatMap { $0.isEmpty ? nil : $0 }
    }

    private func list(_ ids: [Article.ID]) -> [StoredForm] {
        Set(ids).sorted().compactMap { forms[$0] }.prefix(Self.most).map { $0 }
    }
}

// What has been filed of the batch.
extension ServerForms {
    /// Notes an article as it is filed now, under its number, instead of an earlier form.
    func note(_ article: ServerArticle, as id: Article.ID) {
        forget(id)
        forms[id] = StoredForm(
            id: id, contentHash: article.hash, link: article.article.url, itemID: article.article.feedItemID,
            origin: article.origin)
        articles[id] = article.article
        if let hash = article.urlHash { byLink[hash, default: []].append(id) }
        if let hash = article.itemHash { byItem[hash, default: []].append(id) }
        byContent[article.hash, default: []].append(id)
        if let hash = article.originHash { byOrigin[hash, default: []].append(id) }
    }

    private func forget(_ id: Article.ID) {
        guard let form = forms.removeValue(forKey: id) else { return }
        for hash in Self.hashes(of: form.link) { byLink[hash]?.removeAll { $0 == id } }
        for hash in Self.hashes(of: form.itemID) { byItem[hash]?.removeAll { $0 == id } }
        byContent[form.contentHash]?.removeAll { $0 == id }
        if let origin = form.origin { byOrigin[stableHash(origin)]?.removeAll { $0 == id } }
    }
}
