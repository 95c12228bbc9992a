import News
import Terminal

extension Model {
    /// A key, given to whoever gets the keys now.
    mutating func take(_ key: Key) {
        let before = notice
        notice = nil
        if case .mouse(let mouse) = key, takeInOverlay(mouse) { return }
        if key == .function(1), openHelpOfMode() { return }
        let useless = uselessKey
        uselessKey = nil
        let key = keyAsUsual(key)
        switch mode {
        case .normal: takeInPanes(KeySequence(key))
        case .prefix(let typed): takeAfterPrefix(key, typed: typed)
        case .finding(let line, let start): takeFinding(key, line: line, start: start)
        case .searching(let line): takeSearching(key, line: line)
        case .command(let prompt): takeCommand(key, prompt: prompt)
        case .asking(let question): takeAnswer(key, question: question)
        case .lookup(let box): takeLookup(key, box: box)
        case .feeds(let tree): takeFeeds(key, tree: tree)
        case .help(let box): takeHelp(key, box: box)
        case .menu(let menu): takeMenu(key, menu: menu)
        case .labels(let labels, let typed): takeLabel(key, labels: labels, typed: typed)
        }
        // What a key does not do is said once: pressed again and again, it changes nothing on the screen.
        if uselessKey != nil, uselessKey == useless { notice = before }
    }

    /// What stands open above the panes has keys of its own. Those that a person has chosen for moving, opening and going
    /// back count there too, but for letters where letters are typed or name a choice.
    private func keyAsUsual(_ key: Key) -> Key {
        switch mode {
        case .feeds: break
        case .menu(let menu): if menu.items.contains(where: { key == .character($0.letter) }) { return key }
        case .lookup, .help: if key.isTyped { return key }
        case .normal, .prefix, .finding, .searching, .command, .asking, .labels: return key
        }
        let meaning = keymap.meaning(of: KeySequence(key))
        guard case .action(let action) = meaning, meaning != Keymap.standard.meaning(of: KeySequence(key)) else {
            return key
        }
        switch action {
        case .down: return .down
        case .up: return .up
        case .pageDown, .halfDown: return .pageDown
        case .pageUp, .halfUp: return .pageUp
        case .top: return .home
        case .bottom: return .end
        case .open: return .enter
        case .cancel, .back: return .escape
        default: return key
        }
    }

    private mutating func takeInPanes(_ sequence: KeySequence) {
        let key = sequence.keys[sequence.keys.count - 1]
        if case .mouse(let mouse) = key { return take(mouse) }
        mode = .normal
        switch keymap.meaning(of: sequence) {
        case .action(let action): perform(action)
        case .prefix: mode = .prefix(sequence)
        case .nothing:
            if case .paste = key { return say("pasting goes where something is typed") }
            sayUseless(sequence)
        }
    }

    /// A key after those that others follow; Esc takes them back.
    private mutating func takeAfterPrefix(_ key: Key, typed: KeySequence) {
        switch key {
        case .escape, .control("c"), .control("g"), .backspace: mode = .normal
        case .mouse: break
        default: takeInPanes(KeySequence(typed.keys + [key]))
        }
    }

    /// Says that a key does nothing here.
    mutating func sayUseless(_ sequence: KeySequence) {
        uselessKey = sequence
        let help = keymap.shownKey(of: .help).map { "  \(glyphs.separator)  \($0) shows all keys" } ?? ""
        say("\(sequence.name) does nothing here\(help)")
    }

    /// Does what an action says, or says why it cannot.
    mutating func perform(_ action: Action) {
        if action != .nextMention, action != .previousMention { owedJumps = 0 }
        if let reason = whyNot(action) { return say(reason) }
        if map != nil, actionsOnMap.contains(action) { return moveOnMap(action) }
        switch action {
        case .down: move(.rows(1))
        case .up: move(.rows(-1))
        case .pageDown: move(.pages(1))
        case .pageUp: move(.pages(-1))
        case .halfDown: move(.halfPages(1))
        case .halfUp: move(.halfPages(-1))
        case .top: move(.top)
        case .bottom: move(.bottom)
        case .nextPane, .right: changePane(by: 1, wraps: action == .nextPane)
        case .previousPane, .left: changePane(by: -1, wraps: action == .previousPane)
        case .open: openChosen()
        case .back: goBack()
        case .cancel: cancel()
        case .nextArticle: openNeighbour(.next)
        case .previousArticle: openNeighbour(.previous)
        case .nextUnread: openNextUnread()
        case .find: startFinding()
        case .nextHit: jumpToHit(by: 1)
        case .previousHit: jumpToHit(by: -1)
        case .search: startSearching()
        case .sort: changeSort()
        case .nextMention: jumpToMention(.next)
        case .previousMention: jumpToMention(.previous)
        case .nextAnyMention: jumpToAnyMention(by: 1)
        case .previousAnyMention: jumpToAnyMention(by: -1)
        case .labels: startLabels()
        default: performOther(action)
        }
    }

