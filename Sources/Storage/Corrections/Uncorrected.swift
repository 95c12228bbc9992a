import Catalogue
import Compression
import Foundation
import GRDB
import News

// `extraction` holds what articles name by all corrections, since everything reads that. Where it differs from what was
// found, `uncorrected` holds what was found: packed as it was, so that an article whose corrections are undone has the
// very bytes it had before.

/// What was found in an article, as it is kept.
struct FoundRow {
    /// Packed.
    let content: Data
    let links: EntityLinks
    let extraction: Extraction
    /// Whether the article names something else by corrections.
    let isCorrected: Bool
    /// Whether some of its ranges did not fit the text, and were left out.
    let isStray: Bool

    /// What was found in an article before any correction; nil if that cannot be read.
    ///
    /// - Parameter body: the article's text, to which the extraction is fitted.
    init?(_ db: Database, _ article: Article.ID, body: String) throws {
        let find = try db.cachedStatement(
            sql: """
                SELECT coalesce(uncorrected.content, extraction.content), coalesce(uncorrected.links, extraction.links),
                    unpacked(coalesce(uncorrected.content, extraction.content)), uncorrected.article IS NOT NULL
                FROM extraction LEFT JOIN uncorrected ON uncorrected.article = extraction.article
                WHERE extraction.article = ?
                """)
        guard let row = try Row.fetchOne(find, arguments: [article]), let content = row.bytes(0),
            let links = row.bytes(1).flatMap({ EntityLinks(decoding: $0) }),
            let found = row.bytes(2).flatMap({ Extraction(decoding: $0, body: body) }),
            found.entities.count == links.list.count
        else { return nil }
        self.content = Data(content)
        self.links = links
        isCorrected = row.flag(3)
        extraction = found.fitting(body)
        isStray = !extraction.hasRanges(of: found)
    }

    var linked: Linked { Linked(extraction: extraction, entities: links.list, language: links.language) }
}

/// Writes what an article names by all corrections, and keeps what was found if that is something else.
struct CorrectedArticle {
    let article: Article.ID
    let found: (content: Data, linked: Linked)
    /// By all corrections.
    let linked: Linked
    /// The corrections that changed it.
    let corrections: [Int64]

    /// - Parameter isNew: whether nothing is kept of the article yet.
    func write(_ db: Database, packer: TextPacker, body: String, isNew: Bool = false) throws {
        let isSameContent = linked.extraction == found.linked.extraction
        let content = isSameContent ? found.content : packer.packedExtraction(linked.extraction, body: body)
        try db.cachedStatement(
            sql: """
                INSERT INTO extraction (article, content, links) VALUES (?, ?, ?)
                ON CONFLICT (article) DO UPDATE SET content = excluded.content, links = excluded.links
                """
        ).execute(arguments: [article, content, Data(linked.links.encoded)])
        if isNew, corrections.isEmpty { return }
        if linked == found.linked {
            try db.cachedStatement(sql: "DELETE FROM uncorrected WHERE article = ?").execute(arguments: [article])
        } else {
            try db.cachedStatement(
                sql: "INSERT OR REPLACE INTO uncorrected (article, content, links) VALUES (?, ?, ?)"
            ).execute(arguments: [
                article, isSameContent ? nil : found.content, Data(found.linked.links.encoded),
            ])
        }
        try db.cachedStatement(sql: "DELETE FROM corrected_article WHERE article = ?").execute(arguments: [article])
        let note = try db.cachedStatement(sql: "INSERT INTO corrected_article (correction, article) VALUES (?, ?)")
        for correction in corrections { try note.execute(arguments: [correction, article]) }
    }
}

extension TextPacker {
    /// An extraction as it is kept.
    func packedExtraction(_ extraction: Extraction, body: String) -> Data {
        Data(packed(extraction.encoded(body: body), as: .extraction))
    }
}
