import Resources
import Segmentation

// The features of a token: what the model has weights for. Each is a number, made of the number of its template and of
// what the template looks at. The tagger sums the weights of the features, the trainer collects them; both run this
// very code, so that they cannot drift apart. A change here or in `WordFeatures` asks for a new model.

/// Gives the features of one sentence's tokens. It is passed on many times, and what it holds is many lists.
final class FeatureTemplates {
    let text: ObservedText
    let sentence: Range<Int>
    let setting: UInt32

    init(text: ObservedText, sentence index: Int) {
        self.text = text
        sentence = text.sentences[index]
        setting = text.settings[index].rawValue
    }

    /// Gives all features of one token: those of its words, then those of the words together.
    func features<Sink: FeatureSink>(of index: Int, into sink: inout Sink) {
        forEachWord(near: index) { form, place in wordFeatures(of: text.forms[form], at: place, into: &sink) }
        joint(of: index, into: &sink)
    }

    /// Visits the words that have features of their own for a token, as indices of `text.forms`.
    @inline(__always)
    func forEachWord(near index: Int, _ body: (Int, WordPlace) -> Void) {
        let edge = text.forms.count - 1
        let (start, end) = (sentence.lowerBound, sentence.upperBound)
        body(index, .here)
        body(index - 1 >= start ? index - 1 : edge, .before)
        body(index + 1 < end ? index + 1 : edge, .after)
        body(index - 2 >= start ? index - 2 : edge, .before2)
        body(index + 2 < end ? index + 2 : edge, .after2)
        guard text.forms[index].isCapitalised else { return }
        for distance in 3...4 {
            if index - distance >= start { body(index - distance, .farBefore) }
            if index + distance < end { body(index + distance, .farAfter) }
        }
    }

    /// Gives the features of one token that look at more than one word, or at where it stands.
    @inline(__always)
    func joint<Sink: FeatureSink>(of index: Int, into sink: inout Sink) {
        text.forms.withUnsafeBufferPointer { forms in
            guard let base = forms.baseAddress else { return }
            let window = Window(index, sentence, base, edge: forms.count - 1)
            context(window, into: &sink)
            clusters(window, into: &sink)
            gazetteer(window, into: &sink)
            place(window, index, into: &sink)
            if !text.runs.ranges[index].isEmpty { run(window, index, forms, into: &sink) }
            if window.this.isCapitalised { document(window, index, into: &sink) }
            surroundings(window, into: &sink)
        }
    }
}

/// A token with its two neighbours on either side, where they stand.
private struct Window {
    private let here, left, left2, right, right2: UnsafePointer<WordForm>

    /// - Parameter forms: those of the text and, after the last, the edge.
    @inline(__always)
    init(_ index: Int, _ sentence: Range<Int>, _ forms: UnsafePointer<WordForm>, edge: Int) {
        here = forms + index
        left = forms + (index - 1 >= sentence.lowerBound ? index - 1 : edge)
        left2 = forms + (index - 2 >= sentence.lowerBound ? index - 2 : edge)
        right = forms + (index + 1 < sentence.upperBound ? index + 1 : edge)
        right2 = forms + (index + 2 < sentence.upperBound ? index + 2 : edge)
    }

    var this: WordForm { @inline(__always) get { here.pointee } }
    var before: WordForm { @inline(__always) get { left.pointee } }
    var before2: WordForm { @inline(__always) get { left2.pointee } }
    var after: WordForm { @inline(__always) get { right.pointee } }
    var after2: WordForm { @inline(__always) get { right2.pointee } }
}

extension FeatureTemplates {
    /// The word's letters and shape together with what stands around it.
    @inline(__always)
    private func context<Sink: FeatureSink>(_ at: Window, into sink: inout Sink) {
        sink.add(5, at.this.shape, setting)
        sink.add(6, at.this.shortShape, setting)
        sink.add(14, at.before.lower, at.this.lower)
        sink.add(15, at.this.lower, at.after.lower)
        sink.add(16, at.before.lower, at.this.shortShape)
        sink.add(17, at.after.lower, at.this.shortShape)
        sink.add(18, at.before.shortShape, at.this.shortShape, at.after.shortShape)
        sink.add(21, at.before2.shortShape, at.before.shortShape)
        sink.add(22, at.after.shortShape, at.after2.shortShape)
        sink.add(25, at.before2.lower, at.before.lower)
        sink.add(26, at.after.lower, at.after2.lower)
        sink.add(27, at.before.exact, at.after.exact)
    }

