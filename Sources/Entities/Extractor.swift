import Languages
import News
import Resources

/// Finds who and what a text names, what they are, what they say, and where places lie.
///
/// A text is split into tokens and sentences once. Then the trained tagger finds names with their
/// kinds, their borders are settled (`Borders`), and names of one text are made to agree (`Agreement`). What names the same is one
/// entity (`Resolver`). Dates, roles, places and quotes are read last, since they need to know who is who.
///
/// Make one and share it: it is a value over mapped files, and may be asked from any number of threads at once.
package struct Extractor: Sendable {
    /// The number of what finds names. It is raised with each new model, and with each change of the rules after which
    /// archives are worth reading again.
    package static let version = 5

    let lexicon: Lexicon
    private let tagger: Tagger
    private let recogniser: Recogniser
    private let otherLanguages: OtherLanguages

    /// Maps the gazetteer and the English model, which takes about a millisecond.
    ///
    /// - Parameter modelPath: of another model than the one that is shipped, which the trainer tries.
    /// - Throws: `ResourceError` if a file cannot be read or is malformed.
    package init(resources: Resources, modelPath: String? = nil) throws(ResourceError) {
        lexicon = Lexicon(gazetteer: try resources.gazetteer())
        tagger = try Tagger(lexicon: lexicon, modelPath: modelPath ?? resources.path(of: "model.dat"))
        recogniser = try Recogniser(resources)
        otherLanguages = try OtherLanguages(resources: resources, table: LanguageTable(resources))
    }

    /// The entities of a text with all their mentions, and its quotes.
    ///
    /// In texts that are not English, people, places and organisations are found, by the model of their language or from
    /// lists alone, and days that name their month; roles and quotes are not.
    ///
    /// - Parameters:
    ///   - text: an article's body, or any text.
    ///   - headline: the line above it, which may give the fuller name of someone; its own mentions are left out.
    ///   - published: when it came out, from which 'Tuesday' and 'March 5' are told.
    ///   - language: the tag that its page or feed gives, which settles what is close.
    /// - Returns: what was found, all ranges UTF-8 byte offsets into `text`; empty for a text without names.
    /// - Complexity: O(*n*); about 2 microseconds a word.
    package func extraction(
        of text: String, headline: String? = nil, published: Moment? = nil, language: String? = nil
    ) -> Extraction {
        extractionAndLanguage(of: text, headline: headline, published: published, language: language).extraction
    }

    /// The same, with the tag of the language that the text was found to be in: the source's own if the text does not tell.
    ///
    /// - Parameter archive: asked for names in texts whose language has no model.
    package func extractionAndLanguage(
        of text: String, headline: String? = nil, published: Moment? = nil, language: String? = nil,
        archive: ArchiveNames? = nil
    ) -> (extraction: Extraction, language: String?) {
        let opening = headline.map { $0 + "\n\n" } ?? ""
        var trace: ExtractionTrace?
        let whole = opening + text
        let found = recogniser.reading(of: whole, own: language)
        let draft = draft(of: whole, found, published, archive: archive, &trace)
        return (draft.extraction(from: opening.utf8.count), found.language ?? language)
    }

    /// The tag of the language that a text is found to be in; nil if it does not tell.
    package func language(of text: String) -> String? { recogniser.reading(of: text).language }

    /// The same with what decided each mention, role, quote and place.
    package func explained(
        _ text: String, headline: String? = nil, published: Moment? = nil, language: String? = nil
    ) -> (extraction: Extraction, explanation: Explanation) {
        let opening = headline.map { $0 + "\n\n" } ?? ""
        let (whole, start) = (opening + text, opening.utf8.count)
        var trace: ExtractionTrace? = ExtractionTrace()
        let draft = draft(of: whole, recogniser.reading(of: whole, own: language), published, &trace)
        let explainer = Explainer(draft: draft, trace: trace ?? ExtractionTrace(), lexicon: lexicon, start: start)
        return (draft.extraction(from: start), explainer.explanation())
    }

    /// - Parameter trace: notes the names after each step; nil if nobody asks.
    private func draft(
        of text: String, _ language: LanguageReading, _ published: Moment?, archive: ArchiveNames? = nil,
        _ trace: inout ExtractionTrace?
    ) -> Draft {
        guard language.mayBeEnglish else {
            let draft = otherLanguages.draft(of: text, language, published, archive: archive)
            trace?.note(.model, draft.spans)
            return draft
        }
        let (reading, phrases, tagged) = tagger.memories.lend { memory -> (Reading, Phrases, [TaggedSpan]) in
            let reading = Reading(text, memory: &memory)
            let phrases = Phrases(reading, memory: memory, gazetteer: lexicon.gazetteer)
            return (reading, phrases, taggedSpans(of: reading, &memory))
        }
        let dates = DateFinder(reading: reading, phrases: phrases).dates().filter { date in
            !phrases.haveWithin(date.tokens) && !tagged.contains { isName($0.tokens, around: date.tokens, reading) }
        }
        let taken = reading.covered(by: dates.map(\.tokens))
        trace?.note(.model, tagged)
        let borders = Borders(reading: reading, phrases: phrases, taken: taken)
        let settled = borders.settled(tagged)
        trace?.note(.borders, settled)
        let found = NameFinder(reading: reading, phrases: phrases, taken: taken).names(tagged: settled)
        trace?.note(.lists, found)
        let listed = ListedNames(reading: reading, phrases: phrases, gazetteer: lexicon.gazetteer)
        let names = names(found, borders, reading, phrases, taken, &trace)
            .inventingNothing(in: language.apart, listed)
        return draft(of: names, dates, reading, published)
    }

    /// Whether a name holds a date and a word of its own: 'Gavrilo Friday', 'the November 2008 Mumbai attacks'.
    private func isName(_ name: Range<Int>, around date: Range<Int>, _ reading: Reading) -> Bool {
        name.overlaps(date) && name.contains { !date.contains($0) && reading.isCapital($0) }
    }

    /// Names as the rest of the text and their surroundings leave them.
    ///
    /// What each rule brings was measured by leaving it out (model of 29 November 2026; F1 on PUD, WikiGold, the kinds of
    /// `dev_fine` and the seeds, checks of the trials; of 2,100 open articles the names that change, of 32,000). What was
    /// added on 30 November, together with longer lists, was measured as a whole: PUD and WikiGold .1, products 17, weapons 3,
    /// works 6, fourteen checks of names and thirteen of kinds (`NamingNouns`, `GroupWords`, `ProductNames`, `FirstNames`).
    ///
    /// - `Borders`: words behind a hyphen 197 names of the open articles ("Virginia-based"), owners PUD .1, titles three
    ///   checks, articles one.
    /// - `NameJoints`: two spans that are one WikiGold .1 and two checks, generations PUD .1, particles four checks, words
    ///   joined by hyphens six (Korean and Thai names), "al-" one, nicknames one, streets two.
    /// - `NameFinder`: unconfirmed headlines PER .2, roles WikiGold .1, abbreviations the seeds .5, leaders six checks, dates in
    ///   names two; own articles, outlets and the marks of senators' parties what one test each asks for.
    /// - `KnownNames`: phrases events 1.4, words alone the seeds 2.8 and weapons 1.5. `JoinedNames`: WikiGold's MISC .2.
    /// - `SpanAgreement`: hints of lists and nouns the seeds 2.9, products 4.5 and four checks; short forms of storms events 6.3
    ///   and two checks; the sum of evidence WikiGold .3, the seeds .6.
    /// - `Agreement`: surnames PUD .2, WikiGold .3; repeats PUD .1, WikiGold .2, the seeds .5 and eleven checks; particles two
    ///   names of the open articles; a company's suffix one check.
    /// - `Namesakes`: firms five checks, places three; `Clubs` ten; `Ships` products 3.5, weapons 1.3.
    /// - Words alone that are no event, small words that are no name, peoples behind hyphens (`SpanAgreement`, `KnownNames`):
    ///   600 names of the open articles, nearly all right; `ProductNames` with model numbers: products 2.
    /// - `LowercaseNames`: four checks. `Datelines`: what a test asks for; the sets have no datelines.
    private func names(
        _ found: [TaggedSpan], _ borders: Borders, _ reading: Reading, _ phrases: Phrases, _ taken: [Bool],
        _ trace: inout ExtractionTrace?
    ) -> [TaggedSpan] {
        let settled = borders.settled(found)
        trace?.note(.joints, settled)
        let firsts = FirstNames(reading: reading, phrases: phrases).completed(settled)
        let repeated = Agreement(reading: reading, phrases: phrases, taken: taken).agreed(firsts)
        let agreed = NameJoints(reading: reading, phrases: phrases, taken: taken).joined(repeated)
        trace?.note(.agreement, agreed)
        let told = Ships(reading: reading).settled(Namesakes(reading: reading, phrases: phrases).settled(agreed))
        trace?.note(.namesakes, told)
        let names = Datelines(reading: reading).settled(told)
        trace?.note(.datelines, names)
        let lowercase = LowercaseNames(reading: reading, gazetteer: lexicon.gazetteer).names()
        guard !lowercase.isEmpty else { return names }
        let isNamed = reading.covered(by: names.map(\.tokens))
        let small = lowercase.filter { name in !name.tokens.contains { isNamed[$0] } }
        guard !small.isEmpty else { return names }
        let all = (names + small).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
        trace?.note(.smallLetters, all)
        return all
    }

    private func taggedSpans(of reading: Reading, _ memory: inout WordMemory) -> [TaggedSpan] {
        reading.bytes.withUnsafeBufferPointer { bytes in
            tagger.spans(
                in: bytes, tokens: reading.tokens, sentences: reading.sentences, words: reading.spellings, &memory)
        }
    }

    private func draft(
        of names: [TaggedSpan], _ dates: [DateSpan], _ reading: Reading, _ published: Moment?
    ) -> Draft {
        let owners = PlaceOwners(reading: reading, gazetteer: lexicon.gazetteer).owners(of: names)
        let resolution = Resolver(reading: reading, lexicon: lexicon).resolution(of: names, owners: owners)
        let naming = EntityNaming()
        var draft = Draft(
            reading: reading, spans: names, entityOf: resolution.entityOf,
            entities: resolution.entities.map(naming.entity))
        draft.add(dates, published: published)
        draft.addRoles(lexicon)
        PlaceFinder(gazetteer: lexicon.gazetteer, reading: reading, owners: owners).locate(in: &draft)
        draft.quotes = QuoteFinder(marked: Marked(draft), lexicon: lexicon).quotes()
        return draft
    }
}
