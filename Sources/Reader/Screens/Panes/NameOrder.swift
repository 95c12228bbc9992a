import News

/// The order of an article's names in the panel, within each kind.
package enum NameOrder: String, Hashable, Sendable, CaseIterable {
    /// Those that the article is most about first.
    case weight
    /// Those that it mentions most first.
    case count
    /// By the alphabet.
    case name
}

extension NameOrder {
    /// What it puts first, for the command line.
    var title: String {
        switch self {
        case .weight: "what the article is most about first"
        case .count: "most mentioned first"
        case .name: "by the alphabet"
        }
    }

    /// The order that the key changes to from this one.
    var next: NameOrder {
        switch self {
        case .weight: .count
        case .count: .name
        case .name: .weight
        }
    }

    /// The entities of an article in this order; keywords stay in theirs, behind the names.
    func sorted(_ filed: FiledArticle) -> [FiledArticle.Presence] {
        let names = filed.entities.filter { !$0.entity.isKeyword }
        let keywords = filed.entities.filter(\.entity.isKeyword)
        switch self {
        case .weight:
            let weights = filed.nameWeights
            func rank(_ presence: FiledArticle.Presence) -> (Double, Int) {
                (weights[presence.entity.id] ?? 0, presence.mentionsHere)
            }
            return names.sorted { rank($0) > rank($1) } + keywords
        case .count: return names.sorted { $0.mentionsHere > $1.mentionsHere } + keywords
        case .name: return names.sorted { folded($0.entity.name) < folded($1.entity.name) } + keywords
        }
    }
}

extension Model {
    /// Shows the names in another order, and says in which.
    mutating func order(names order: NameOrder) {
        panes.panel.sort(panes.reading?.filed, by: order)
        say("names: \(order.title)")
    }
}