    /// What the words around it are used like.
    @inline(__always)
    private func clusters<Sink: FeatureSink>(_ at: Window, into sink: inout Sink) {
        let (this, before, after) = (at.this.cluster, at.before.cluster, at.after.cluster)
        sink.add(44, before.of256, this.of256)
        sink.add(45, this.of256, after.of256)
        sink.add(47, before.of64 << 16 | after.of64, this.of64)
        sink.add(48, before.of256, at.this.shortShape)
        sink.add(49, after.of256, at.this.shortShape)
        sink.add(50, this.of1024, at.before.shortShape, at.after.shortShape)
    }

    /// What the word and its neighbours are in the gazetteer.
    @inline(__always)
    private func gazetteer<Sink: FeatureSink>(_ at: Window, into sink: inout Sink) {
        let (this, before, after) = (
            at.this.classes.rawValue, at.before.classes.rawValue, at.after.classes.rawValue
        )
        sink.add(59, before, this)
        sink.add(60, this, after)
        sink.add(62, before & PhraseClasses.title.rawValue, at.this.isCapitalised ? 1 : 0)
        sink.add(66, before, this, after)
        let position = at.this.phrasePosition
        guard position != 0 else { return }
        var bits = at.this.phraseClasses.rawValue
        sink.add(64, bits, position)
        while bits != 0 {
            sink.add(61, UInt32(bits.trailingZeroBitCount), position)
            bits &= bits - 1
        }
    }

    /// Where in its sentence it stands.
    @inline(__always)
    private func place<Sink: FeatureSink>(_ at: Window, _ index: Int, into sink: inout Sink) {
        let start = sentence.lowerBound
        let isFirst = index == start || (index == start + 1 && at.before.lower == text.known.quote)
        let place: UInt32 = isFirst ? 0 : 1
        sink.add(51, place << 2 | setting, at.this.shortShape)
        sink.add(52, setting)
        let lengths = UInt32(min(text.runs.left[index], 4)) << 3 | UInt32(min(text.runs.right[index], 4))
        sink.add(53, lengths, place)
        // Words joined by a hyphen: the other part and what joins it on.
        if at.before.lower == text.known.hyphen, !at.before.traits.contains(.afterSpace),
            !at.this.traits.contains(.afterSpace)
        {
            sink.add(85, at.before2.lower)
            sink.add(86, at.before2.cluster.of256, at.this.shortShape)
        }
        if at.after.lower == text.known.hyphen, !at.after.traits.contains(.afterSpace),
            !at.after2.traits.contains(.afterSpace)
        {
            sink.add(87, at.after2.lower)
            sink.add(88, at.after2.cluster.of256, at.this.shortShape)
        }
        // A possessive before or after it.
        if at.after.traits.contains(.clitic) { sink.add(92, at.after2.cluster.of256, at.this.shortShape) }
        if at.before.traits.contains(.clitic) { sink.add(93, at.before2.classes.rawValue, at.this.shortShape) }
    }

    /// The run of capitalised words it is part of: how it begins and ends, and what stands around it.
    @inline(__always)
    private func run<Sink: FeatureSink>(
        _ at: Window, _ index: Int, _ forms: UnsafeBufferPointer<WordForm>, into sink: inout Sink
    ) {
        let run = text.runs.ranges[index]
        let (first, last) = (forms[run.lowerBound], forms[run.upperBound - 1])
        let before = run.lowerBound > sentence.lowerBound ? forms[run.lowerBound - 1] : .edge
        let after = run.upperBound < sentence.upperBound ? forms[run.upperBound] : .edge
        let fromStart = UInt32(min(3, index - run.lowerBound))
        let fromEnd = UInt32(min(3, run.upperBound - 1 - index))
        sink.add(63, last.cluster.of256)
        sink.add(65, last.lower)
        sink.add(67, first.lower)
        sink.add(68, first.cluster.of256)
        sink.add(69, before.lower, fromStart)
        sink.add(70, after.lower, fromEnd)
        sink.add(71, last.classes.intersection(.headWords).rawValue, fromEnd)
        let classes = text.runs.classes[run.lowerBound]
        sink.add(72, classes.intersection(.runWords).rawValue)
        sink.add(73, classes.intersection(.runWords).rawValue, fromStart << 2 | fromEnd)
        sink.add(74, before.cluster.of256, classes.intersection(.runWords).rawValue)
        sink.add(83, after.cluster.of256, classes.intersection(.runWords).rawValue)
        sink.add(84, UInt32(run.count), fromStart << 2 | fromEnd)
        let nouns = text.noun(behind: run, until: sentence.upperBound).map(text.nouns) ?? 0
        if nouns != 0 {
            sink.add(101, nouns, fromEnd)
            sink.add(102, nouns, classes.rawValue)
        }
        if let noun = text.known.nouns[before.lower] { sink.add(103, noun, fromStart) }
    }

