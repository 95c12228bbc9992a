import Reader

/// Does the effects of each kind one after the other: a slow answer must not hold back another kind of question.
struct EffectLanes: Sendable {
    let reading = Lane("dateline.reading")
    let counting = Lane("dateline.counting")
    let findingKeywords = Lane("dateline.finding-keywords", onlyNewest: true)
    let readingAhead = Lane("dateline.reading-ahead", onlyNewest: true)
    let explaining = Lane("dateline.explaining")
    let searching = Lane("dateline.searching", onlyNewest: true)
    let lookingUp = Lane("dateline.looking-up", onlyNewest: true)
    let writing = Lane("dateline.writing")
    let importing = Lane("dateline.importing")
    let refreshing = Lane("dateline.refreshing")
    let exporting = Lane("dateline.exporting")

    /// Waits until all that was put into them is done.
    func finish() {
        for lane in [
            reading, counting, findingKeywords, readingAhead, explaining, searching, lookingUp, importing, refreshing,
            exporting,
            writing,
        ] { lane.finish() }
    }

    func lane(of question: Question) -> Lane {
        switch question {
        case .search: searching
        // What is counted to a limit is not read from a table: an article does not wait for it.
        case .count(let scope, _): scope == .everything ? reading : counting
        case .lookup, .completeSearch: lookingUp
        case .readAhead: readingAhead
        case .newFacts, .explanation, .overTime: explaining
        case .list, .open, .dossier, .keywordDossier, .story, .history, .comparison, .passages, .neighbour,
            .standing, .places, .feeds, .corrections, .locations, .completePath, .savedSearches, .tags, .note,
            .watches:
            reading
        }
    }

    func lane(of change: Change) -> Lane {
        switch change {
        case .markRead, .markStarred, .keepReadingOffset, .correct, .personal, .keyword, .decideStory, .watch,
            .markTold, .undo, .redo, .undoCorrection, .show, .save, .saveSearch, .removeSearch, .removeBundled,
            .markAllRead, .undoMarkingRead:
            writing
        case .importPaths: importing
        }
    }

    func lane(of work: FeedWork) -> Lane {
        switch work {
        case .refresh, .add, .fetchFullText: refreshing
        case .importFile: importing
        case .remove, .undoRemoving, .fetchFullTexts, .rename: writing
        }
    }
}
