import Catalogue
import Libraries
import News

// Copies of one text: see `Storage/Copies`, which does the same for a file. Here the sketches of a whole batch are compared
// at once, by what is read for all of them.

/// Files the sketches of articles, and reads which articles are copies of one text.
struct Copies {
    let session: Session

    /// The most articles that are looked at for one hash.
    private static let keyLimit = 40

    /// A sketch and the group that its article is in.
    private struct Kept {
        let group: Int64
        let sketch: PackedSketch
    }

    /// Files the sketches of articles instead of earlier ones, and puts each in the group of its copies.
    func file(_ sketches: [(article: Article.ID, sketch: Sketch)]) throws {
        if sketches.isEmpty { return }
        try remove(sketches.map(\.article))
        let keys = Set(sketches.flatMap { $0.sketch.keys.map(Int64.init) })
        var holders = try holders(of: keys)
        var kept = try self.kept(Set(holders.values.joined()))
        let linked = try sharingLinks(sketches.map(\.article))
        var rows: [(article: Article.ID, group: Int64, sketch: Sketch)] = []
        for (article, sketch) in sketches {
            let packed = PackedSketch(sketch)
            let likeText = try group(of: article, packed, holders, kept)
            let likeLink = likeText == nil && linked.contains(article) ? try groupWithLink(of: article, kept) : nil
            let group = likeText ?? likeLink ?? article
            rows.append((article, group, sketch))
            kept[article] = Kept(group: group, sketch: packed)
            for key in sketch.keys { holders[Int64(key), default: []].append(article) }
        }
        try session.copy(
            into: "copy_sketch (article, copy_group, runs, hashes)",
            rows.map { row in
                let hashes = row.sketch.keys.isEmpty ? [] : PackedSketch(row.sketch).bytes
                return [
                    row.article.sqlValue, row.group.sqlValue, Int32(clamping: row.sketch.runs).sqlValue,
                    Bytes(hashes).sqlValue,
                ]
            })
        try session.copy(
            into: "copy_key (hash, article)",
            rows.flatMap { row in Set(row.sketch.keys).map { [Int64($0).sqlValue, row.article.sqlValue] } })
    }

    /// Removes the sketches and keys of articles.
    func remove(_ articles: [Article.ID]) throws {
        let rows = try session.rows(
            "DELETE FROM copy_sketch WHERE article = ANY (\(articles)) RETURNING article, runs, hashes")
        let keys = rows.flatMap { row in
            PackedSketch(row.bytes(2) ?? [], runs: row.count(1)).keys.map { (Int64($0), row.id(0)) }
        }
        if keys.isEmpty { return }
        try session.change(
            """
            DELETE FROM copy_key k USING unnest(\(keys.map(\.0)), \(keys.map(\.1))) AS gone (hash, article)
            WHERE k.hash = gone.hash AND k.article = gone.article
            """)
    }

    /// The articles with each of some hashes, the last filed.
    private func holders(of keys: Set<Int64>) throws -> [Int64: [Article.ID]] {
        if keys.isEmpty { return [:] }
        let rows = try session.rows(
            """
            SELECT wanted, array(
                SELECT article FROM copy_key WHERE hash = wanted ORDER BY article DESC LIMIT \(Self.keyLimit)
            ) FROM unnest(\(Array(keys))) AS wanted
            """)
        return Dictionary(rows.map { ($0.id(0), $0.numbers(1)) }, uniquingKeysWith: { first, _ in first })
    }

