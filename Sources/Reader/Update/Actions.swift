import News

extension Model {
    /// Does what an action says, or says why it cannot.
    ///
    /// - Parameter count: the number typed before its key: `5j` moves five rows, `12G` goes to the twelfth, and what goes
    ///   from one thing to the next is done so often. Other actions are done once.
    mutating func perform(_ action: Action, count: Int?) {
        taggedRows = 1
        guard let count, count != 1 || action == .top || action == .bottom else { return perform(action) }
        switch action.counted {
        case .rows(let movement): carryOut(onScreen(.move(movement(count))))
        case .articles:
            taggedRows = count
            perform(action)
        case .again: for _ in 0..<min(count, Self.mostRepeats) where notice == nil { perform(action) }
        case .once: perform(action)
        }
    }

    /// How often one key repeats an action at most.
    private static let mostRepeats = 1000

    mutating func perform(_ action: Action) {
        if action != .nextMention, action != .previousMention { pending.owedJumps = 0 }
        carryOut(outcome(of: action))
    }

    mutating func carryOut(_ outcome: Outcome) {
        switch outcome {
        case .does(let work): work(&self)
        case .refused(let reason): say(reason)
        }
    }

    /// Why an action does nothing now; nil if it does something now.
    func whyNot(_ action: Action) -> String? {
        if case .refused(let reason) = outcome(of: action) { reason } else { nil }
    }

    /// What an action does now, or why it does nothing. This is the one place that knows all actions.
    func outcome(of action: Action) -> Outcome {
        switch action {
        // What each screen does in its own way.
        case .down: onScreen(.move(.rows(1)))
        case .up: onScreen(.move(.rows(-1)))
        case .pageDown: onScreen(.move(.pages(1)))
        case .pageUp: onScreen(.move(.pages(-1)))
        case .halfDown: onScreen(.move(.halfPages(1)))
        case .halfUp: onScreen(.move(.halfPages(-1)))
        case .top: onScreen(.move(.top))
        case .bottom: onScreen(.move(.bottom))
        case .right: onScreen(.sideways(.next))
        case .left: onScreen(.sideways(.previous))
        case .nextPane: onScreen(.pane(.next))
        case .previousPane: onScreen(.pane(.previous))
        case .nextArticle: onScreen(.article(.next))
        case .previousArticle: onScreen(.article(.previous))
        case .nextMention: onScreen(.mention(.next))
        case .previousMention: onScreen(.mention(.previous))
        case .nextAnyMention: onScreen(.anyMention(.next))
        case .previousAnyMention: onScreen(.anyMention(.previous))
        case .open: onScreen(.open)
        case .map: onScreen(.map)
        case .zoomIn: onScreen(.zoom(.nearer))
        case .zoomOut: onScreen(.zoom(.farther))
        case .wholeMap: onScreen(.zoom(.allPlaces))

        // What only the panes do.
        case .nextUnread: inPanes { $0.openNextUnread() }
        case .find: inPanes { $0.startFinding() }
        case .nextHit: amongHits { $0.jumpToHit(by: 1) }
        case .previousHit: amongHits { $0.jumpToHit(by: -1) }
        case .labels: withOpenArticle { $0.startLabels() }
        case .export: exporting
        case .pipe: withOpenArticle { $0.startPipe() }
        case .toggleRead: withCurrentArticle { $0.toggleRead() }
        case .toggleStar: withCurrentArticle { $0.toggleStar() }
        case .openLink: withCurrentArticle { $0.openLink() }
        case .openLinkBehind: withCurrentArticle { $0.openLink(inBackground: true) }
        case .picture: withCurrentArticle { $0.askForPicture() }
        case .markAllRead: markingAllRead
        case .tag: withCurrentArticle { $0.startTagging() }
        case .note: noting
        case .hide: withCurrentArticle { $0.startHiding() }
        case .copyLink: copying
        case .fullText: withCurrentArticle { $0.fetchFullText() }
        case .compare: comparing
        case .timeline: timeline
        case .watch: watching
        case .versions: withCurrentArticle { $0.askForHistory() }
        case .zoom: inPanes { $0.panes.isZoomed.toggle() }
        case .narrower: inPanes { $0.resizePane(by: -2) }
        case .wider: inPanes { $0.resizePane(by: 2) }

        // What is the same everywhere.
        case .back: .does { $0.goBack() }
        case .cancel: .does { $0.cancel() }
        case .search: .does { $0.startSearching() }
        case .sort: inPanes { $0.startSorting() }
        case .saveSearch:
            panes.shownList.chips.isEmpty
                ? .refused("nothing is in force that could be saved; search or filter first")
                : .does { $0.startSavingSearch() }
        case .lookup: .does { $0.startLookup(.open) }
        case .feeds: .does { $0.openFeeds() }
        case .refresh: .does { $0.send(.feeds(.refresh([]))) }
        case .filter:
            withSubject { $0.filter(by: $0.screen.cover?.filterEntities ?? [$1]) }
        case .explain: explaining
        case .correct: withSubject { $0.startCorrecting(of: $1) }
        case .corrections: .does { $0.askForCorrections() }
        case .keyword: .does { $0.startKeyword() }
        case .undo: .does { $0.send(.change($0.undoableMarks > 0 ? .undoMarkingRead : .undo)) }
        case .redo: .does { $0.send(.change(.redo)) }
        case .showUnread: .does { $0.toggleFilter(.unread) }
        case .showStarred: .does { $0.toggleFilter(.starred) }
        case .dropFilter: droppingFilter
        case .resume: saved.article == nil ? .refused("nothing was read yet") : .does { $0.resume() }
        case .removeBundled: removingBundled
        case .showAll: .does { $0.showAll() }
        case .nextTheme: .does { $0.useNextTheme() }
        case .otherGlyphs: .does { $0.use($0.look.glyphs == .ascii ? .unicode : .ascii) }
        case .nameOrder: .does { $0.order(names: $0.panes.panel.order.next) }
        case .commandLine: .does { $0.startCommand() }
        case .help: .does { $0.openHelp() }
        case .mouse: .does { $0.toggleMouse() }
        case .redraw: .does { $0.send(.terminal(.redraw)) }
        case .suspend: .does { $0.send(.terminal(.suspend)) }
        case .quit: .does { $0.leave() }
        }
    }

