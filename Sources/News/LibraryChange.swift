/// What others have to ask for again after a library was changed.
package enum LibraryChange: Hashable, Sendable {
    /// Anything may be different.
    case anything
    /// Only articles, and what hangs on them: new ones came, or those with numbers in a span are different, or both.
    case articles(areNew: Bool, changed: ClosedRange<Article.ID>?)

    /// Two changes as one.
    package func joined(with other: LibraryChange) -> LibraryChange {
        guard case .articles(let areNew, let changed) = self,
            case .articles(let othersAreNew, let othersChanged) = other
        else { return .anything }
        var span = changed ?? othersChanged
        if let changed, let othersChanged {
            span =
                min(changed.lowerBound, othersChanged.lowerBound)...max(changed.upperBound, othersChanged.upperBound)
        }
        return .articles(areNew: areNew || othersAreNew, changed: span)
    }

    /// Whether there may be other articles in the library now.
    package var isOfList: Bool {
        switch self {
        case .anything: true
        case .articles(let areNew, _): areNew
        }
    }

    /// Whether what articles name may be different.
    package var isOfNames: Bool {
        switch self {
        case .anything: true
        case .articles(_, let changed): changed != nil
        }
    }

    /// Whether an article that was there before may be different.
    package func concerns(_ article: Article.ID) -> Bool {
        switch self {
        case .anything: true
        case .articles(_, let changed): changed?.contains(article) ?? false
        }
    }
}

// As servers tell it: '*' for anything, '+' for new articles, '5-90' for those with these numbers, '+ 5-90' for both.
extension LibraryChange {
    package init(told: some StringProtocol) {
        var (areNew, changed): (Bool, ClosedRange<Article.ID>?) = (false, nil)
        for word in told.split(separator: " ") {
            let ends = word.split(separator: "-").compactMap { Article.ID($0) }
            if word == "+" {
                areNew = true
            } else if ends.count == 2, ends[0] <= ends[1] {
                changed = ends[0]...ends[1]
            } else {
                self = .anything
                return
            }
        }
        self = areNew || changed != nil ? .articles(areNew: areNew, changed: changed) : .anything
    }

    package var told: String {
        switch self {
        case .anything: return "*"
        case .articles(let areNew, let changed):
            let span = changed.map { "\($0.lowerBound)-\($0.upperBound)" }
            return [areNew ? "+" : nil, span].compactMap { $0 }.joined(separator: " ")
        }
    }
}
