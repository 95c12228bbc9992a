import Catalogue
import Libraries
import News

// What the program calls: `TagKeeping`, `NoteKeeping` and `RuleKeeping`, and the hiding of articles. Tags, notes and rules are
// the reader's own.

extension PostgresLibrary {
    @discardableResult
    package func tag(_ ids: [Article.ID], _ change: TagChange) throws(LibraryError) -> TagEdits {
        try write(telling: .reader(reader)) { try TagWriting(session: $0, reader: reader).make(change, on: ids) }
    }

    @discardableResult
    package func tag(matching query: Query, _ change: TagChange) throws(LibraryError) -> TagEdits {
        try write(telling: .reader(reader)) { session in
            try TagWriting(session: session, reader: reader).make(change, on: try numbers(matching: query, session))
        }
    }

    package func make(_ edits: TagEdits) throws(LibraryError) {
        try write(telling: .reader(reader)) { session in
            let tags = TagWriting(session: session, reader: reader)
            for (tag, pairs) in Dictionary(grouping: edits.removed, by: \.tag) {
                _ = try tags.remove(tag, from: pairs.map(\.article))
            }
            for (tag, pairs) in Dictionary(grouping: edits.added, by: \.tag) {
                _ = try tags.add(tag, to: pairs.map(\.article))
            }
            try tags.sweep()
        }
    }

    package func tags() throws(LibraryError) -> [CountedTag] {
        try read { session in
            try session.rows(
                """
                SELECT g.name, count(a.id), count(a.id) FILTER (WHERE NOT coalesce(m.is_read, false)) FROM tag g
                JOIN article_tag k ON k.tag = g.id
                LEFT JOIN article a ON a.id = k.article AND NOT a.is_hidden
                LEFT JOIN mark m ON m.reader = g.reader AND m.article = k.article
                WHERE g.reader = \(reader) GROUP BY g.id, g.name, g.key ORDER BY g.key COLLATE "C"
                """
            ).map { CountedTag(name: $0.text(0) ?? "", articles: $0.count(1), unread: $0.count(2)) }
        }
    }

    /// The numbers of all articles that match, ascending.
    private func numbers(matching query: Query, _ session: Session) throws -> [Article.ID] {
        try list(query, session).all(beyond: nil, isOlder: true).keys.sorted()
    }
}

extension PostgresLibrary {
    package func note(on subject: NoteSubject) throws(LibraryError) -> String? {
        try read { try NoteWriting(session: $0, reader: reader).text(on: subject) }
    }

    @discardableResult
    package func write(note text: String?, on subject: NoteSubject) throws(LibraryError) -> String? {
        try write(telling: .reader(reader)) { session in
            let notes = NoteWriting(session: session, reader: reader)
            let before = try notes.text(on: subject)
            guard try notes.write(text.flatMap(noteText), on: subject, written: now) else {
                switch subject {
                case .article(let id): throw LibraryError.notFound(path: name, what: "article \(id)")
                case .entity(let id): throw LibraryError.notFound(path: name, what: "entity \(id)")
                }
            }
            return before
        }
    }

    package func entityNotes() throws(LibraryError) -> [NamedNote] {
        try read { try NoteWriting(session: $0, reader: reader).named() }
    }

    package func take(_ notes: [NamedNote]) throws(LibraryError) {
        if notes.isEmpty { return }
        try write(telling: .reader(reader)) { session in
            let writing = NoteWriting(session: session, reader: reader)
            var noted = Set(try writing.named().map(\.entityKey))
            for note in notes where !noted.contains(note.entityKey) {
                if try writing.insert(entity: 0, note) { noted.insert(note.entityKey) }
            }
        }
    }

    @discardableResult
    package func hide(_ isHidden: Bool, _ ids: [Article.ID]) throws(LibraryError) -> [Article.ID] {
        try write(telling: .everyone) { try ArticleHiding(session: $0).hide(isHidden, ids) }
    }

    @discardableResult
    package func hide(_ isHidden: Bool, matching query: Query) throws(LibraryError) -> [Article.ID] {
        try write(telling: .everyone) { session in
            try ArticleHiding(session: session).hide(isHidden, try numbers(matching: query, session))
        }
    }
}

extension PostgresLibrary {
    package func use(_ rules: [Rule]) throws(LibraryError) {
        let digest = rules.isEmpty ? nil : stableHash(rules.map { "\($0)" }.joined(separator: "\n"))
        if try read({ try RuleProgress.read($0, reader: reader)?.digest }) == digest { return }
        try write(telling: nil) { session in
            let settings = Settings(session: session, reader: reader)
            guard let digest else { return try settings.keep(nil, as: RuleProgress.setting) }
            let newest = try session.number("SELECT max(id) FROM article") ?? 0
            let progress = RuleProgress(digest: digest, filed: newest, named: newest)
            try settings.keep(progress.text, as: RuleProgress.setting)
        }
    }

    package func applyRules(_ rules: [PreparedRule]) throws(LibraryError) {
        if rules.isEmpty { return }
        try write(telling: .reader(reader)) { session in
            guard var progress = try RuleProgress.read(session, reader: reader) else { return }
            let newest = try session.number("SELECT max(id) FROM article") ?? 0
            let settled = try WatchReading(session: session).lastSettled()
            var counts = RuleCounts()
            for rule in rules {
                let isNamed = rule.query.asksForNames
                var terms = rule.query.terms + [.filedAfter(isNamed ? progress.named : progress.filed)]
                if isNamed { terms.append(.not(.filedAfter(settled))) }
                try apply(rule.rule, to: Query(terms: terms), &counts, session)
            }
            (progress.filed, progress.named) = (newest, max(progress.named, settled))
            try Settings(session: session, reader: reader).keep(progress.text, as: RuleProgress.setting)
        }
    }

    package func applyToAll(_ rule: PreparedRule) throws(LibraryError) -> RuleCounts {
        try write(telling: .reader(reader)) { session in
            var counts = RuleCounts()
            try apply(rule.rule, to: rule.query, &counts, session)
            return counts
        }
    }

    private func apply(_ rule: Rule, to query: Query, _ counts: inout RuleCounts, _ session: Session) throws {
        let ids = try numbers(matching: query, session)
        counts.matched += ids.count
        if !rule.tags.isEmpty {
            let change = TagChange(adding: rule.tags)
            counts.tagged += try TagWriting(session: session, reader: reader).make(change, on: ids).articles
        }
        let marks = Marks(session: session, reader: reader)
        if rule.stars { counts.starred += try marks.star(true, ids).count }
        if rule.marksRead { counts.read += try marks.markRead(true, ids).count }
        if rule.hides { counts.hidden += try ArticleHiding(session: session).hide(true, ids).count }
    }
}

/// Up to which articles a reader's rules have acted.
private struct RuleProgress {
    static let setting = "rules"

    let digest: Int64
    var filed: Article.ID
    var named: Article.ID

    var text: String { "\(digest) \(filed) \(named)" }

    init(digest: Int64, filed: Article.ID, named: Article.ID) {
        (self.digest, self.filed, self.named) = (digest, filed, named)
    }

    static func read(_ session: Session, reader: Int64) throws -> RuleProgress? {
        let text = try session.text("SELECT value FROM setting WHERE reader = \(reader) AND name = \(setting)")
        let numbers = text?.split(separator: " ").compactMap { Int64($0) } ?? []
        return numbers.count == 3 ? RuleProgress(digest: numbers[0], filed: numbers[1], named: numbers[2]) : nil
    }
}