    private func kept(_ articles: Set<Article.ID>) throws -> [Article.ID: Kept] {
        if articles.isEmpty { return [:] }
        let rows = try session.rows(
            "SELECT article, copy_group, runs, hashes FROM copy_sketch WHERE article = ANY (\(Array(articles)))")
        return Dictionary(
            rows.map { row in
                (row.id(0), Kept(group: row.id(1), sketch: PackedSketch(row.bytes(3) ?? [], runs: row.count(2))))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The group of another article whose text has such a sketch; nil if there is none.
    private func group(
        of article: Article.ID, _ sketch: PackedSketch, _ holders: [Int64: [Article.ID]], _ kept: [Article.ID: Kept]
    ) throws -> Int64? {
        let coarse = sketch.coarse
        var shared: [Article.ID: Int] = [:]
        for key in sketch.keys { for id in holders[Int64(key)] ?? [] { shared[id, default: 0] += 1 } }
        for id in shared.filter({ $0.value >= 2 }).keys.sorted() {
            guard let other = kept[id], coarse.isCopy(of: other.sketch.coarse) else { continue }
            if try coarse.isCopy(of: other.sketch.coarse, isLaterNotice: true) || !isOfOtherDay(article, than: id) {
                return other.group
            }
        }
        return nil
    }

    /// Those of some articles whose link other articles have too.
    private func sharingLinks(_ articles: [Article.ID]) throws -> Set<Article.ID> {
        let rows = try session.rows(
            "SELECT id, url_hash FROM article WHERE id = ANY (\(articles)) AND url_hash IS NOT NULL")
        let shared = Set(
            try session.numbers(
                """
                SELECT url_hash FROM article WHERE url_hash = ANY (\(Array(Set(rows.map { $0.id(1) }))))
                GROUP BY url_hash HAVING count(*) > 1
                """))
        return Set(rows.filter { shared.contains($0.id(1)) }.map { $0.id(0) })
    }

    /// Whether two articles are from one outlet and of different days.
    private func isOfOtherDay(_ article: Article.ID, than other: Article.ID) throws -> Bool {
        // Row by row: on a cluster the two may lie on different machines, which join no others.
        let rows = try session.rows(
            "SELECT source, published / 86400 FROM article WHERE id = ANY (\([article, other]))")
        let known = rows.compactMap { row in row.number(0).flatMap { source in row.number(1).map { (source, $0) } } }
        return known.count == 2 && known[0].0 == known[1].0 && known[0].1 != known[1].1
    }

    /// The group of an article that tells the same under the same link; nil if there is none.
    private func groupWithLink(of article: Article.ID, _ kept: [Article.ID: Kept]) throws -> Int64? {
        guard let other = try StoredMatcher(ServerForms(session)).telling(like: article) else { return nil }
        if let known = kept[other] { return known.group }
        return try session.number("SELECT copy_group FROM copy_sketch WHERE article = \(other)")
    }
}

// Reading.
extension Copies {
    /// The other articles that are copies of one, oldest first.
    func copies(of article: Article.ID) throws -> [Article.ID] {
        try session.numbers(
            """
            SELECT article FROM copy_sketch WHERE article <> \(article)
                AND copy_group = (SELECT copy_group FROM copy_sketch WHERE article = \(article)) ORDER BY article
            """)
    }

    /// The lines with their copy group and its other sources, if copies of them are in the library.
    func withCopies(_ lines: [ArticleLine]) throws -> [ArticleLine] {
        if lines.isEmpty { return [] }
        let rows = try session.rows(
            """
            SELECT own.article, own.copy_group FROM copy_sketch own WHERE own.article = ANY (\(lines.map(\.id))) AND EXISTS (
                SELECT 1 FROM copy_sketch other WHERE other.copy_group = own.copy_group AND other.article <> own.article
            )
            """)
        if rows.isEmpty { return lines }
        let groups = Dictionary(rows.map { ($0.id(0), $0.id(1)) }, uniquingKeysWith: { first, _ in first })
        let sources = try sources(of: Set(groups.values))
        return lines.map { line in
            guard let group = groups[line.id] else { return line }
            var line = line
            line.copyGroup = group
            line.otherSources = (sources[group] ?? []).filter { $0 != line.source }
            return line
        }
    }

    /// The sources of the articles of some groups, each once, in the order in which they came.
    private func sources(of groups: Set<Int64>) throws -> [Int64: [String]] {
        let members = try session.rows(
            "SELECT copy_group, article FROM copy_sketch WHERE copy_group = ANY (\(Array(groups))) ORDER BY article")
        let rows = try session.rows(
            """
            SELECT a.id, s.name FROM article a JOIN source s ON s.id = a.source
            WHERE a.id = ANY (\(members.map { $0.id(1) }))
            """)
        let names = Dictionary(rows.map { ($0.id(0), $0.text(1) ?? "") }, uniquingKeysWith: { first, _ in first })
        var sources: [Int64: [String]] = [:]
        for member in members {
            guard let name = names[member.id(1)], !(sources[member.id(0)] ?? []).contains(name) else { continue }
            sources[member.id(0), default: []].append(name)
        }
        return sources
    }
}
