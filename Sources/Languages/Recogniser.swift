import Glibc
import News
import Resources

/// Tells in which language a text is written, by the trigrams of its letters.
///
/// For each language the trigrams of a text are summed by how common they are there; the largest sum is the language.
/// Scripts that only one language has tell it alone. A text is read in paragraphs, of each no more than the beginning, so
/// that a long text costs no more than a short one; a paragraph that seems to be in another language is read further. It
/// takes about 20 nanoseconds a trigram, of which 400 of a text are looked at.
///
/// A text is taken for one that is not English only where that is clear: names, numbers and headlines are often hardly
/// any language. So the words in small letters of a short text must speak for its language too. What the source says of
/// itself counts as a little evidence, so that it settles what is close.
///
/// - Source: Cavnar and Trenkle, "N-Gram-Based Text Categorization" (1994), with sums of logarithms in place of ranks.
package struct Recogniser: Sendable {
    private let table: TrigramTable
    private let english: Int

    /// How many trigrams of a text are looked at, and of one that seems to be in another language than the rest.
    private static let most = 400
    private static let mostOfParagraph = 300
    private static let leastOfParagraph = 24

    /// Maps the table, which takes microseconds.
    ///
    /// - Throws: `ResourceError` if the file cannot be read or is malformed.
    package init(_ resources: Resources) throws(ResourceError) {
        table = try TrigramTable(path: resources.path(of: "languages.dat"))
        english = table.languages.firstIndex(of: "en") ?? 0
    }

    /// Reads a text.
    ///
    /// - Parameter own: the tag that the page or the feed gives, if it does.
    /// - Complexity: O(*n*) to find the paragraphs, and a bounded number of trigrams.
    package func reading(of text: String, own: String? = nil) -> LanguageReading {
        var text = text
        return text.withUTF8 { bytes in
            let ranges = paragraphs(of: bytes)
            guard !ranges.isEmpty else { return LanguageReading(language: nil) }
            let share = max(Self.leastOfParagraph, Self.most / ranges.count)
            let step = max(1, ranges.count * Self.leastOfParagraph / Self.most)
            var whole = Sample()
            var parts: [Part] = []
            parts.reserveCapacity(ranges.count / step + 1)
            for index in stride(from: 0, to: ranges.count, by: step) {
                let sample = sample(of: ranges[index], in: bytes, most: share)
                whole.add(sample)
                parts.append(Part(range: ranges[index], sample: sample))
            }
            let told = language(of: whole, own: own)
            let isNamed = if let own, let told { Self.tableTags(own).contains(told) } else { false }
            let isByNames =
                !isNamed && whole.trigrams < Self.most && isForeignByNames(told, whole, ranges, in: bytes)
            let language = isByNames ? nil : told
            let mayBeEnglish =
                language.map { $0 == "en" || primaryLanguage($0) == "en" } ?? (isByNames || isNearEnglish(whole))
            let number = language.flatMap(number)
            let others = number.map { number in parts.compactMap { apart($0, from: number, in: bytes) } } ?? []
            return LanguageReading(language: language, mayBeEnglish: mayBeEnglish, apart: others)
        }
    }
}

/// The evidence of some text.
private struct Sample {
    var sums = LanguageSums()
    var trigrams = 0
    var letters = LetterCounts()

    mutating func add(_ other: Sample) {
        sums.add(other.sums)
        trigrams += other.trigrams
        letters.add(other.letters)
    }
}

/// A paragraph and its evidence.
private struct Part {
    let range: Range<Int>
    let sample: Sample
}

// MARK: Reading

extension Recogniser {
    /// The lines of a text that are not blank, as byte offsets.
    private func paragraphs(of bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        guard let base = bytes.baseAddress else { return [] }
        var ranges: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            let lineEnd = memchr(base + start, 0x0A, bytes.count - start)
            let end = lineEnd.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
            if end > start { ranges.append(start..<end) }
            start = end + 1
        }
        return ranges
    }

    /// The first trigrams of a range.
    ///
    /// - Parameter isSmall: whether words with a capital are left out.
    private func sample(
        of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, most: Int, isSmall: Bool = false
    ) -> Sample {
        guard let rows = table.opened() else { return Sample() }
        var (sums, letters) = (OpenSums(), LetterCounts())
        // The last two letters, 0 for what lies between words.
        var (first, second) = (UInt64(0), UInt64(0))
        var isLeftOut = false
        var (trigrams, plain) = (0, 0)
        var index = range.lowerBound
        while index <= range.upperBound, trigrams < most {
            var letter: UInt64 = 0
            // Behind the last byte a word ends.
            let byte = index < range.upperBound ? bytes[index] : 0
            if byte < 0x80 {
                let small = byte | 0x20
                if small &- 0x61 < 26 {
                    if second == 0 { isLeftOut = isSmall && small != byte }
                    letter = UInt64(small)
                    plain &+= 1
                }
                index &+= 1
            } else {
                let (value, length) = Self.scalar(at: index, range.upperBound, bytes)
                index += length
                if isLetter(value) {
                    let small = smallLetter(value)
                    if second == 0 { isLeftOut = isSmall && small != value }
                    letter = UInt64(small)
                    letters.count(value)
                    // An alphabet tells near languages apart: no Bulgarian word has ы.
                    if !isLeftOut { rows.add(letter, to: &sums) }
                }
            }
            if letter == 0, second == 0 { continue }
            if second != 0, !isLeftOut {
                rows.add(first << 42 | second << 21 | letter, to: &sums)
                trigrams &+= 1
            }
            (first, second) = (second, letter)
        }
        letters.count(plain: plain)
        return Sample(sums: sums.sums(), trigrams: trigrams, letters: letters)
    }

    /// The scalar at an index and its length in bytes, read leniently: the text is a String's.
    @inline(__always)
    private static func scalar(
        at index: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (value: UInt32, length: Int) {
        let first = UInt32(bytes[index])
        let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        guard length > 1, index + length <= end else { return (first, 1) }
        var value = first & (0x7F >> UInt32(length))
        for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset]) & 0x3F }
        return (value, length)
    }
}

