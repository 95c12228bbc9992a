import News
struct Linker: Sendable { func link(_ a: [NamedEntity], _ c: [[LinkCandidate]]) -> [Entity.ID?] { zip(a, c).map { n, cs in cs.first { $0.entity.kind == n.kind && folded($0.entity.name) == folded(n.name) }?.entity.id } } }