    private mutating func performOther(_ action: Action) {
        switch action {
        case .lookup: startLookup(.open)
        case .compare: askForStory()
        case .feeds: openFeeds()
        case .fullText: fetchFullText()
        case .refresh: send(.feeds(.refresh([])))
        case .filter: filterByChosen()
        case .map: toggleMap()
        case .mend: startMending()
        case .undo: send(.change(.undo))
        case .redo: send(.change(.redo))
        case .toggleRead: toggleRead()
        case .toggleStar: toggleStar()
        case .openLink: offerLink()
        case .copyLink: copyLink()
        case .pipe: startPipe()
        case .zoom: isZoomed.toggle()
        case .narrower: resizePane(by: -2)
        case .wider: resizePane(by: 2)
        case .commandLine: mode = .command(CommandPrompt(history: saved.commands, context: commandContext))
        case .showUnread: showOnly("is:unread")
        case .showStarred: showOnly("is:starred")
        case .showAll: showOnly("")
        case .nextTheme: useNextTheme()
        case .otherGlyphs: use(glyphs == .ascii ? .unicode : .ascii)
        case .help: openHelp()
        case .mouse: toggleMouse()
        case .redraw: send(.terminal(.redraw))
        case .suspend: send(.terminal(.suspend))
        case .quit: leave()
        default: break
        }
    }

    /// Why an action does nothing now; nil where it does something.
    func whyNot(_ action: Action) -> String? {
        switch action {
        case .nextPane, .previousPane, .left, .right, .zoom, .narrower, .wider, .find, .nextArticle,
            .previousArticle, .nextUnread, .labels, .nextAnyMention, .previousAnyMention, .nextHit, .previousHit,
            .search, .toggleRead, .toggleStar, .openLink, .copyLink, .pipe, .fullText, .compare:
            if story != nil, action != .search, action != .nextArticle, action != .previousArticle {
                return "not beside a story; q goes back"
            }
            if dossier != nil, action != .search { return "not in a dossier; q goes back" }
            if map != nil, action != .search, !actionsOnMap.contains(action) { return "not on the map; q goes back" }
        case .zoomIn, .zoomOut, .wholeMap:
            if map == nil { return "only on the map; m opens it" }
        default: break
        }
        switch action {
        case .nextMention, .previousMention, .mend, .filter:
            return subject == nil ? "no entity is chosen" : nil
        case .labels, .nextAnyMention, .previousAnyMention, .pipe:
            return reading == nil ? "no article is open" : nil
        case .toggleRead, .toggleStar, .openLink, .copyLink, .fullText, .compare:
            return currentLine == nil ? "there is no article here" : nil
        case .sort: return results == nil ? "only results of a search are sorted" : nil
        case .nextHit, .previousHit: return hasHits ? nil : "nothing was searched for in this pane; / finds"
        default: return nil
        }
    }

    /// The entity that actions are about: the dossier's, the map's, the story's line's, or the chosen one.
    var subject: Entity? {
        if let dossier { return dossier.dossier.entity }
        if let map { return map.selectedPlace?.entity }
        guard let story else { return chosen }
        if case .entity(let entity)? = story.lines.target { return entity }
        return nil
    }

    /// The article that actions are about: the selected one in the list, the open one elsewhere.
    var currentLine: ArticleLine? {
        focus == .list && !hasScreen ? shownList.selectedRow?.line : reading?.filed.line
    }
}

/// What moves the map, or goes from place to place, where it is open.
private let actionsOnMap: Set<Action> = [
    .down, .up, .left, .right, .pageDown, .pageUp, .halfDown, .halfUp, .top, .bottom, .zoomIn, .zoomOut, .wholeMap,
    .nextMention, .previousMention, .nextAnyMention, .previousAnyMention, .nextArticle, .previousArticle, .nextPane,
    .previousPane,
]