    /// What the rest of the text says of the word.
    @inline(__always)
    private func document<Sink: FeatureSink>(_ at: Window, _ index: Int, into sink: inout Sink) {
        let facts = text.facts[at.this.lower]
        let isFirst: UInt32 = index == sentence.lowerBound ? 1 : 0
        sink.add(75, UInt32(min(facts.small, 2)) * 3 + UInt32(min(facts.capitalisedInside, 2)), isFirst << 2 | setting)
        if facts.afterTitle > 0 { sink.add(76, UInt32(min(facts.afterTitle, 2))) }
        if facts.afterGivenName > 0 { sink.add(77, UInt32(min(facts.afterGivenName, 2))) }
        if facts.withOrganizationWord > 0 { sink.add(78, UInt32(min(facts.withOrganizationWord, 2))) }
        if facts.afterPlacePreposition > 0 { sink.add(79, UInt32(min(facts.afterPlacePreposition, 2))) }
        if facts.speaks > 0 { sink.add(80, UInt32(min(facts.speaks, 2))) }
        let alone = (text.runs.left[index] > 1 ? 2 : 0) + (text.runs.right[index] > 1 ? 1 : 0) as UInt32
        let isPersonal = facts.afterTitle > 0 || facts.afterGivenName > 0 || facts.speaks > 0
        if isPersonal { sink.add(81, alone) } else if facts.afterPlacePreposition > 0 { sink.add(82, alone) }
        if facts.isAcronym > 0 { sink.add(94, 1) }
        if facts.beforeCapital > 0 {
            let isSurnameToo = facts.afterGivenName > 0 || facts.afterTitle > 0
            sink.add(100, UInt32(min(facts.beforeCapital, 2)), alone << 2 | isFirst << 1 | (isSurnameToo ? 1 : 0))
        }
        if facts.afterThe > 0 { sink.add(95, UInt32(min(facts.afterThe, 2)), at.this.shortShape) }
    }

    /// Its sort in the gazetteer together with the words beside it.
    @inline(__always)
    private func surroundings<Sink: FeatureSink>(_ at: Window, into sink: inout Sink) {
        guard at.this.isCapitalised else { return }
        let sort = at.this.classes.union(at.this.phraseClasses).sorts
        sink.add(96, sort, at.before.lower)
        sink.add(97, sort, at.after.lower)
        sink.add(98, sort, at.before.cluster.of256)
        sink.add(99, sort, at.after.cluster.of256)
    }
}

extension PhraseClasses {
    /// Words that say what a name names.
    fileprivate static let headWords: PhraseClasses = [
        .title, .organizationWord, .placeWord, .facilityWord, .eventWord, .dateWord,
    ]
    /// What is told of a whole run.
    fileprivate static let runWords: PhraseClasses = [
        .title, .organizationWord, .placeWord, .facilityWord, .eventWord, .givenName, .demonym, .country,
    ]
    /// The classes in eight groups, a bit each.
    fileprivate var sorts: UInt32 {
        var sorts: UInt32 = 0
        for (bit, group) in PhraseClasses.groups.enumerated() where rawValue & group != 0 { sorts |= 1 << UInt32(bit) }
        return sorts
    }

    // Numbers, since to make option sets anew for each token costs more than all else here.
    private static let groups: [UInt32] = [
        [country, capital, city, region, area, water], [town, alternate], [demonym, group], givenName, surname,
        anyOrganization, [weapon, product, event, work, facility], headWords,
    ].map { (classes: PhraseClasses) in classes.rawValue }
}
