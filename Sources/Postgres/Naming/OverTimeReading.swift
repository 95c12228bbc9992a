import Catalogue
import Libraries
import News

extension PostgresLibrary {
    package func overTime(of entity: Entity.ID, limit: Int) throws(LibraryError) -> OverTime? {
        try read { session in
            let reading = EntityReading(session: session)
            guard let entity = try reading.entity(entity) else { return nil }
            return try OverTime(
                of: entity, in: try tellings(of: entity.id, limit: limit, session), companions: reading.companions)
        }
    }

    /// The newest articles that name an entity, and the oldest.
    private func tellings(of entity: Entity.ID, limit: Int, _ session: Session) throws -> [NamingArticle] {
        let found = try session.all(
            NamingSource.all([entity], session).flatMap { source in
                [
                    source.request("k.article", limit: limit - limit / 5),
                    source.request("k.article", isOlder: false, limit: limit / 5),
                ]
            })
        let ids = Set(found.joined().map { $0.id(0) })
        let lines = try session.lines(Array(ids), reader: reader)
        return try TextReading(session: session).extractions(Array(ids)).compactMap { id, read in
            lines[id].map { NamingArticle($0, read.body, read.extraction, links: read.links.list, of: entity) }
        }
    }
}
