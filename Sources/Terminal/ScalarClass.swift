// How a terminal treats a Unicode scalar. Two questions are answered here and nowhere else: how many columns does it
// take, and may it go to the screen at all? `ScalarTable.swift` holds the facts; this file adds the context that some
// scalars need, such as the joiner that is right between two emoji and a trick between two Latin letters.

/// How a scalar behaves on a terminal when it stands alone.
enum ScalarClass: UInt32 {
    /// A mark drawn over the letter before it.
    case zeroWidth = 0
    case narrow = 1
    case wide = 2
    /// Never sent to a terminal as it is: control and format characters, private use, unassigned.
    case hidden = 3
    /// A blank other than U+0020.
    case space = 4
    /// A vowel sign or the like that stands beside its letter and takes a column of its own.
    case spacingMark = 5
    /// A sign that joins the consonants before and after it, and takes no column.
    case virama = 6
    /// A letter that such a sign can join; one column wide.
    case consonant = 7

    /// - Complexity: O(1) for ASCII, otherwise a binary search of some 2,000 ranges.
    /// - Source: Python's wcwidth and the Unicode Character Database, through `ScalarTable.py`.
    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x7F {
            self = value < 0x20 ? .hidden : .narrow
            return
        }
        var low = 0
        var high = scalarTable.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if scalarTable[middle] >> 3 <= value { low = middle } else { high = middle }
        }
        self = ScalarClass(rawValue: scalarTable[low] & 7) ?? .hidden
    }
}

/// What happens to a scalar on its way to the screen.
enum Treatment {
    case keep
    /// Left out: the text says the same without it.
    case drop
    /// Replaced by a visible mark.
    case mark
}

extension Unicode.Scalar {
    static let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"
    static let zeroWidthNonJoiner: Unicode.Scalar = "\u{200C}"
    static let emojiVariation: Unicode.Scalar = "\u{FE0F}"

    /// What happens to this scalar between its neighbours.
    ///
    /// - Parameters:
    ///   - previous: the last scalar that was kept, if it comes right before this one.
    ///   - next: the scalar after this one in the text.
    func treatment(after previous: Unicode.Scalar?, before next: Unicode.Scalar?) -> Treatment {
        guard ScalarClass(self) == .hidden else { return .keep }
        guard let previous else { return .mark }
        switch value {
        case 0x200C where ScalarClass(previous) == .virama, 0x200D where ScalarClass(previous) == .virama:
            // It says in which form the joined consonants are written, also at the end of a word.
            return .keep
        case 0x200D:
            guard let next, ScalarClass(next) != .hidden else { return .mark }
            let joinsEmoji = (previous.isPictograph || previous == .emojiVariation) && next.isPictograph
            return joinsEmoji || previous.isOfJoiningScript && next.isOfJoiningScript ? .keep : .mark
        case 0x200C:
            guard let next, ScalarClass(next) != .hidden else { return .mark }
            return previous.isOfJoiningScript && next.isOfJoiningScript ? .keep : .mark
        case 0xFE0E, 0xFE0F:
            return previous.properties.isEmoji ? .keep : .mark
        case 0xE0061...0xE007A, 0xE007F:
            // What tells which region's flag a black flag is. Flags that Unicode recommends are found by `regionFlag`.
            return previous.value == 0x1F3F4 ? .drop : .mark
        case 0xFE00...0xFE02, 0xE0100...0xE01EF:
            return (0x3400...0x9FFF).contains(previous.value) ? .keep : .mark
        case 0x180B...0x180D, 0x180F:
            return (0x1800...0x18AF).contains(previous.value) ? .keep : .mark
        default:
            return .mark
        }
    }

    /// The visible mark, one column wide, that replaces this scalar where it may not be shown.
    ///
    /// Unicode has pictures for control characters. A character that only hides or turns text becomes a middle dot, and
    /// one without a meaning of its own the replacement character.
    var visibleMark: Unicode.Scalar {
        switch value {
        case 0x09:
            return " "
        case 0x00...0x1F:
            return Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
        case 0x7F:
            return "\u{2421}"
        default:
            switch properties.generalCategory {
            case .privateUse, .unassigned, .surrogate: return "\u{FFFD}"
            default: return "\u{B7}"
            }
        }
    }

    var isPictograph: Bool {
        (0x1F000...0x1FAFF).contains(value) || value >= 0xA9 && properties.isEmoji
    }

    /// Whether its script's letters change shape beside joiners: Arabic to Myanmar, Khmer and Mongolian, and Arabic's
    /// presentation forms.
    private var isOfJoiningScript: Bool {
        switch value {
        case 0x0600...0x109F, 0x1780...0x18AF, 0xFB50...0xFEFC: true
        default: false
        }
    }
}