// MARK: Deciding

extension Recogniser {
    // Measured on 2,700 English and 2,500 other sentences, in the table's units of 1/80 of a power of ten. The language
    // of a sentence has 120 a trigram at the mean and never less than 50; against English it has 19 a trigram more or
    // above in all but three. English sentences of names and numbers that seem another language have less, or are short.

    /// What the right language has at least, a trigram.
    private static let leastMean = 45
    /// So many trigrams tell that a text is not English, if they have less of it a trigram than this.
    private static let leastTold = 60
    private static let leastEnglish = 60
    /// By how much a language must surpass English, in all and a trigram.
    private static let aboveEnglish = 650
    private static let aboveEnglishMean = 8
    /// By how much a short text's words in small letters must speak against English, in all.
    private static let aboveEnglishSmall = 300
    /// What the source's own word counts, in all and a trigram.
    private static let ownWord = 600
    private static let ownWordMean = 8
    /// What a paragraph has at least, and by how much its language surpasses that of the whole, in all and a trigram.
    private static let leastApart = 60
    private static let aboveWhole = 1200
    private static let aboveWholeMean = 25

    private func language(of sample: Sample, own: String?) -> String? {
        if let told = sample.letters.language {
            if told == "zh", let own, own.lowercased().hasPrefix("zh-hant") { return own }
            return tag(told, own: own)
        }
        guard sample.trigrams > 0 else { return nil }
        var best = sample.sums.largest(of: table.languages.count)
        var margin = sample.sums[best] - sample.sums[english]
        if let own {
            let sums = sums(of: sample, own: own)
            best = sums.indices.max { sums[$0] < sums[$1] } ?? best
            margin = sums[best] - sums[english]
        }
        guard sample.sums[best] >= Self.leastMean * sample.trigrams else { return nil }
        if best != english {
            let isClear = margin >= Self.aboveEnglish && margin >= Self.aboveEnglishMean * sample.trigrams
            guard isClear else { return nil }
        }
        return tag(table.languages[best], own: own)
    }

    /// Whether a short text seems to be in another language by its names alone: its words in small letters do not speak for
    /// that language and against English.
    private func isForeignByNames(
        _ language: String?, _ whole: Sample, _ ranges: [Range<Int>], in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard let language, let number = number(of: language), number != english, whole.letters.language == nil
        else { return false }
        var small = Sample()
        for range in ranges where small.trigrams < Self.most {
            let beginning = range.prefix(Self.most * 4)
            small.add(sample(of: beginning, in: bytes, most: Self.most - small.trigrams, isSmall: true))
        }
        let margin = small.sums[number] - small.sums[english]
        return margin < Self.aboveEnglishSmall || margin < Self.aboveEnglishMean * small.trigrams
    }

    /// Whether a text that no language is sure of is too short to tell, or has as much of English as lists of names have.
    private func isNearEnglish(_ sample: Sample) -> Bool {
        sample.letters.language == nil
            && (sample.trigrams < Self.leastTold || sample.sums[english] >= Self.leastEnglish * sample.trigrams)
    }

    /// The sums of the languages, with the source's word added to its own.
    private func sums(of sample: Sample, own: String) -> [Int] {
        let named = Self.tableTags(own)
        return table.languages.indices.map { number in
            let isNamed = named.contains(table.languages[number])
            return sample.sums[number] + (isNamed ? Self.ownWord + Self.ownWordMean * sample.trigrams : 0)
        }
    }

    /// The tags of the table that a source's tag may mean.
    private static func tableTags(_ own: String) -> [String] {
        switch primaryLanguage(own) {
        case "no": ["nb", "nn"]
        case "sr", "sh": ["sr", "sr-Cyrl"]
        case let tag: [tag]
        }
    }

    /// The tag for a language: the source's own where that says more of the same.
    private func tag(_ language: String, own: String?) -> String {
        guard let own, language != "sr-Cyrl", language != "zh-Hant", primaryLanguage(own) == primaryLanguage(language)
        else { return language }
        return own
    }

    /// A paragraph in another language than the whole; nil if it is not clearly that.
    ///
    /// - Parameter whole: the language's number in the table.
    private func apart(
        _ part: Part, from whole: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> LanguageReading.Paragraph? {
        func isApart(_ sample: Sample, least: Int) -> Int? {
            let best = sample.sums.largest(of: table.languages.count)
            guard best != whole, sample.letters.language == nil,
                sample.sums[best] >= Self.leastApart * sample.trigrams
            else { return nil }
            let margin = sample.sums[best] - sample.sums[whole]
            return margin >= least && margin >= Self.aboveWholeMean * sample.trigrams ? best : nil
        }
        guard isApart(part.sample, least: Self.aboveWhole / 4) != nil,
            let best = isApart(sample(of: part.range, in: bytes, most: Self.mostOfParagraph), least: Self.aboveWhole)
        else { return nil }
        return LanguageReading.Paragraph(range: part.range, language: table.languages[best])
    }

    private func number(of tag: String) -> Int? {
        if tag == "en" { return english }
        return table.languages.firstIndex(of: tag)
            ?? table.languages.firstIndex { primaryLanguage($0) == primaryLanguage(tag) }
    }
}
