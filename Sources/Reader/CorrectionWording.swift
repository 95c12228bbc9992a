import News

// Corrections in words, for the reader and for the command line.

/// A correction that is listed.
package struct ListedCorrection: Hashable, Sendable, Identifiable {
    package let filed: FiledCorrection
    /// How many articles it changes.
    package let articles: Int
    /// The headline of the article that it is bound to; nil if it is bound to none, or that is gone.
    package let headline: String?
    /// A later correction that has to be undone before it; nil if there is none.
    package let obstacle: FiledCorrection.ID?

    package init(filed: FiledCorrection, articles: Int, headline: String?, obstacle: FiledCorrection.ID?) {
        self.filed = filed
        self.articles = articles
        self.headline = headline
        self.obstacle = obstacle
    }

    package var id: FiledCorrection.ID { filed.id }
}

extension FiledCorrection {
    /// 'Maria Gerhartz merged into Ingo Gerhartz in article 3'.
    package var sentence: String {
        let what: String =
            switch correction {
            case .merge: "\(name) merged into \(otherName ?? "another name")"
            case .split: "\(otherName ?? "a spelling") split from \(name)"
            case .rename(_, let new): "\(name) renamed to \(new)"
            case .changeKind(_, let kind): "\(name) changed to \(kind.word)"
            case .hide: "\(name) hidden"
            case .locate(_, let place?): "\(name) located at \(placeName(place))"
            case .locate(_, nil): "\(name) taken off the map"
            }
        return what + end
    }

    /// Where it holds, if not everywhere.
    private var end: String {
        switch scope {
        case .everywhere: ""
        case .article(let id): " in article \(id)"
        case .mention(let id, _): " at one '\(words ?? name)' in article \(id)"
        }
    }
}

extension EntityCorrection {
    /// What it is about to do, as a question: 'Rename Boris Pistorius to B. Pistorius?'.
    ///
    /// - Parameters:
    ///   - name: that of the entity.
    ///   - other: of a merger, the name of the other entity.
    func question(_ name: String, other: String? = nil) -> String {
        switch self {
        case .merge: "Is \(name) the same as \(other ?? "the other name")?"
        case .split(let alias?, _): "Is '\(alias)' not \(name)?"
        case .split(nil, _): "Is this not \(name)?"
        case .rename(_, let new): "Rename \(name) to \(new)?"
        case .changeKind(_, let kind): "Is \(name) of the kind \(kind.word)?"
        case .hide: "Hide \(name)?"
        case .locate(_, let place?): "Is \(name) at \(placeName(place))?"
        case .locate(_, nil): "Take \(name) off the map?"
        }
    }
}

/// '48.9 N 2.3 E, France'.
func placeName(_ place: Place) -> String {
    coordinates(place) + (place.country.map { ", " + $0 } ?? "")
}
