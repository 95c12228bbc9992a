import Languages
import News
import Resources

/// Finds the names in texts that are not English: by the model of their language, or else only those that lists know.
///
/// Roles, quotes and the rules that know English words are left out, since they would only guess.
struct OtherLanguages: Sendable {
    private let lexicon: Lexicon
    private let models: LanguageModels
    /// For languages without a model.
    private let memories: WordMemories

    init(resources: Resources, table: LanguageTable) throws(ResourceError) {
        lexicon = Lexicon(gazetteer: try resources.worldGazetteer(), hasEndings: true)
        models = LanguageModels(resources: resources, lexicon: lexicon, table: table)
        memories = WordMemories(lexicon: lexicon, clusters: nil)
    }

    /// - Parameters:
    ///   - language: what the text was found to be in; its own language may be nil if it is only known not to be English.
    ///   - archive: what names the archive has; asked where the language has no model.
    func draft(
        of text: String, _ language: LanguageReading, _ published: Moment?, archive: ArchiveNames?
    ) -> Draft {
        let tagger = language.language.flatMap(models.tagger)
        let elides = language.language.map(models.elides) ?? false
        let unspaced = language.language.map { unspacedNames(in: text, $0) } ?? []
        let (reading, listed, tagged) = (tagger?.memories ?? memories).lend { memory in
            let reading = Reading(
                text, memory: &memory, elides: elides,
                partedAt: unspaced.flatMap { [$0.range.lowerBound, $0.range.upperBound] })
            let phrases = Phrases(reading, memory: memory, gazetteer: lexicon.gazetteer)
            let tagged = reading.bytes.withUnsafeBufferPointer { bytes in
                tagger?.spans(
                    in: bytes, tokens: reading.tokens, sentences: reading.sentences, words: reading.spellings, &memory)
            }
            return (reading, ListedNames(reading: reading, phrases: phrases, gazetteer: lexicon.gazetteer), tagged)
        }
        let dates = WrittenDays(reading: reading, months: language.language.map(models.months) ?? []).dates()
        let ofDates = Set(dates.flatMap(\.tokens))
        let found =
            tagged?.map { withoutLooseMarks($0, reading) }
            ?? listed.names(knownTo: archive).joined(with: unspaced, in: reading)
        let names = found.inventingNothing(in: language.apart, listed)
            .filter { ofDates.isDisjoint(with: $0.tokens) }
        let bends = language.language.map(models.bendsNames) ?? false
        let resolver = PlainResolver(
            reading: reading, gazetteer: lexicon.gazetteer, bendsNames: bends, language: language.language)
        let (entityOf, entities) = resolver.resolution(of: names)
        var draft = Draft(reading: reading, spans: names, entityOf: entityOf, entities: entities)
        draft.add(dates, published: published)
        PlaceFinder(gazetteer: lexicon.gazetteer, reading: reading, owners: [:]).locate(in: &draft)
        return draft
    }
}

extension OtherLanguages {
    private func unspacedNames(in text: String, _ language: String) -> [UnspacedName] {
        guard ["zh", "ja"].contains(primaryLanguage(language)) else { return [] }
        return UnspacedNames(gazetteer: lexicon.gazetteer).names(in: text)
    }

    /// A name without a mark that opens or closes more than the name: 'Renova' of 'AO «Renova'.
    private func withoutLooseMarks(_ span: TaggedSpan, _ reading: Reading) -> TaggedSpan {
        var span = span
        if let last = span.tokens.last, span.tokens.count > 1, reading.isClosingMark(last),
            !span.tokens.contains(where: reading.isOpeningMark)
        {
            span.tokens = span.tokens.dropLast()
        }
        if let open = span.tokens.first(where: reading.isOpeningMark), open + 1 < span.tokens.upperBound,
            !span.tokens.contains(where: reading.isClosingMark)
        {
            let isBracket = reading.isMark(open, "(") && open > span.tokens.lowerBound
            span.tokens = isBracket ? span.tokens.lowerBound..<open : (open + 1)..<span.tokens.upperBound
        }
        return span
    }
}

extension Reading {
    fileprivate func isOpeningMark(_ token: Int) -> Bool {
        isMark(token, "(") || isMark(token, "\"") || ["«", "„", "“"].contains(text(token..<(token + 1)))
    }

    fileprivate func isClosingMark(_ token: Int) -> Bool {
        // A straight mark behind a space opens.
        isMark(token, ")") || isMark(token, "\"") && !tokens[token].isAfterSpace
            || ["»", "”"].contains(text(token..<(token + 1)))
    }
}

extension [TaggedSpan] {
    /// The names, with those that were found before the text was cut into tokens, in order.
    fileprivate func joined(with unspaced: [UnspacedName], in reading: Reading) -> [TaggedSpan] {
        if unspaced.isEmpty { return self }
        let starts = Dictionary(
            reading.tokens.enumerated().map { ($1.range.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
        let more = unspaced.compactMap { name -> TaggedSpan? in
            guard let first = starts[name.range.lowerBound] else { return nil }
            let end = reading.tokens[first...].firstIndex { $0.range.upperBound >= name.range.upperBound }
            return end.map { TaggedSpan(tokens: first..<$0 + 1, kind: name.kind, score: 0.6) }
        }
        let isTaken = reading.covered(by: map(\.tokens))
        return (self + more.filter { !$0.tokens.contains { isTaken[$0] } })
            .sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// The names, but in paragraphs of other languages only those that a list knows.
    func inventingNothing(in apart: [LanguageReading.Paragraph], _ listed: ListedNames) -> [TaggedSpan] {
        guard !apart.isEmpty else { return self }
        let tokens = listed.reading.tokens
        let kept = filter { span in
            !apart.contains { $0.range.contains(tokens[span.tokens.lowerBound].range.lowerBound) }
        }
        return (kept + apart.flatMap { listed.names(in: $0.range) })
            .sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }
}
