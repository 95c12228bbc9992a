import Libraries
import News

/// What a row of the table of watches says of its subject.
package struct WatchRow {
    /// What is watched, by the number under which a library keeps it.
    package enum Sort: Int {
        case entity = 0
        case query, feed, keyword
    }

    /// What is watched.
    package let sort: Sort
    /// The number of the entity or feed; nil for what has none.
    package let target: Int64?
    /// The name, what was typed, or the term.
    package let text: String
    /// The code of the entity's kind.
    package let kind: Int?

    /// - Parameters:
    ///   - library: what people call the library.
    ///   - entity: an entity by its number.
    ///   - feedName: the name of a feed by its number.
    /// - Throws: `LibraryError.notFound` if there is no such entity or feed.
    package init(
        _ subject: WatchSubject, library: String, entity: (Entity.ID) throws -> Entity?,
        feedName: (FiledFeed.ID) throws -> String?
    ) throws {
        switch subject {
        case .entity(let id):
            guard let entity = try entity(id) else {
                throw LibraryError.notFound(path: library, what: "entity \(id)")
            }
            (sort, target, text, kind) = (.entity, entity.id, entity.name, entity.kind.code)
        case .name(let name): (sort, target, text, kind) = (.entity, nil, name, nil)
        case .query(let typed): (sort, target, text, kind) = (.query, nil, typed, nil)
        case .keyword(let term): (sort, target, text, kind) = (.keyword, nil, term, nil)
        case .feed(let id):
            guard let name = try feedName(id) else { throw LibraryError.notFound(path: library, what: "feed \(id)") }
            (sort, target, text, kind) = (.feed, id, name, nil)
        }
    }
}

extension Watch {
    /// - Parameters:
    ///   - row: begins with number, sort, target, text, code of the kind, and the last article that was told.
    ///   - nameTerms: the conditions for a watched name: its entity, name and kind.
    /// - Returns: the watch, with nothing counted as new; nil if the row is damaged.
    package init?(
        _ row: some StoredRow, nameTerms: (Entity.ID?, String, EntityKind?) throws -> [Query.Term]
    ) rethrows {
        let (target, text) = (row.number(2), row.text(3) ?? "")
        let subject: WatchSubject
        let query: Query
        switch WatchRow.Sort(rawValue: row.count(1)) {
        case .entity:
            subject = target.map { .entity($0) } ?? .name(text)
            query = Query(terms: try nameTerms(target, text, row.number(4).flatMap { EntityKind(code: Int($0)) }))
        case .query: (subject, query) = (.query(text), Query(parsing: text))
        case .keyword: (subject, query) = (.keyword(text), Query(terms: [.keyword(text)]))
        case .feed: (subject, query) = (.feed(target ?? 0), Query(terms: [.feeds([target ?? 0])]))
        case nil: return nil
        }
        self.init(id: row.id(0), subject: subject, name: text, query: query, told: row.id(5), new: 0)
    }
}
