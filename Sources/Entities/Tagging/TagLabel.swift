import News

/// What one token is to the names of a text: outside, or the whole, end, begin or inside of a name of one sort.
///
/// Numbered from 0: outside, then the ten sorts as whole names, as ends, as begins, as insides. So the labels behind which
/// a name may begin are the first 21, and those of one position lie side by side.
package struct TagLabel: Hashable, Sendable {
    package enum Position: Int, Sendable { case single, end, begin, inside }

    /// The sorts of name that the tagger tells apart.
    package enum Sort: Int, Sendable, CaseIterable {
        case person, place, organization, group, facility, weapon, product, event, work, other

        package var kind: EntityKind {
            switch self {
            case .person: .person
            case .place: .place
            case .organization: .organization
            case .group: .group
            case .facility: .facility
            case .weapon: .weapon
            case .product: .product
            case .event: .event
            case .work: .work
            case .other: .other
            }
        }
    }

    package static let sorts = 10
    package static let count = 1 + 4 * sorts
    /// The labels 0 to 20 close a name or are outside of any.
    package static let closers = 1 + 2 * sorts
    package static let outside = TagLabel(number: 0)

    package let number: Int

    package init(number: Int) { self.number = number }
    package init(_ position: Position, _ sort: Sort) {
        number = 1 + TagLabel.sorts * position.rawValue + sort.rawValue
    }

    package var sort: Sort? { number == 0 ? nil : Sort(rawValue: (number - 1) % TagLabel.sorts) }
    package var position: Position? { number == 0 ? nil : Position(rawValue: (number - 1) / TagLabel.sorts) }

    /// Whether a name may start here, or none be: the label may follow a finished one.
    package var opens: Bool { number == 0 || position == .begin || position == .single }
    /// Whether a name is finished here, or none open: the label may be the last.
    package var closes: Bool { number < TagLabel.closers }

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
