/// A word while it is being read: how far it reaches, and what its letters look like so far.
struct WordScan {
    /// The reasons for which a mark stays inside a word.
    enum Join { case acronymStop, numberSeparator, apostrophe, hyphen, ampersand, domainStop, underscore }

    let start: Int
    private(set) var end: Int
    private var letters = 0
    private var capitals = 0
    private var hasLower = false
    private var hasDigit = false
    private var firstIsUpper = false
    /// Scalars since the last mark inside the word.
    private var partLength = 0
    private var partIsDigits = true
    private var isAcronym = false
    private var last: ScalarClass = .space

    init(start: Int) {
        self.start = start
        end = start
    }

    var isNumber: Bool { letters == 0 }

    var traits: Token.Traits {
        var traits: Token.Traits = []
        if firstIsUpper { traits.insert(.startsUppercase) }
        if hasDigit { traits.insert(.hasDigit) }
        if hasLower { traits.insert(.hasLowercase) }
        if letters > 0 { traits.insert(.hasLetter) }
        if letters >= 2, capitals == letters { traits.insert(.allCapitals) }
        if capitals > 0, !firstIsUpper { traits.insert(.hasInnerCapital) }
        if endsWithStop { traits.insert(.abbreviation) }
        return traits
    }
    private var endsWithStop = false

    mutating func take(_ next: DecodedScalar) {
        if end == start { firstIsUpper = next.kind == .upper }
        if next.kind.isLetter {
            letters += 1
            partIsDigits = false
            if next.kind == .upper { capitals += 1 } else { hasLower = true }
        } else if next.kind == .digit {
            hasDigit = true
        }
        if next.kind != .mark {
            partLength += 1
            last = next.kind
        }
        end += next.length
    }

    mutating func take(_ mark: DecodedScalar, asJoinOf join: Join) {
        if join == .acronymStop { isAcronym = true }
        partLength = 0
        partIsDigits = true
        end += mark.length
    }

    /// Why a mark and what follows it belong to the word; nil if they do not.
    func joins(_ mark: DecodedScalar, of bytes: Span<UInt8>) -> Join? {
        guard partLength > 0, let after = scalar(at: end + mark.length, of: bytes), after.kind.isWordlike else {
            return nil
        }
        let digits = last == .digit && after.kind == .digit
        if mark.isApostrophe {
            return joinsAfterApostrophe(after, at: end + mark.length, of: bytes) ? .apostrophe : nil
        }
        if mark.isHyphen { return joinsAfterHyphen(after, at: end + mark.length, of: bytes) ? .hyphen : nil }
        switch mark.value {
        case 0x2E:  // .
            if digits { return .numberSeparator }
            if isAcronymStop(after, of: bytes) { return .acronymStop }
            return isDomainStop(of: bytes) ? .domainStop : nil
        case 0x2C, 0x3A, 0x2F:  // , : /
            return digits && partIsDigits ? .numberSeparator : nil
        case 0x26:  // &
            return last == .upper && after.kind == .upper ? .ampersand : nil
        case 0x5F: return .underscore
        default: return nil
        }
    }

    /// Takes the full stop of 'Mr.', 'U.S.', 'J.'.
    mutating func takeFullStop(of bytes: Span<UInt8>) {
        guard end < bytes.count, bytes[end] == 0x2E, end + 1 == bytes.count || bytes[end + 1] != 0x2E else { return }
        guard isAcronym || isInitial(of: bytes) || isAbbreviation(of: bytes) else { return }
        end += 1
        endsWithStop = true
    }
}

extension WordScan {
    private func joinsAfterApostrophe(_ after: DecodedScalar, at index: Int, of bytes: Span<UInt8>) -> Bool {
        guard last.isLetter, after.kind.isLetter else { return false }
        // 's and the like are tokens of their own. 't is taken here and split off as n't when the word is complete.
        var stop = index
        while stop < bytes.count, stop - index < 3, isASCIILetter(bytes[stop]) { stop += 1 }
        if let next = scalar(at: stop, of: bytes), next.kind.isWordlike { return true }
        return !WordScan.clitics.contains(bytes, index..<stop)
    }

