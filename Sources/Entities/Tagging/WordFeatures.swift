import Resources

// The features that look at one word alone. They depend on nothing else, so that the tagger sums them once a word and
// keeps the sum (see `WordMemory`); `FeatureTemplates` has the features of words together.

/// What takes features: the tagger's sum, the trainer's list.
protocol FeatureSink {
    mutating func take(_ feature: UInt64)
}

extension FeatureSink {
    /// A feature of a template and one or two values.
    @inline(__always)
    mutating func add(_ template: UInt64, _ first: UInt32, _ second: UInt32 = 0) {
        var value = (UInt64(first) << 32 | UInt64(second)) ^ (template &* 0x9E37_79B9_7F4A_7C15)
        value = (value ^ value >> 32) &* 0xD6E8_FEB8_6659_FD93
        value = (value ^ value >> 29) &* 0xBF58_476D_1CE4_E5B9
        take(value ^ value >> 32)
    }

    /// A feature of a template and three values.
    @inline(__always)
    mutating func add(_ template: UInt64, _ first: UInt32, _ second: UInt32, _ third: UInt32) {
        add(template, first ^ (third &* 0x9E37_79B1), second &+ (third &* 0x85EB_CA77))
    }
}

/// Where a word stands, seen from the token that its features are for.
enum WordPlace: Int, CaseIterable {
    case here, before, after, before2, after2
    /// Three or four tokens away.
    case farBefore, farAfter
}

/// Gives the features of a word by itself.
@inline(__always)
func wordFeatures<Sink: FeatureSink>(of word: WordForm, at place: WordPlace, into sink: inout Sink) {
    switch place {
    case .here: ownFeatures(of: word, into: &sink)
    case .before:
        sink.add(10, word.lower)
        sink.add(19, word.shortShape)
        sink.add(23, word.suffix[2])
        sink.add(33, word.cluster.of64)
        sink.add(34, word.cluster.of256)
        sink.add(35, word.cluster.of1024)
        sink.add(42, word.cluster.row)
        sink.add(57, word.classes.rawValue)
        if word.stems[0] != 0 { sink.add(106, word.stems[1] != 0 ? word.stems[1] : word.stems[0]) }
    case .after:
        sink.add(11, word.lower)
        sink.add(20, word.shortShape)
        sink.add(24, word.suffix[2])
        sink.add(36, word.cluster.of64)
        sink.add(37, word.cluster.of256)
        sink.add(38, word.cluster.of1024)
        sink.add(43, word.cluster.row)
        sink.add(58, word.classes.rawValue)
        if word.stems[0] != 0 { sink.add(107, word.stems[1] != 0 ? word.stems[1] : word.stems[0]) }
    case .before2:
        sink.add(12, word.lower)
        sink.add(39, word.cluster.of256)
    case .after2:
        sink.add(13, word.lower)
        sink.add(40, word.cluster.of256)
    case .farBefore: sink.add(90, word.cluster.of256)
    case .farAfter: sink.add(91, word.cluster.of256)
    }
}

/// The word itself: its letters, their beginning and end, what it is used like, what the gazetteer has of it.
private func ownFeatures<Sink: FeatureSink>(of word: WordForm, into sink: inout Sink) {
    sink.add(0, 1)
    sink.add(1, word.lower)
    sink.add(2, word.exact)
    for length in 0..<4 {
        if word.prefix[length] != 0 { sink.add(3, word.prefix[length]) }
        if word.suffix[length] != 0 { sink.add(4, word.suffix[length]) }
    }
    for stem in 0..<2 where word.stems[stem] != 0 { sink.add(105, word.stems[stem]) }
    sink.add(30, word.cluster.of64)
    sink.add(31, word.cluster.of256)
    sink.add(32, word.cluster.of1024)
    sink.add(41, word.cluster.row, word.shortShape)
    sink.add(46, word.cluster.of64, word.shortShape)
    let classes = word.classes.rawValue
    var bits = classes
    while bits != 0 {
        let bit = UInt32(bits.trailingZeroBitCount)
        sink.add(54, bit)
        sink.add(55, bit, word.shortShape)
        bits &= bits - 1
    }
    sink.add(56, classes == 0 ? (word.isCapitalised ? 0xFFFF_FFFF : 0xFFFF_FFFE) : classes)
}