    private func onScreen(_ command: ScreenCommand) -> Outcome {
        screen.cover?.outcome(of: command) ?? outcomeInPanes(of: command)
    }

    /// - Parameter missing: why the panes cannot do it; nil if they can.
    private func inPanes(unless missing: String? = nil, _ work: @escaping (inout Model) -> Void) -> Outcome {
        if let reason = screen.cover?.refusal ?? missing { return .refused(reason) }
        return .does(work)
    }

    private func withOpenArticle(_ work: @escaping (inout Model) -> Void) -> Outcome {
        inPanes(unless: panes.reading == nil ? "no article is open" : nil, work)
    }

    func withCurrentArticle(_ work: @escaping (inout Model) -> Void) -> Outcome {
        inPanes(unless: panes.currentLine == nil ? "there is no article here" : nil, work)
    }

    /// `y`: the link of the current article; where a sentence is selected, the sentence with its source.
    private var copying: Outcome {
        guard let copied = screen.cover?.copied else { return withCurrentArticle { $0.copyLink() } }
        return .does { $0.copy(copied) }
    }

    /// `c`: the story of the current article; in a story, two of its tellings side by side.
    private var comparing: Outcome {
        if case .story(let open) = screen { return .does { $0.compareSelected(in: open) } }
        return withCurrentArticle { $0.askForStory(.tellings) }
    }

    /// `T`: the story of the current article by days; in a story, its other form; in a dossier, what is said as time goes by.
    private var timeline: Outcome {
        if case .dossier(let open) = screen {
            let entity = open.dossier.entity
            return entity.isKeyword
                ? .refused("a keyword has no roles and says nothing") : .does { $0.askOverTime(of: entity) }
        }
        if case .story(let open) = screen { return open.changing { story, _ in story.showOtherForm() } }
        return withCurrentArticle { $0.askForStory(.timeline) }
    }

    /// Backspace: in the list it takes the last filter away, elsewhere it goes back.
    private var droppingFilter: Outcome {
        if screen.cover != nil || panes.focus != .list { return .does { $0.goBack() } }
        return panes.shownList.chips.isEmpty ? .refused("no filter is in force") : .does { $0.dropLastFilter() }
    }

    private var markingAllRead: Outcome {
        inPanes(unless: panes.shownList.rows.isEmpty ? "there is no article here" : nil) { $0.startMarkingRead() }
    }

    /// `Y`: in a dossier that, elsewhere the article or the list.
    private var exporting: Outcome {
        if case .dossier = screen { return .does { $0.startExport() } }
        return withCurrentArticle { $0.startExport() }
    }

    private var removingBundled: Outcome {
        guard (panes.list.count?.bundled ?? 0) > 0 else {
            return .refused("the articles that came with Dateline are gone, or are all that is here")
        }
        return .does { $0.send(.change(.removeBundled)) }
    }

    /// `W`: in a list of what was searched for or filtered, that; elsewhere the chosen name.
    private var watching: Outcome {
        let scope = panes.shownList.scope
        let isInList = screen.cover == nil && panes.focus == .list
        let feed: FiledFeed.ID? =
            if case .feeds(let ids)? = scope.conditions.last, ids.count == 1 { ids[0] } else { nil }
        let listed: WatchSubject? = scope.typed.isEmpty ? feed.map { .feed($0) } : .query(scope.typed)
        guard let watched = (isInList ? listed : nil) ?? subject.map(WatchSubject.init) ?? listed else {
            return .refused("nothing to watch: choose a name, search, or filter by a feed")
        }
        return .does { $0.send(.change(.watch(watched))) }
    }

    private func amongHits(_ work: @escaping (inout Model) -> Void) -> Outcome {
        inPanes(unless: hasHits ? nil : "nothing has been searched for in this pane; / does", work)
    }

    func withSubject(_ work: @escaping (inout Model, Entity) -> Void) -> Outcome {
        guard let subject else { return .refused("no entity is chosen") }
        return .does { work(&$0, subject) }
    }
}

extension WatchSubject {
    /// An entity, or a keyword in the form of one.
    fileprivate init(_ subject: Entity) { self = subject.isKeyword ? .keyword(subject.name) : .entity(subject.id) }
}
