import Libraries
import News

/// An article that is new of a watch.
package struct Alert: Sendable {
    package let watch: Watch
    package let article: ArticleLine
    /// The first sentence that names what is watched, or else the first one of the article.
    package let text: String
}

extension NewsLibrary {
    /// What is new of each watch, oldest watch first, its newest article first.
    ///
    /// - Parameter limit: how many articles of each watch are given.
    package func alerts(limit: Int = 100) throws(LibraryError) -> [Alert] {
        var alerts: [Alert] = []
        for watch in try watches() where watch.new > 0 {
            for line in try news(of: watch, limit: limit) {
                alerts.append(Alert(watch: watch, article: line, text: try sentence(of: watch, in: line.id)))
            }
        }
        return alerts
    }

    /// The first sentence of an article that names the entity of a watch, or else its first sentence.
    package func sentence(of watch: Watch, in article: Article.ID) throws(LibraryError) -> String {
        guard let filed = try self.article(article) else { return "" }
        let body = filed.article.body
        if case .keyword(let term) = watch.subject {
            let place = News.places(ofTerm: termKey(term), in: body).first
            return Excerpt(body, sentence(around: place ?? 0..<0, of: body), marks: []).text
        }
        let named = filed.mentions.first { mention in
            filed.entities.contains { $0.entity.id == mention.entity && watch.isAbout($0.entity) }
        }
        let range = sentence(around: named?.range ?? 0..<0, of: body)
        return Excerpt(body, range, marks: []).text
    }

    private func sentence(around range: Range<Int>, of body: String) -> Range<Int> {
        body.isEmpty ? 0..<0 : News.sentence(around: range, in: Array(body.utf8))
    }
}

extension Watch {
    fileprivate func isAbout(_ entity: Entity) -> Bool {
        switch subject {
        case .entity(let id): id == entity.id || sounds(like: entity)
        case .name: folded(name) == folded(entity.name) || sounds(like: entity)
        case .query, .keyword, .feed: false
        }
    }

    private func sounds(like entity: Entity) -> Bool {
        guard entity.kind == .person, let own = ComparedName(name, .person).sound,
            let other = ComparedName(entity.name, .person).sound
        else { return name == entity.name }
        return own.isLike(other)
    }
}
