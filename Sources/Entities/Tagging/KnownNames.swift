import News
import Resources

/// Adds names that the gazetteer knows for certain: 'European Commission', 'Farnborough Airshow', 'F-16s', 'Kremlin'.
///
/// The tagger has seen too few of them to trust the gazetteer alone, and breaks them up where a title or another name
/// follows. Only phrases that are nothing but an organisation, a weapon or the like count, and only where the words
/// around them are no part of a longer name. A word alone counts where its capital says that it is a name: within a
/// sentence of running text, and in small letters nowhere in the text.
struct KnownNames {
    let text: ObservedText

    func added(to spans: [TaggedSpan]) -> [TaggedSpan] {
        var owner = [Int?](repeating: nil, count: text.forms.count)
        for (index, span) in spans.enumerated() { for token in span.tokens { owner[token] = index } }
        var replaced = [Bool](repeating: false, count: spans.count)
        var result: [TaggedSpan] = []
        for sentence in text.sentences {
            for start in sentence where text.forms[start].phrasePosition == 1 {
                let phrase = phrase(from: start, in: sentence)
                let classes = text.forms[start].phraseClasses
                guard let kind = kind(of: phrase, classes) ?? joinedPlace(phrase, classes) else { continue }
                guard phrase.count > 1, text.forms[phrase.upperBound - 1].isCapitalised,
                    standsAlone(phrase, in: sentence, owner)
                else { continue }
                let inner = Set(phrase.compactMap { owner[$0] })
                guard inner.allSatisfy({ phrase.contains(spans[$0].tokens) }) else { continue }
                if inner.count == 1, let only = inner.first, spans[only].tokens == phrase,
                    spans[only].kind == kind
                {
                    continue
                }
                for index in inner { replaced[index] = true }
                result.append(known(phrase, kind, score: 0.8))
            }
        }
        result += single(owner)
        guard !result.isEmpty else { return spans }
        result += spans.indices.filter { !replaced[$0] }.map { spans[$0] }
        return result.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// The names of one word that the tagger has passed over.
    private func single(_ owner: [Int?]) -> [TaggedSpan] {
        let hints = KindHints(text: text)
        var result: [TaggedSpan] = []
        for (sentence, setting) in zip(text.sentences, text.settings) where setting == .running {
            for token in sentence where owner[token] == nil && text.forms[token].phrasePosition == 0 {
                let form = text.forms[token]
                let hasOwnCapital = form.traits.contains(.allCapitals) || form.traits.contains(.hasInnerCapital)
                let isMeant = isInside(token, sentence) && form.isCapitalised || hasOwnCapital
                var name = token..<(token + 1)
                guard form.kind == .word, !isSmallWord(form) else { continue }
                if form.isCapitalised, form.classes.contains(.company), text.facts[form.lower].small == 0,
                    hints.speaksAsFirm(name), standsAlone(name, in: sentence, owner)
                {
                    result.append(known(name, .organization, score: 0.6))
                    continue
                }
                guard isMeant else { continue }
                if let start = unitStart(token, sentence, owner) {
                    result.removeAll { $0.tokens.upperBound > start }
                    result.append(known(start..<(token + 1), .organization, score: 0.6))
                    continue
                }
                if form.lower == text.known.x, isNetwork(token, sentence) {
                    result.append(known(name, .product, score: 0.6))
                    continue
                }
                if let sort = hints.sortNamed(name, form.classes) {
                    while sentence.contains(name.upperBound), text.forms[name.upperBound].isCapitalised {
                        name = token..<(name.upperBound + 1)
                    }
                    guard name.allSatisfy({ owner[$0] == nil }) else { continue }
                    result.append(known(name, sort.kind, score: 0.6))
                    continue
                }
                guard text.facts[form.lower].small == 0 || hasOwnCapital,
                    let kind = kind(of: name, form.classes) ?? toldByNoun(name, form.classes),
                    standsAlone(name, in: sentence, owner)
                else { continue }
                result.append(known(name, kind, score: 0.6))
            }
        }
        return result
    }

    /// Whether a token opens neither its sentence nor a quote.
    private func isInside(_ token: Int, _ sentence: Range<Int>) -> Bool {
        token > sentence.lowerBound && text.forms[token - 1].lower != text.known.quote
    }

    /// 'Is', 'The', 'I': words that a capital makes no names of, though lists have names that are spelled so.
    private func isSmallWord(_ form: WordForm) -> Bool {
        form.lower == text.known.i
            || !form.traits.contains(.allCapitals) && text.known.breaks.contains(form.lower)
    }

    /// The number of '444 Brigade', '3rd Assault Brigade'.
    private func unitStart(_ noun: Int, _ sentence: Range<Int>, _ owner: [Int?]) -> Int? {
        guard KnownNames.units.contains(text.forms[noun].lower) else { return nil }
        for token in (max(sentence.lowerBound, noun - 4)..<noun).reversed() {
            let form = text.forms[token]
            guard owner[token] == nil else { return nil }
            if form.kind == .number || form.traits.contains(.hasDigit) { return token }
            guard form.kind == .word, form.isCapitalised else { return nil }
        }
        return nil
    }

    /// What an army has of by number.
    private static let units = KnownWords.hashes("brigade battalion division regiment squadron fleet")

    /// 'wrote on X', 'in a post on X,': the network.
    private func isNetwork(_ token: Int, _ sentence: Range<Int>) -> Bool {
        let form = text.forms[token + 1]
        guard text.forms[token - 1].lower == text.known.on, form.lower != text.known.hyphen, form.kind != .number else {
            return false
        }
        return (max(sentence.lowerBound, token - 10)..<token).contains {
            text.known.posting.contains(text.forms[$0].lower)
        }
    }

    /// 'three Volkan anti-ship missiles': a name that no list has as whose missiles they might be.
    private func toldByNoun(_ name: Range<Int>, _ classes: PhraseClasses) -> EntityKind? {
        guard classes.subtracting([.givenName, .surname]).isEmpty, let noun = text.noun(behind: name),
            !text.known.vagueNouns.contains(text.forms[noun].lower)
        else { return nil }
        return text.nouns(at: noun) & KnownWords.weaponNoun != 0 ? .weapon : nil
    }

    private func known(_ tokens: Range<Int>, _ kind: EntityKind, score: Float) -> TaggedSpan {
        TaggedSpan(
            tokens: tokens, kind: kind, score: score, evidence: kind.sort.map(KindEvidence.init(known:)) ?? .none)
    }

    /// What a phrase is where it can be only one sort of thing, or where the noun behind it says which.
    private func kind(of phrase: Range<Int>, _ classes: PhraseClasses) -> EntityKind? {
        if !classes.isDisjoint(with: [.weapon, .product]), let noun = text.noun(behind: phrase) {
            let nouns = text.nouns(at: noun)
            if classes.contains(.weapon), nouns & KnownWords.weaponNoun != 0 { return .weapon }
            if classes.contains(.product), nouns & KnownWords.productNoun != 0 { return .product }
        }
        let sorts: [(PhraseClasses, EntityKind)] = [
            (.anyOrganization, .organization), (.weapon, .weapon), (.product, .product), (.event, .event),
            (.work, .work), (.facility, .facility), (.anyGroup, .group),
        ]
        let known = sorts.filter { !classes.isDisjoint(with: $0.0) }
        guard known.count == 1, let only = known.first, classes.subtracting(only.0).subtracting(.alternate).isEmpty
        else { return nil }
        return only.1
    }

    /// 'Jammu and Kashmir', 'Cox's Bazar': places whose names hold a word that parts others.
    private func joinedPlace(_ phrase: Range<Int>, _ classes: PhraseClasses) -> EntityKind? {
        guard phrase.count > 2, classes.subtracting([.anyPlace, .alternate]).isEmpty,
            phrase.contains(where: { text.forms[$0].lower == text.known.and || text.forms[$0].traits.contains(.clitic) }
            )
        else { return nil }
        return .place
    }

    private func phrase(from start: Int, in sentence: Range<Int>) -> Range<Int> {
        var end = start + 1
        while end < sentence.upperBound, text.forms[end].phrasePosition > 1 {
            end += 1
            if text.forms[end - 1].phrasePosition == 3 { break }
        }
        // Within a sentence a capital says that the article is part of the name: 'The Register'.
        let isOwnArticle = text.forms[start].isCapitalised && start > sentence.lowerBound
        return (text.forms[start].lower == text.known.the && !isOwnArticle ? start + 1 : start)..<end
    }

    /// Whether no capitalised word touches the phrase but titles, peoples and other names.
    private func standsAlone(_ phrase: Range<Int>, in sentence: Range<Int>, _ owner: [Int?]) -> Bool {
        let beside: PhraseClasses = [.title, .demonym, .dateWord]
        for neighbour in [phrase.lowerBound - 1, phrase.upperBound] where sentence.contains(neighbour) {
            let form = text.forms[neighbour]
            guard form.isCapitalised, form.isAlphabetic, neighbour != sentence.lowerBound else { continue }
            if let other = owner[neighbour], !phrase.contains(where: { owner[$0] == other }) { continue }
            if form.classes.isDisjoint(with: beside) { return false }
        }
        return true
    }
}

extension Range<Int> {
    fileprivate func contains(_ other: Range<Int>) -> Bool {
        lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}
