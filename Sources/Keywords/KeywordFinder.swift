import News
import Resources

// Terms are nouns and what stands before them (`NounChunks`), told by the classes of words (`WordSorting`). They are
// ranked by how often they stand in the text and how rare their words are elsewhere (`TermWeights`, `TermRanking`). What
// is a name, or may be a piece of one, is no term.

/// Finds the terms that a text is about and that are no names.
///
/// Make one and share it: it is a value over a mapped file, and may be asked from any number of threads at once.
package struct KeywordFinder: Sendable {
    /// The most keywords that an article has.
    package static let limit = 12

    private let memories: TermMemories
    private let sorting: WordSorting

    /// Maps the table of words.
    ///
    /// - Throws: `ResourceError` if it cannot be read or is malformed.
    package init(resources: Resources) throws(ResourceError) {
        let table = try resources.wordTable()
        memories = TermMemories(table: table)
        sorting = WordSorting(table: table)
    }

    /// The keywords of a text, best first.
    ///
    /// - Parameters:
    ///   - text: an article's body, or any text in English; in a text of another language nothing is found.
    ///   - headline: the line above it, whose words count more; a keyword also stands in the text.
    ///   - names: where names stand in the text: UTF-8 byte offsets, ascending, not overlapping.
    ///   - choices: what the person decided about terms. The person's own are found in any language, come first, and do
    ///     not count towards the limit.
    ///   - limit: the most keywords to return.
    /// - Complexity: O(*n*).
    package func keywords(
        of text: String, headline: String? = nil, names: [Range<Int>], choices: [KeywordChoice] = [],
        limit: Int = limit
    ) -> [Keyword] {
        let opening = headline.map { $0 + "\n\n" } ?? ""
        let start = opening.utf8.count
        let shifted = start == 0 ? names : names.map { $0.lowerBound + start..<$0.upperBound + start }
        let (read, chosen) = memories.lend { memory in
            let chosen = choices.map { ($0, TermText.spellings(of: $0, memory: &memory)) }
            return (TermText(opening + text, names: shifted, memory: &memory), chosen)
        }
        let unwanted = Set(chosen.flatMap { $0.1.map(TermNumber.of) })
        let best = read.isEnglish ? self.best(limit, of: read, without: unwanted) : []
        let own = chosen.filter { $0.0.sort == .own }
        return own.isEmpty && best.isEmpty ? [] : keywords(own, best, in: read, from: start)
    }

    private func best(_ limit: Int, of text: TermText, without unwanted: Set<UInt64>) -> [TermCandidate] {
        let sorts = sorting.sorts(in: text)
        let ranking = TermRanking(
            text: text, sorts: sorts, weights: TermWeights(text: text, sorts: sorts, rarity: text.rarity),
            rarity: text.rarity, unwanted: unwanted)
        return ranking.best(limit, of: NounChunks(text: text, sorts: sorts).chunks())
    }

    private func keywords(
        _ own: [(choice: KeywordChoice, spellings: [[UInt64]])], _ best: [TermCandidate], in text: TermText,
        from start: Int
    ) -> [Keyword] {
        let ownTerms = own.enumerated().flatMap { index, one in
            one.spellings.map { TermMatcher.Term(words: $0, index: index, mayReachIntoNames: true) }
        }
        let terms = best.enumerated().map { index, candidate in
            TermMatcher.Term(
                words: text.singulars(of: candidate.tokens), index: own.count + index, mayReachIntoNames: false)
        }
        var places = [[Range<Int>]](repeating: [], count: own.count + best.count)
        for match in TermMatcher(ownTerms + terms).matches(in: text)
        where text.byteRange(match.tokens).lowerBound >= start {
            places[match.term].append(match.tokens)
        }
        let greatest = best.first?.score ?? 1
        return places.enumerated().compactMap { index, places in
            if places.isEmpty { return nil }
            let ranges = places.map { tokens in
                let range = text.byteRange(tokens)
                return range.lowerBound - start..<range.upperBound - start
            }
            guard index >= own.count else {
                return Keyword(text: own[index].choice.name, isOwn: true, weight: 1, mentions: ranges)
            }
            return Keyword(
                text: text.shown(places), weight: Double(best[index - own.count].score / greatest), mentions: ranges)
        }
    }
}

extension TermText {
    /// Whether the table knows most of the words, as it does of English.
    fileprivate var isEnglish: Bool {
        let known = words.count { $0.known.isListed }
        return known * 2 > words.count
    }

    /// The spellings of a term, each as the hashes of its words' singulars; those with hyphens also with spaces, since a
    /// token may have a hyphen within: 'X-ray'.
    fileprivate static func spellings(of choice: KeywordChoice, memory: inout TermMemory) -> [[UInt64]] {
        var found: [[UInt64]] = []
        for spelling in choice.spellings {
            for form in [spelling, spelling.split(separator: "-").joined(separator: " ")] {
                let text = TermText(form, names: [], memory: &memory)
                let words = text.singulars(of: text.tokens.indices)
                if !words.isEmpty, !found.contains(words) { found.append(words) }
            }
        }
        return found
    }

    /// The words of a range of tokens, each as the hash of its singular.
    fileprivate func singulars(of tokens: Range<Int>) -> [UInt64] { tokens.compactMap { word($0)?.known.singular } }

    /// How a term is mostly written: of the places where it stands, the commonest spelling; of several the first.
    fileprivate func shown(_ places: [Range<Int>]) -> String {
        var counts: [String: Int] = [:]
        let spellings = places.map { spelling($0) }
        for spelling in spellings { counts[spelling, default: 0] += 1 }
        let most = counts.values.max() ?? 0
        return spellings.first { counts[$0] == most } ?? ""
    }

    /// The tokens as they stand, in small letters but for abbreviations.
    private func spelling(_ range: Range<Int>) -> String {
        var result: [UInt8] = []
        for token in range {
            if token > range.lowerBound, tokens[token].isAfterSpace { result.append(UInt8(ascii: " ")) }
            let letters = bytes[tokens[token].range]
            let traits = tokens[token].traits
            let isAbbreviation = traits.contains(.allCapitals) && (word(token)?.lowercase ?? 0) == 0
            if isAbbreviation || traits.isDisjoint(with: [.startsUppercase, .hasInnerCapital]) {
                result += letters
            } else {
                result += String(decoding: letters, as: UTF8.self).lowercased().utf8
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
