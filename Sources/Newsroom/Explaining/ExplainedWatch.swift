import Libraries
import News

extension Desk {
    /// Why a watch has as many new articles as the screen says: what counts, and where each article has it.
    func reasonsForWatch(_ id: Watch.ID) throws -> Reasons? {
        guard let watch = try library.watches().first(where: { $0.id == id }) else { return nil }
        let hits = try library.search(watch.query, limit: Self.mostExplained)
        let new = try library.news(of: watch, limit: Self.mostExplained)
        let isNew = Set(new.map(\.id))
        let rule = "an article counts if \(watch.condition), and came after the last one that was told"
        let places = Dictionary(hits.map { ($0.line.id, $0) }, uniquingKeysWith: { first, _ in first })
        return try Reasons(
            subject: watch.name,
            parts: [
                Reasons.Part(
                    title: "\(watch.new) new",
                    reasons: [.words(rule)] + sentences(of: new, found: places)),
                Reasons.Part(
                    title: "there before or told already",
                    reasons: sentences(of: hits.map(\.line).filter { !isNew.contains($0.id) }, found: places)),
            ])
    }

    /// Of each article what a search found in it, or else its first sentence.
    private func sentences(
        of lines: [ArticleLine], found hits: [Article.ID: SearchHit]
    ) throws -> [Reasons.Reason] {
        let filed = Dictionary(
            uniqueKeysWithValues: try library.articles(numbered: lines.map(\.id)).map { ($0.line.id, $0) })
        return lines.compactMap { line in
            if let hit = hits[line.id], let offset = hit.bodyOffset {
                return .sentence(
                    Dossier.Passage(
                        article: line, text: hit.snippet, range: offset..<offset, marks: hit.marks))
            }
            return filed[line.id].map { .sentence($0.sentence(with: 0..<0)) }
        }
    }
}

extension Watch {
    /// When an article is about it, in words.
    fileprivate var condition: String {
        switch subject {
        case .entity: "it has this name, in any spelling"
        case .name: "it has this name, or these words side by side"
        case .query: "it matches what was typed"
        case .keyword: "it has this term"
        case .feed: "the feed brought it"
        }
    }
}
