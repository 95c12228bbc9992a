/// A word, number or mark in a text, and what its letters look like.
///
/// It holds no text: `range` says where it stands, so a token costs 16 bytes and no allocation.
package struct Token: Hashable, Sendable {
    /// The kind of thing that a token is.
    package enum Kind: UInt8, Sendable {
        /// Letters, perhaps with digits, inner apostrophes or full stops: 'Germany', 'T-72', 'U.S.', 'AT&T'.
        case word
        /// Digits with their separators: '1,000', '3.5', '2024-03-05', '10:30'.
        case number
        /// A punctuation mark, or a run of the same one: '.', '...', '“', '-'.
        case punctuation
        /// Anything else that is visible: '$', '%', emoji, a stray control character.
        case symbol
        /// A web address, e-mail address or '@name'.
        case address
    }

    /// What is known of a token beyond its kind.
    package struct Traits: OptionSet, Hashable, Sendable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }

        // Called from other rooms, the standard library's own does not know the type, and takes longer than what asks.
        package func contains(_ traits: Traits) -> Bool { rawValue & traits.rawValue == traits.rawValue }

        /// The first letter is a capital.
        package static let startsUppercase = Traits(rawValue: 1)
        /// Two letters or more, all of them capitals: 'NATO', 'U.S.', 'T-72B'.
        package static let allCapitals = Traits(rawValue: 2)
        package static let hasDigit = Traits(rawValue: 4)
        /// White space or the start of the text comes before it.
        package static let afterSpace = Traits(rawValue: 8)
        /// A line break comes before it.
        package static let afterLineEnd = Traits(rawValue: 16)
        /// An empty line comes before it.
        package static let afterBlankLine = Traits(rawValue: 32)
        /// Ends with a full stop that belongs to it: 'Mr.', 'U.S.', 'Jan.'.
        package static let abbreviation = Traits(rawValue: 64)
        /// The tail of a word, split off: 's, n't, 'll.
        package static let clitic = Traits(rawValue: 128)
        /// Has a small letter.
        package static let hasLowercase = Traits(rawValue: 256)
        /// Has a letter at all.
        package static let hasLetter = Traits(rawValue: 512)
        /// Has a capital, but not as its first letter: 'iPhone', '4G'.
        package static let hasInnerCapital = Traits(rawValue: 1024)

        /// The traits that depend on the letters alone, not on where the token stands.
        package static let ofLetters = Traits(rawValue: 1 | 2 | 4 | 64 | 128 | 256 | 512 | 1024)
    }

    private let start: Int
    private let length: UInt32
    package let kind: Kind
    package let traits: Traits

    init(start: Int, end: Int, kind: Kind, traits: Traits) {
        self.start = start
        self.length = UInt32(end - start)
        self.kind = kind
        self.traits = traits
    }

    /// Where it stands: UTF-8 byte offsets into the text, half-open, never empty.
    package var range: Range<Int> { start..<(start + Int(length)) }

    package var isWord: Bool { kind == .word }
    package var isNumber: Bool { kind == .number }
    package var isPunctuation: Bool { kind == .punctuation }
    package var startsUppercase: Bool { traits.contains(.startsUppercase) }
    package var isAllCapitals: Bool { traits.contains(.allCapitals) }
    package var isAfterSpace: Bool { traits.contains(.afterSpace) }
}
