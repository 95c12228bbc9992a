import News

/// The list, the article that is open, and its entities.
struct Panes: Sendable {
    var list = ListPane()
    /// The results of a search, shown in place of the list.
    var results: ListPane?
    var reading: ArticlePane? { didSet { readingRevision &+= 1 } }
    /// Changes whenever the open article does, so that a frame can tell without comparing all of it.
    private(set) var readingRevision = 0
    var panel = PanelPane()
    /// What is new in articles of whose stories others were read.
    var news = KnownNews()
    /// What a command made of an article; nil if none was asked for, or it was closed.
    var output: OutputPane?
    var focus = Pane.list
    var isZoomed = false
    /// What `/` looks for in the list; nil if it looks for nothing.
    var findInList: String?
    /// The pane whose edge the mouse drags.
    var draggedRule: Pane?
    /// The entity whose mentions are highlighted and jumped to.
    var chosen: Entity?
    /// The number of the open article among those that name the chosen entity.
    var standing: AskedStanding?

    /// The list on the screen: the results if a search is shown.
    var shownList: ListPane {
        get { results ?? list }
        set { if results == nil { list = newValue } else { results = newValue } }
    }

    /// The article of the selected row; nil if there is none.
    var selectedArticle: Article.ID? { results == nil ? list.selectedArticle : results?.selectedArticle }

    mutating func select(_ index: Int) {
        if results == nil { list.select(index) } else { results?.select(index) }
    }

    mutating func moveInList(by count: Int) {
        if results == nil { list.move(by: count) } else { results?.move(by: count) }
    }

    /// Chooses an entity: its mentions are highlighted and jumped to.
    mutating func choose(_ entity: Entity) {
        guard chosen?.id != entity.id else { return }
        chosen = entity
        reading?.mention = nil
        standing = nil
    }

    /// Keeps the chosen entity if the open article names it; otherwise chooses one that the list was filtered by, or else
    /// the one that the article is most about.
    mutating func chooseSomething() {
        guard let reading else { return }
        if let presence = reading.presence(of: chosen?.id) {
            chosen = presence.entity
        } else {
            let sought = shownList.scope.conditions.lazy.compactMap { condition -> Entity? in
                if case .names(let id) = condition { reading.presence(of: id)?.entity } else { nil }
            }.first
            chosen = sought ?? panel.entities.first?.entity ?? reading.filed.entities.first?.entity
            standing = nil
        }
    }

    /// The article that actions are about: the selected one in the list, the open one elsewhere.
    var currentLine: ArticleLine? { focus == .list ? shownList.selectedRow?.line : reading?.filed.line }

    /// Whether the list shows something other than all articles.
    var isNarrowed: Bool { results != nil || !list.chips.isEmpty }
}

/// A request for the number of an article among others, and the answer once it has come.
struct AskedStanding: Equatable, Sendable {
    let request: StandingRequest
    var answer: Standing?
}
