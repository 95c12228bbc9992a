/// Counts the columns of a grapheme cluster, scalar by scalar.
///
/// - Source: the rules of `wcswidth` in Python's wcwidth 0.7 ("Specification"), which terminals and programs go by.
struct ClusterWidth {
    private var counted: Int
    /// The last scalar that took columns and that nothing has widened yet.
    private var widened: Unicode.Scalar?
    private var letter: Unicode.Scalar
    private var isAfterVirama = false
    /// Whether a consonant was joined to the one before it; together they take one column more.
    private var isConjunct = false
    private var isAfterJoiner = false

    /// - Parameter base: the first scalar of the cluster.
    init(_ base: Unicode.Scalar, _ baseClass: ScalarClass) {
        counted = baseClass == .wide ? 2 : 1
        widened = base
        letter = base
    }

    /// 1 to 15, the most that a cell can say.
    var columns: Int { min(15, counted + (isConjunct ? 1 : 0)) }

    mutating func add(_ scalar: Unicode.Scalar) {
        if isAfterJoiner {
            isAfterJoiner = false
        } else if scalar == .zeroWidthJoiner {
            isAfterJoiner = !isAfterVirama
        } else if scalar == .emojiVariation {
            if let widened, widened.properties.isEmoji, ScalarClass(widened) != .wide { counted += 1 }
            widened = nil
        } else if !scalar.isSecondHalf(after: letter) {
            addByClass(scalar)
        }
    }

    private mutating func addByClass(_ scalar: Unicode.Scalar) {
        let scalarClass = ScalarClass(scalar)
        switch scalarClass {
        case .consonant where isAfterVirama:
            isConjunct = true
            takeLetter(scalar)
        case .narrow, .space, .consonant, .wide:
            counted = columns + (scalarClass == .wide ? 2 : 1)
            isConjunct = false
            takeLetter(scalar)
        case .spacingMark where widened != nil:
            counted += 1
            (isConjunct, isAfterVirama, widened) = (false, false, nil)
        case .virama: isAfterVirama = true
        case .spacingMark, .zeroWidth, .hidden: isAfterVirama = false
        }
    }

    private mutating func takeLetter(_ scalar: Unicode.Scalar) {
        (letter, widened, isAfterVirama) = (scalar, scalar, false)
    }
}

extension Unicode.Scalar {
    /// Whether this goes into the columns of what it follows: the second letter of a flag, a colour of skin.
    fileprivate func isSecondHalf(after letter: Unicode.Scalar) -> Bool {
        switch value {
        case 0x1F1E6...0x1F1FF: (0x1F1E6...0x1F1FF).contains(letter.value)
        case 0x1F3FB...0x1F3FF: letter.isPictograph
        default: false
        }
    }
}
