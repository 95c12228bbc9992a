import News

/// The panel of an article's entities.
struct PanelPane: Equatable, Sendable {
    enum Row: Equatable, Sendable {
        case heading(String)
        case entity(FiledArticle.Presence)
        case blank
    }

    private(set) var rows: [Row] = []
    /// The first row on the screen.
    var top = 0
    /// Only entities whose name contains this are shown; empty for all.
    private(set) var filter = ""
    /// The order within each group.
    private(set) var order: NameOrder

    init(order: NameOrder = .weight) { self.order = order }

    /// Shows the names of an article in another order.
    mutating func sort(_ filed: FiledArticle?, by order: NameOrder) {
        self.order = order
        if let filed { fill(with: filed, filter: filter) }
    }

    /// Fills the panel with an article's entities, in the order chosen within each group, and with its keywords in the
    /// order given.
    mutating func fill(with filed: FiledArticle, filter: String = "") {
        self.filter = filter
        let entities = order.sorted(filed)
        rows = []
        for group in entityGroups {
            let members = entities.filter { presence in
                !presence.entity.isKeyword && group.kinds.contains(presence.entity.kind)
                    && (holds(presence.entity.name, filter) || presence.spellings.contains { holds($0, filter) })
            }
            add(members, under: group.title)
        }
        add(entities.filter { $0.entity.isKeyword && holds($0.entity.name, filter) }, under: "KEYWORDS")
    }

    private mutating func add(_ members: [FiledArticle.Presence], under title: String) {
        if members.isEmpty { return }
        if !rows.isEmpty { rows.append(.blank) }
        rows.append(.heading(title))
        rows += members.map { .entity($0) }
    }

    /// The entities in the order shown.
    var entities: [FiledArticle.Presence] {
        rows.compactMap { if case .entity(let presence) = $0 { presence } else { nil } }
    }

    func row(of entity: Entity.ID?) -> Int? {
        rows.firstIndex { if case .entity(let presence) = $0 { presence.entity.id == entity } else { false } }
    }

    /// Scrolls so that a row is on the screen, with the heading right above it.
    mutating func show(row: Int, height: Int) {
        let first = row == 1 ? 0 : row
        if first < top { top = first }
        if row >= top + height { top = row - height + 1 }
        top = top.clamped(0, max(0, rows.count - height))
    }
}

/// The groups of the panel, in order. Dates are not names and belong to no group.
private let entityGroups: [(title: String, kinds: [EntityKind])] = [
    ("PEOPLE", [.person]), ("PLACES", [.place]), ("ORGANISATIONS", [.organization]),
    ("WEAPONS, PRODUCTS", [.weapon, .product]), ("EVENTS", [.event]), ("GROUPS", [.group]),
    ("BUILDINGS", [.facility]), ("WORKS", [.work]), ("OTHER NAMES", [.other]),
]
