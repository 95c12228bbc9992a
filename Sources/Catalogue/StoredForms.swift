import Libraries
import News

// What the rows of both engines say. The columns are in the order of the parameters.

extension Entity {
    /// - Parameter row: begins with number, name, code of the kind, mentions, articles, role, latitude, longitude, country,
    ///   population, and whether it is hidden.
    package init(_ row: some StoredRow) {
        var place: Place?
        if let latitude = row.real(6), let longitude = row.real(7) {
            let population = row.number(9).map { Int(truncatingIfNeeded: $0) }
            place = Place(latitude: latitude, longitude: longitude, country: row.text(8), population: population)
        }
        self.init(
            id: row.id(0), name: row.text(1) ?? "", kind: EntityKind(code: row.count(2)) ?? .other,
            mentions: row.count(3), articles: row.count(4), role: row.text(5), place: place, isHidden: row.flag(10))
    }
}

extension FiledFeed {
    /// - Parameter row: number, address, given title, own title, link, folder, tags, whether it was typed, whether texts are
    ///   fetched; then the state: etag, last modification, digest, last success, last failure, failure, failures, due, held
    ///   until, rhythm, gone, moved from; then the number of articles, and of unread ones.
    package init(_ row: some StoredRow) {
        var state = FeedState()
        state.etag = row.text(9)
        state.lastModified = row.text(10)
        state.digest = row.number(11)
        state.lastSuccess = row.number(12)
        state.lastFailure = row.number(13)
        state.failure = row.text(14).flatMap { FeedFailure(stored: $0) }
        state.failures = row.count(15)
        state.due = row.id(16)
        state.heldUntil = row.number(17)
        state.rhythm = row.number(18)
        state.gone = row.number(19)
        state.movedFrom = row.text(20)
        self.init(
            id: row.id(0), address: row.text(1) ?? "", givenTitle: row.text(2), ownTitle: row.text(3),
            link: row.text(4), folder: FeedNames.parts(row.text(5)), tags: FeedNames.parts(row.text(6)),
            isTyped: row.flag(7), fetchesFullText: row.flag(8), state: state, articles: row.count(21),
            unread: row.count(22))
    }
}

extension CorrectionRow {
    /// - Parameter row: number, sort, entity, other entity, name before, code of the kind before, place before, what the
    ///   correction gives, when it was made, and whether it is bound.
    /// - Returns: nil if the row is damaged.
    package init?(_ row: some StoredRow) {
        guard let sort = Sort(rawValue: row.count(1)), let id = row.number(0), let entity = row.number(2) else {
            return nil
        }
        self.init(
            id: id, sort: sort, entity: entity, other: row.number(3), before: row.text(4) ?? "",
            beforeKind: row.count(5), beforePlace: row.text(6), after: row.text(7), made: row.id(8),
            isBound: row.flag(9))
    }
}

extension ScopeRow {
    /// - Parameter row: the correction, the article, the hashes of its text and link, and the words, the occurrence and the
    ///   surroundings of a mention.
    package init(_ row: some StoredRow) {
        let anchor = row.text(4).map {
            TextAnchor(words: $0, occurrence: row.count(5), before: row.id(6), after: row.id(7))
        }
        self.init(article: row.id(1), contentHash: row.id(2), addressHash: row.number(3), anchor: anchor)
    }
}

extension RuleRow {
    /// - Parameter row: the folded name, the code of its kind, and the entity.
    package init(_ row: some StoredRow) {
        self.init(folded: row.text(0) ?? "", kind: row.count(1), entity: row.id(2))
    }
}

extension SyncAccount {
    /// - Parameter row: number, service, address, user, session, cursor, digest, last sync, and last full sync.
    /// - Returns: nil for a service that this program does not know.
    package init?(_ row: some StoredRow) {
        guard let service = row.text(1).flatMap({ Service(rawValue: $0) }) else { return nil }
        self.init(id: row.id(0), service: service, address: row.text(2) ?? "", user: row.text(3) ?? "")
        session = row.text(4)
        cursor = row.text(5)
        digest = row.number(6)
        lastSync = row.number(7)
        lastFullSync = row.number(8)
    }
}

extension UnsentMarks {
    /// The marks of items that a service does not know of, in runs of one change.
    ///
    /// - Parameter rows: for each item its name at the service, whether it is read and starred here, and whether it is there.
    package static func runs(of rows: some Sequence<some StoredRow>) -> [UnsentMarks] {
        var runs: [MarkChange: [String]] = [:]
        for row in rows {
            guard let remote = row.text(0) else { continue }
            if row.flag(1) != row.flag(3) { runs[row.flag(1) ? .read : .unread, default: []].append(remote) }
            if row.flag(2) != row.flag(4) { runs[row.flag(2) ? .starred : .unstarred, default: []].append(remote) }
        }
        return MarkChange.allCases.compactMap { change in
            runs[change].map { UnsentMarks(change: change, items: $0) }
        }
    }
}

extension LabelChange {
    /// The changes of each label, by its name.
    ///
    /// - Parameter rows: the name of a label, and of an item at the service.
    package static func grouped(_ rows: some Sequence<some StoredRow>, isAdded: Bool) -> [LabelChange] {
        Dictionary(grouping: rows) { $0.text(0) ?? "" }.sorted { $0.key < $1.key }.map { name, rows in
            LabelChange(name: name, isAdded: isAdded, items: rows.compactMap { $0.text(1) })
        }
    }
}

/// The sources whose name holds the words of a text; if there are none, those that hold words that begin so.
///
/// - Parameter all: the number and the folded name of each source.
package func sourcesNamed(_ text: String, among all: some Sequence<some StoredRow>) -> [Int64] {
    let words = IndexWords(text).list
    func named(_ end: String) -> [Int64] {
        all.filter { row in
            let name = " " + (row.text(1) ?? "") + " "
            return words.allSatisfy { name.contains(" " + $0 + end) }
        }.map { $0.id(0) }
    }
    let whole = named(" ")
    return whole.isEmpty ? named("") : whole
}
