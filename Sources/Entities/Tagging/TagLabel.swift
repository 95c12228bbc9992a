import News

/// What one token is to the names of a text: outside, or the begin, inside, end or the whole of a name of one sort.
///
/// Numbered from 0: O, then B, I, E, S of each of the five sorts.
package struct TagLabel: Hashable, Sendable {
    package enum Position: Int, Sendable { case begin, inside, end, single }

    /// The sorts of name that the tagger tells apart.
    package enum Sort: Int, Sendable, CaseIterable {
        case person, place, organization, group, other

        /// The kind it is handed on as. `other` (weapons, products, events, works) goes as `.event`, to be made finer.
        package var kind: EntityKind {
            switch self {
            case .person: .person
            case .place: .place
            case .organization: .organization
            case .group: .group
            case .other: .event
            }
        }
    }

    package static let count = 21
    package static let outside = TagLabel(number: 0)

    package let number: Int

    package init(number: Int) { self.number = number }
    package init(_ position: Position, _ sort: Sort) { number = 1 + 4 * sort.rawValue + position.rawValue }

    package var sort: Sort? { number == 0 ? nil : Sort(rawValue: (number - 1) / 4) }
    package var position: Position? { number == 0 ? nil : Position(rawValue: (number - 1) % 4) }

    /// Whether a name may start here, or none be: the label may follow a finished one.
    package var opens: Bool { number == 0 || position == .begin || position == .single }
    /// Whether a name is finished here, or none open: the label may be the last.
    package var closes: Bool { number == 0 || position == .end || position == .single }

    /// Whether one label may stand directly after another.
    package static func allows(_ first: TagLabel, then second: TagLabel) -> Bool {
        first.closes ? second.opens : !second.opens && first.sort == second.sort
    }
}

/// The names that a row of labels says. A row that breaks off within a name is closed there.
package func spans(of labels: some RandomAccessCollection<TagLabel>) -> [(tokens: Range<Int>, sort: TagLabel.Sort)] {
    var result: [(tokens: Range<Int>, sort: TagLabel.Sort)] = []
    var open: (start: Int, sort: TagLabel.Sort)?
    for (index, label) in labels.enumerated() {
        if label.opens, let begun = open {
            result.append((begun.start..<index, begun.sort))
            open = nil
        }
        guard let sort = label.sort else { continue }
        if open == nil { open = (index, sort) }
        if label.closes, let begun = open {
            result.append((begun.start..<(index + 1), begun.sort))
            open = nil
        }
    }
    if let begun = open { result.append((begun.start..<labels.count, begun.sort)) }
    return result
}
