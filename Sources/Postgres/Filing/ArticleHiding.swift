import Libraries
import News

/// Hides articles from all readers, or brings them back: see `Storage/Articles/Hiding`.
struct ArticleHiding {
    let session: Session

    /// - Returns: those that were not so before.
    func hide(_ isHidden: Bool, _ ids: [Article.ID]) throws -> [Article.ID] {
        if ids.isEmpty { return [] }
        try EntityLock.take(session)
        let changed = Set(
            try session.numbers(
                """
                UPDATE article SET is_hidden = \(isHidden) WHERE id = ANY (\(ids)) AND is_hidden <> \(isHidden)
                RETURNING id
                """))
        if changed.isEmpty { return [] }
        let updating = ArticleUpdating(session: session)
        try updating.reopen(Array(changed))
        if isHidden {
            try Copies(session: session).remove(Array(changed))
            try session.change("DELETE FROM awaiting_extraction WHERE article = ANY (\(Array(changed)))")
        }
        let step = isHidden ? changed.count : -changed.count
        try session.change("UPDATE tally SET articles = articles - \(step), hidden = hidden + \(step)")
        return ids.filter(changed.contains)
    }
}
