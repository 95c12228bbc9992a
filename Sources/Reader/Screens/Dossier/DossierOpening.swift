import News

// Enter on a name: its dossier.

extension Question {
    /// All that is known of an entity or a keyword.
    static func dossier(of subject: Entity) -> Question {
        subject.isKeyword ? .keywordDossier(subject.name) : .dossier(subject.id)
    }
}

extension Model {
    mutating func openDossier(of entity: Entity) {
        pending.dossier = entity.id
        send(.ask(.dossier(of: entity)))
    }

    mutating func takeDossier(_ dossier: Dossier?, of entity: Entity.ID) {
        if case .lookup(var box) = mode, box.previewAsked == entity, pending.dossier != entity {
            box.preview = dossier
            mode = .lookup(box)
        } else if pending.dossier == entity {
            pending.dossier = nil
            guard let dossier else { return say("it is no longer in the library", isError: true) }
            open(DossierScreen(dossier))
            if panes.reading?.presence(of: entity) != nil { panes.chosen = dossier.entity }
        } else if let dossier, case .dossier(var open) = screen, open.dossier.entity.id == entity {
            open.replace(with: dossier)
            screen = .dossier(open)
            if panes.chosen?.id == entity { panes.chosen = dossier.entity }
        }
    }

    mutating func takePassages(_ passages: [Dossier.Passage], for request: PassageRequest) {
        guard case .dossier(var open) = screen else { return }
        open.take(passages, for: request)
        screen = .dossier(open)
    }

    /// Opens what the selected line of a dossier or a story leads to.
    ///
    /// - Parameter entity: the entity whose mentions are jumped to from there.
    mutating func follow(_ target: ScreenLine.Target?, choosing entity: Entity? = nil) {
        switch target {
        case .passage(let article, let range):
            pushHistory()
            if let entity { panes.chosen = entity }
            open(article, landing: range.isEmpty ? .readingPosition : .passage(range), isReading: true)
        case .entity(let entity): openDossier(of: entity)
        case .correction(let correction): askToUndo(correction)
        case .explanation(let explained): ask(why: explained)
        case nil: say("this line opens nothing")
        }
    }

    /// Opens the first article that a dossier shows, at the first mention.
    mutating func openFirstPassage(of dossier: Dossier) {
        guard let passage = dossier.passages.first else { return say("no article names it") }
        pushHistory()
        panes.chosen = dossier.entity
        open(passage.article.id, landing: .firstMention(dossier.entity.id), isReading: true)
    }
}