    private static let clitics = ShortWords("s re ve ll d m")

    private func joinsAfterHyphen(_ after: DecodedScalar, at index: Int, of bytes: Span<UInt8>) -> Bool {
        if after.kind == .digit { return partLength <= 12 }  // T-72, COVID-19, 2024-03-05
        if partLength == 1, !partIsDigits { return true }  // X-ray, e-mail
        guard firstIsUpper, after.kind == .lower else { return false }
        var stop = index
        while stop < bytes.count, stop - index < 6, isASCIILetter(bytes[stop]) { stop += 1 }
        if let next = scalar(at: stop, of: bytes), next.kind.isWordlike || next.isHyphen { return false }
        return Abbreviations.syllables.contains(bytes, index..<stop)
    }

    /// Whether a full stop parts single letters: 'U.S', 'a.m', 'J.K'.
    private func isAcronymStop(_ after: DecodedScalar, of bytes: Span<UInt8>) -> Bool {
        guard partLength == 1, !partIsDigits, letters == 1 || isAcronym, after.kind.isLetter else { return false }
        guard let next = scalar(at: end + 1 + after.length, of: bytes) else { return true }
        return !next.kind.isWordlike
    }

    private func isDomainStop(of bytes: Span<UInt8>) -> Bool {
        guard partLength > 1, last == .lower || last == .digit || capitals > 1 else { return false }
        var stop = end + 1
        while stop < bytes.count, stop - end < 9, bytes[stop] >= 0x61, bytes[stop] <= 0x7A { stop += 1 }
        if let next = scalar(at: stop, of: bytes), next.kind.isWordlike { return false }
        return Abbreviations.domains.contains(bytes, (end + 1)..<stop)
    }

    /// Whether this is a single capital with a full stop and more on the line: 'J. Smith'. 'I.' ends a sentence
    /// instead.
    private func isInitial(of bytes: Span<UInt8>) -> Bool {
        guard letters == 1, capitals == 1, !hasDigit, bytes[start] != 0x49, !endsModel(of: bytes) else { return false }
        guard let next = scalar(at: end + 1, of: bytes) else { return false }
        guard next.kind == .space else { return next.kind.isLetter || next.isHyphen || next.value == 0x2C }
        let following = scalar(at: end + 1 + next.length, of: bytes)
        return following?.kind.isLetter ?? false
    }

    /// 'the Mach-E.': a letter that a hyphen joins to a word is no initial.
    private func endsModel(of bytes: Span<UInt8>) -> Bool {
        start > 1 && bytes[start - 1] == 0x2D && bytes[start - 2] >= 0x61 && bytes[start - 2] <= 0x7A
    }

    private func isAbbreviation(of bytes: Span<UInt8>) -> Bool {
        guard end - start <= 8, firstIsUpper || end - start <= 6 else { return false }
        let range = start..<end
        if Abbreviations.leading.contains(bytes, range) {
            if Abbreviations.beforeNumbers.contains(bytes, range) { return followsDigit(of: bytes) }
            return firstIsUpper || !Abbreviations.alsoWords.contains(bytes, range)
        }
        guard firstIsUpper else { return Abbreviations.smallTrailing.contains(bytes, range) }
        return Abbreviations.months.contains(bytes, range) && !isMonthWord(of: bytes)
            || Abbreviations.trailing.contains(bytes, range)
    }

    /// Whether 'Mar.', 'Sat.' and the like are words: they are abbreviations only if a day or more comes after them.
    private func isMonthWord(of bytes: Span<UInt8>) -> Bool {
        guard let space = scalar(at: end + 1, of: bytes) else { return true }
        if space.kind == .punctuation { return false }
        return space.kind != .space || scalar(at: end + 1 + space.length, of: bytes) == nil
    }

    private func followsDigit(of bytes: Span<UInt8>) -> Bool {
        guard end + 2 < bytes.count, bytes[end + 1] == 0x20 else { return false }
        return isASCIIDigit(bytes[end + 2])
    }
}
