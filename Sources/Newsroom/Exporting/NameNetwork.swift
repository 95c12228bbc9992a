import News

/// Who is named together with whom, in some articles: the names, and how many articles name both of two.
package struct NameNetwork {
    private var entities: [Entity.ID: Entity] = [:]
    private var articles: [Entity.ID: Int] = [:]
    private var named: [[Entity.ID]] = []
    /// The most names, those in most articles: two names give a line, so that more could not be drawn anyway.
    package static let mostNames = 1000

    package init() {}

    /// How many names the articles have, whether the network has room for them or not.
    package var count: Int { articles.count }

    /// Takes in who an article names.
    package mutating func add(_ filed: FiledArticle) {
        let present = filed.entities.map(\.entity).filter { $0.kind != .date }
        for entity in present {
            entities[entity.id] = entity
            articles[entity.id, default: 0] += 1
        }
        named.append(present.map(\.id))
    }

    /// A line between two names.
    private struct Edge: Hashable {
        let first, second: Entity.ID
    }

    /// The names in most articles, most first.
    private var nodes: [Entity] {
        let ranked = articles.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return ranked.prefix(Self.mostNames).compactMap { entities[$0.key] }
    }

    /// How many articles name both of two of the names, in the order of the names.
    private func edges(among nodes: [Entity]) -> [(Edge, Int)] {
        let kept = Set(nodes.map(\.id))
        var counts: [Edge: Int] = [:]
        for ids in named {
            let ids = ids.filter(kept.contains).sorted()
            for (index, first) in ids.enumerated() {
                for second in ids[(index + 1)...] { counts[Edge(first: first, second: second), default: 0] += 1 }
            }
        }
        return counts.sorted { ($1.value, $0.key.first, $0.key.second) < ($0.value, $1.key.first, $1.key.second) }
            .map { ($0.key, $0.value) }
    }

    /// The network in GraphML.
    ///
    /// - Source: the GraphML primer, http://graphml.graphdrawing.org/primer/graphml-primer.html.
    package var graphML: [String] {
        let nodes = nodes
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">",
            "  <key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>",
            "  <key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>",
            "  <key id=\"articles\" for=\"node\" attr.name=\"articles\" attr.type=\"int\"/>",
            "  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"int\"/>",
            "  <graph edgedefault=\"undirected\">",
        ]
        for node in nodes {
            lines.append(
                "    <node id=\"n\(node.id)\"><data key=\"name\">\(xml(node.name))</data><data key=\"kind\">"
                    + "\(node.kind.rawValue)</data><data key=\"articles\">\(articles[node.id] ?? 0)</data></node>")
        }
        for (edge, count) in edges(among: nodes) {
            lines.append(
                "    <edge source=\"n\(edge.first)\" target=\"n\(edge.second)\"><data key=\"weight\">\(count)</data></edge>"
            )
        }
        return lines + ["  </graph>", "</graphml>"]
    }

    /// The lines of the network as a table.
    package var table: [String] {
        let nodes = nodes
        return ["name,kind,with,with_kind,articles"]
            + edges(among: nodes).compactMap { edge, count in
                guard let first = entities[edge.first], let second = entities[edge.second] else { return nil }
                let fields = [
                    tableField(first.name), first.kind.rawValue, tableField(second.name), second.kind.rawValue,
                    "\(count)",
                ]
                return replacingControls(in: fields.joined(separator: ","))
            }
    }
}

/// A text as it stands in XML, on one line. What XML has no way to write is a blank or the replacement character.
private func xml(_ text: String) -> String {
    replacingControls(in: text).unicodeScalars.reduce(into: "") { result, scalar in
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += " "
        default: result.unicodeScalars.append(scalar)
        }
    }
}
