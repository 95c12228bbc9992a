import News
import Terminal

// `w`: looks up any name of the archive while the person types.

extension Model {
    static let lookupLimit = 50

    mutating func startLookup(_ purpose: LookupBox.Purpose, typed: String? = nil) {
        let remembered = purpose == .open ? saved.lookup : ""
        ask(
            LookupBox(
                purpose: purpose, line: LineEditor(typed ?? remembered),
                isRemembered: typed == nil && !remembered.isEmpty))
    }

    mutating func ask(_ box: LookupBox) {
        var box = box
        let request = LookupRequest(typed: box.line.text, limit: Self.lookupLimit)
        box.pending = request
        box.isFinishing = false
        mode = .lookup(box)
        send(.ask(.lookup(request)))
    }

    mutating func takeLookup(_ key: Key, box: LookupBox) {
        var box = box
        switch key {
        case _ where key.cancels: mode = .normal
        case .enter:
            // The names in the list still answer what was typed before: Enter waits for those that are on their way.
            guard box.pending != nil else { return finishLookup(box) }
            box.isFinishing = true
            mode = .lookup(box)
        case .tab:
            guard let entity = closeLookup(box) else { return }
            addFilters([.naming(entity)])
        case .control("o"):
            guard let entity = closeLookup(box) else { return }
            // If its dossier has come, the places that it is named together with are shown too.
            guard let preview = box.preview, preview.entity.id == entity.id else { return openMap(of: entity) }
            openMap(of: preview)
        case .control("x"):
            guard let entity = closeLookup(box) else { return }
            if entity.isKeyword { return say("a keyword is explained in the article that has it") }
            ask(why: .count(entity.id))
        default:
            if let step = key.selectionStep(page: overlayPage) { return selectInLookup(box, box.selected + step) }
            if box.isRemembered, key.isTyped { box.line = LineEditor() }
            guard box.line.take(key) else { return }
            box.isRemembered = false
            ask(box)
        }
    }

    /// Closes a look-up and returns what is selected; nil if nothing is, or the look-up is for merging.
    private mutating func closeLookup(_ box: LookupBox) -> Entity? {
        guard box.purpose == .open, let entity = box.found[safe: box.selected] else { return nil }
        saved.lookup = box.line.text
        mode = .normal
        return entity
    }

    mutating func selectInLookup(_ box: LookupBox, _ index: Int) {
        var box = box
        box.selected = index.clamped(0, box.found.count - 1)
        mode = .lookup(box)
        askForPreview()
    }

    /// Asks for the dossier of the selected name, if there is room to show it.
    mutating func askForPreview() {
        guard lookupPreview != .none, case .lookup(var box) = mode else { return }
        let selected = box.found[safe: box.selected]
        let wanted = selected?.id
        if box.previewAsked == wanted { return }
        box.preview = nil
        box.previewAsked = wanted
        mode = .lookup(box)
        if let selected { send(.ask(.dossier(of: selected))) }
    }

    mutating func finishLookup(_ box: LookupBox) {
        guard let entity = box.found[safe: box.selected] else {
            if case .lookup(var open) = mode {
                open.isFinishing = false
                mode = .lookup(open)
            }
            return
        }
        mode = .normal
        switch box.purpose {
        case .open:
            saved.lookup = box.line.text
            openDossier(of: entity)
        case .merge(let other):
            if other.id == entity.id { return say("that is the same entity") }
            if entity.isKeyword { return say("\(entity.name) is a keyword, no name") }
            askWhere(.merge(other.id, into: entity.id), of: other, other: entity.name)
        }
    }
}

extension Model {
    /// What is said where the look-up finds none; while names are still being found, that there may be one yet.
    var noSuchName: String {
        guard let progress, let total = progress.total else { return "no such name in the archive" }
        return "no such name yet: \(progress.work), \(grouped(progress.done)) of \(grouped(total))"
    }
}
