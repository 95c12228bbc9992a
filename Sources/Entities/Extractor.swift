import News
import Resources

/// Finds who and what a text names.
package struct Extractor: Sendable {
    private let lexicon: Lexicon
    private let tagger: Tagger?

    /// - Throws: `ResourceError` where the gazetteer cannot be read.
    package init(resources: Resources) throws(ResourceError) {
        lexicon = Lexicon(gazetteer: try resources.gazetteer())
        tagger = try Extractor.tagger(resources)
    }

    package func extraction(of text: String, headline: String? = nil, published: Moment? = nil) -> Extraction {
        let reading = Reading(text, lexicon: lexicon)
        let phrases = Phrases(reading, gazetteer: lexicon.gazetteer)
        let dates = DateFinder(reading: reading).dates()
        var taken = [Bool](repeating: false, count: reading.tokens.count)
        for date in dates { for token in date.tokens { taken[token] = true } }
        let borders = Borders(reading: reading, phrases: phrases)
        let tagged = tagger?.spans(in: text, tokens: reading.tokens, sentences: reading.sentences)
            .flatMap { borders.trimmed($0) }
        var spans = NameFinder(reading: reading, phrases: phrases, taken: taken).names(tagged: tagged)
        spans = spans.flatMap { borders.trimmed($0) }
        spans = Agreement(reading: reading, phrases: phrases, taken: taken).agreed(spans)
        return extraction(of: spans, dates, reading, phrases, published)
    }

    private func extraction(
        of names: [TaggedSpan], _ dates: [DateSpan], _ reading: Reading, _ phrases: Phrases, _ published: Moment?
    ) -> Extraction {
        let resolution = Resolver(reading: reading, phrases: phrases, lexicon: lexicon).resolution(of: names)
        let naming = EntityNaming()
        var draft = Draft(spans: names, entityOf: resolution.entityOf, entities: resolution.entities.map(naming.entity))
        draft.add(dates, reading: reading, published: published)
        draft.addRoles(reading: reading)
        PlaceFinder(gazetteer: lexicon.gazetteer, reading: reading).locate(in: &draft)
        let quotes = QuoteFinder(marked: Marked(reading: reading, draft: draft)).quotes()
        return draft.extraction(reading: reading, quotes: quotes)
    }

    /// The trained tagger; nil where the resources have no model, and the rules do its work.
    private static func tagger(_ resources: Resources) throws(ResourceError) -> Tagger? {
        do {
            return try Tagger(resources)
        } catch .unreadable {
            return nil
        }
    }
}
