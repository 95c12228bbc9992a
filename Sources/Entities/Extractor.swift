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
    package static let version = 6

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
    /// What each rule brings was measured by leaving it out on 30 November 2026: F1 on PUD, WikiGold, the kinds of `dev_fine`
    /// and the seeds; checks of the trials; names right of 1,303 in marked texts; names that change in 2,077 open articles,
    /// of 32,000.
    ///
    /// - `Borders`: words behind a hyphen 78 open names ("Virginia-based"), nouns behind a country or a firm PUD .1 each, titles
    ///   three checks, honours one marked name, articles one check. Brackets cost PUD .1; a test of completed names asks for them.
    /// - `NameJoints`: two people that are one four marked names and three checks, places that are given names two checks,
    ///   generations PUD .1, particles four checks, hyphens seven (Korean and Thai names), nicknames one, streets two.
    /// - `NameFinder`: whole names of leaders eight checks, leaders in headlines six, dates in names two, a verb behind a
    ///   leader two; unconfirmed headlines PER .2 of WikiGold, roles .1, own articles 37 open names, abbreviations the seeds
    ///   .5; firms that are traded, outlets and marks of parties what one test each asks for.
    /// - `KnownNames`: phrases events 1.4, words alone the seeds 2.8 and nine marked names. `JoinedNames`: WikiGold's MISC .2.
    /// - `SpanAgreement`: hints the seeds 2.9, 20 marked names and nine checks, ten of those names by the noun before them;
    ///   short forms of storms events 6.3; the sum of evidence WikiGold .3, the seeds .6. `GroupWords`: two checks.
    /// - `ProductNames`: pairs of makers products 12.6, a vaccine's maker 1.5, model numbers 2.1.
    /// - `Agreement`: surnames PUD .2, WikiGold .3; repeats PUD .1, WikiGold .2, the seeds .5 and 14 checks; a company's suffix
    ///   one check; particles two open names.
    /// - `FirstNames`: four checks. `Namesakes`: firms seven checks, people three marked names, places three checks. `Clubs`:
    ///   eleven checks. `Ships`: products 3.7, weapons 1.3. `LowercaseNames`: seven checks.
    /// - `Datelines`: what a test asks for; the sets have no datelines. `DoubtfulKinds` gives its own figures.
    /// - Links within names ('-e-'), bare initials, doubled surnames, offices that only firms have, vessels by their sort: eight
    ///   open names, all right; together with longer lists they took 77 texts written for them from F1 92.7 to 96.6.
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
        let names = Datelines(reading: reading, gazetteer: lexicon.gazetteer).settled(told)
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
