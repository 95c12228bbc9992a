import Entities

/// What the labels of a set say, what they leave open, and what they count.
///
/// - Source: the notes that come with the sets.
struct Annotation {
    /// What a sentence of the set counts: less where its labels were made by pattern, by crowds, by links or by a net.
    let weight: Float
    /// The sorts of name that the set does not mark: its O leaves them open.
    private let unsaid: [TagLabel.Sort]
    /// What a label may mean beside itself.
    private let also: [TagLabel.Sort: [TagLabel.Sort]]

    private static let fine: [TagLabel.Sort] = [.facility, .weapon, .product, .event, .work, .other]
    /// What posts and texts without such labels name often enough to be left open. Were weapons and buildings left open
    /// too, every capitalised word that is no name would drift there.
    private static let common: [TagLabel.Sort] = [.group, .product, .event, .work, .other]

    /// - Parameter silver: what a sentence counts that a net labelled.
    init(of set: String, silver: Float = 0.5) {
        weight = Annotation.isSilver(set) ? silver : Annotation.weights[set] ?? 1
        switch set {
        case "ewt", "btc", "re3d_open", "pud":
            (unsaid, also) = (Annotation.common, [.place: [.facility]])
        case "gum": (unsaid, also) = (Annotation.common, [.place: [.facility], .other: Annotation.fine])
        case "wnut": (unsaid, also) = ([.group, .event, .other], [.place: [.facility]])
        case "multiconer2": (unsaid, also) = ([.event, .other], [:])
        case "redocred", "crossner_politics": (unsaid, also) = ([], [.other: Annotation.fine])
        default: (unsaid, also) = ([], [:])
        }
    }

    private init(weight: Float) { (self.weight, unsaid, also) = (weight, [], [:]) }

    /// That of a set in another language, by its path: people, places and organisations, and nothing left open.
    static func ofOtherLanguage(_ set: String, silver: Float) -> Annotation {
        Annotation(weight: set.hasSuffix("_silver") ? silver : set.hasSuffix("/wikiner") ? 0.5 : 1)
    }

    private static let weights: [String: Float] = [
        "btc": 0.7, "re3d_open": 0.7, "cep_hand": 2, "cep_silver": 0.3, "redocred": 0.7, "multiconer2": 0.4,
    ]

    /// Whether the set was labelled by the teacher.
    static func isSilver(_ set: String) -> Bool { set.hasPrefix("silver") }

    /// The sort of name that a label means; nil for O and for dates, which the tagger leaves to rules.
    static func sort(ofLabel label: String) -> TagLabel.Sort? {
        switch label.split(separator: "-").last {
        case "PER": .person
        case "LOC": .place
        case "ORG": .organization
        case "NORP": .group
        case "FAC": .facility
        case "WPN": .weapon
        case "PROD": .product
        case "EVT": .event
        case "WORK": .work
        case "MISC": .other
        default: nil
        }
    }

    /// The labels that a token of a name may have, one bit a label.
    func allowed(_ position: TagLabel.Position, _ sort: TagLabel.Sort) -> UInt64 {
        ([sort] + (also[sort] ?? [])).reduce(0) { $0 | TagLabel(position, $1).bit }
    }

    /// The labels that an O leaves open beside itself: of a word with a capital or a digit all of the sorts that the set
    /// does not mark, of another the inside and the end of such names.
    func open(looksLikeName: Bool) -> UInt64 {
        let positions: [TagLabel.Position] = looksLikeName ? [.begin, .inside, .end, .single] : [.inside, .end]
        return unsaid.reduce(0) { bits, sort in
            // Names of peoples have no small words within them.
            sort == .group && !looksLikeName
                ? bits : positions.reduce(bits) { $0 | TagLabel($1, sort).bit }
        }
    }
}

extension TagLabel {
    /// The bit that stands for it in a set of labels.
    var bit: UInt64 { 1 << UInt64(number) }
    /// All labels.
    static let every: UInt64 = (1 << UInt64(count)) - 1
}
