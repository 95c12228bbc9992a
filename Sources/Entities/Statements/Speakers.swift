import News
import Resources

/// Finds who says the words of a quote: by the clause of saying beside it, whose subject must be a name, a pronoun that
/// can mean only one person, or a description of somebody named before.
///
/// A clause is read by a small syntax (`SayingClauses`, `NounPhrases`): the verb with its small words, what is its
/// subject, what only stands near. Where that is not certain there is no speaker, since words in the wrong mouth are
/// worse than words in nobody's. Names within quotes are not looked at: people seldom name themselves.
struct Speakers {
    let quotes: [QuotedRange]
    let phrases: NounPhrases
    let clauses: SayingClauses
    let descriptions: Descriptions
    let sexes: Sexes
    /// Whom the pronouns mean that have been looked at; nil for one that stays open.
    var antecedents: [Int: Int?] = [:]
    /// Which entities are men or women, as far as it was asked.
    var sexOf: [Int: Sex?] = [:]
    /// Who is quoted last in a sentence, by its index.
    var voices: [Int32: Int] = [:]
    /// Sentences, by index, in which somebody speaks who is not named.
    var anonymous: Set<Int32> = []
    /// Where the text names a second person outside of quotes; nil if it never does.
    let secondPerson: Int?
    /// Who was asked by the quote before.
    private(set) var asked: Int?
    /// Who answers in an interview: 'Anna Lee: "..."' opens a paragraph.
    private var interviewee: Int?

    var marked: Marked { phrases.marked }
    var reading: Reading { phrases.reading }
    /// For each token, whether it stands inside a quote.
    var isQuoted: [Bool] { phrases.isQuoted }

    init(marked: Marked, quotes: [QuotedRange], lexicon: Lexicon) {
        self.quotes = quotes
        let isQuoted = marked.reading.covered(by: quotes.map(\.tokens))
        let people = isQuoted.indices.lazy.filter { !isQuoted[$0] && marked.kind(at: $0) == .person }
        secondPerson = people.first.flatMap { first in
            people.first { marked.entity(at: $0) != marked.entity(at: first) }
        }
        phrases = NounPhrases(marked: marked, isQuoted: isQuoted)
        clauses = SayingClauses(phrases: phrases)
        descriptions = Descriptions(marked: marked)
        sexes = Sexes(reading: marked.reading, lexicon: lexicon)
    }

    /// For each quote the speaker's entity, nil if uncertain, and where it was told.
    mutating func speakers() -> [(entity: Int?, ground: SpeakerGround)] {
        var result: [Attribution] = []
        var grounds: [SpeakerGround] = []
        for (index, quote) in quotes.enumerated() {
            let (said, ground) = attribution(of: quote, index, result.last ?? .none)
            note(said, quote)
            if let answering = said.entity, isLabelled(quote) { interviewee = answering }
            asked = addressee(of: quote)
            result.append(said)
            grounds.append(said == .none ? .nothing : ground)
        }
        spreadBack(&result, &grounds)
        repeatWords(&result, &grounds)
        return zip(result, grounds).map { ($0.entity, $1) }
    }

    private mutating func attribution(
        of quote: QuotedRange, _ index: Int, _ previous: Attribution
    ) -> (Attribution, SpeakerGround) {
        if quote.isContinuation, let speaker = previous.entity { return (.named(speaker), .continuation) }
        let isAfter = endsWithPause(quote) && !isIntroduced(quote)
        let first = isAfter ? behind(quote) : ahead(of: quote, index)
        if first != .none { return (first, isAfter ? .clauseAfter : .clauseBefore) }
        let second = isAfter ? ahead(of: quote, index) : behind(quote)
        if second != .none { return (second, isAfter ? .clauseBefore : .clauseAfter) }
        if let same = goingOn(index, previous) { return (same, .sameSentence) }
        if let same = carriedOn(index, previous) ?? answered(index) ?? reported(before: quote) {
            return (same, .sameParagraph)
        }
        return (source(behind: quote), .source)
    }

    /// Whether a verb of saying stands right before the quote: 'he said: "...'.
    private func isIntroduced(_ quote: QuotedRange) -> Bool {
        var token = quote.tokens.lowerBound - 2
        if token >= 0, reading.isMark(token, ":") || reading.isMark(token, ",") { token -= 1 }
        return token >= 0 && !isQuoted[token] && clauses.verb(at: token) != nil
    }

    /// Keeps who speaks in the sentences around a quote, for the pronouns of those that follow.
    private mutating func note(_ said: Attribution, _ quote: QuotedRange) {
        for token in [quote.tokens.lowerBound - 1, quote.tokens.upperBound]
        where reading.tokens.indices.contains(token) {
            switch said {
            case .named(let entity): voices[reading.sentenceOf[token]] = entity
            case .unnamed: anonymous.insert(reading.sentenceOf[token])
            case .unsaid, .none: break
            }
        }
    }

    /// Whom the words after a quote say to have been asked: 'a reporter asked Ricardo Montes'.
    private func addressee(of quote: QuotedRange) -> Int? {
        let start = quote.tokens.upperBound + 1
        for token in start..<max(start, min(start + 12, reading.tokens.count)) {
            guard !isQuoted[token], reading.sentenceOf[token] == reading.sentenceOf[start] else { return nil }
            guard reading.fact(token).hash == Speakers.ask else { continue }
            let sentence = reading.sentence(of: token)
            guard case .named(let entity) = phrases.referent(from: token + 1, to: sentence.upperBound) else {
                return nil
            }
            return entity
        }
        return nil
    }

    private static let ask = WordHash(lowercasing: "asked")
}

// MARK: From one quote to others

extension Speakers {
    /// Speech of several paragraphs has its speaker at either end.
    private func spreadBack(_ said: inout [Attribution], _ grounds: inout [SpeakerGround]) {
        for index in quotes.indices.reversed() where quotes[index].continues && index + 1 < quotes.count {
            guard said[index].entity == nil, quotes[index + 1].isContinuation else { continue }
            (said[index], grounds[index]) = (said[index + 1], .continuation)
        }
    }

    /// A headline's quote has the speaker of the same words in the text.
    private func repeatWords(_ said: inout [Attribution], _ grounds: inout [SpeakerGround]) {
        guard said.contains(.none), said.count > 1 else { return }
        var speakers: [[Int32]: Attribution] = [:]
        for (quote, said) in zip(quotes, said) where said.entity != nil { speakers[words(of: quote)] = said }
        for index in said.indices where said[index] == .none {
            let words = words(of: quotes[index])
            guard words.count > 2 || isInHeadline(quotes[index]), let known = speakers[words] else { continue }
            (said[index], grounds[index]) = (known, .sameWords)
        }
    }

    /// Whether a quote stands in the first line of the text.
    private func isInHeadline(_ quote: QuotedRange) -> Bool {
        let start = quote.tokens.lowerBound
        return start < Speakers.longestHeadline
            && (1...start).allSatisfy { !reading.tokens[$0].traits.contains(.afterLineEnd) }
    }

    /// In tokens.
    private static let longestHeadline = 40

    private func words(of quote: QuotedRange) -> [Int32] {
        quote.tokens.filter { reading.tokens[$0].isWord }.map { reading.words[$0] }
    }

    /// 'called it "a" and "b"', '"...," said X, "..."': nothing between two quotes of a sentence that another could say.
    private func goingOn(_ index: Int, _ previous: Attribution) -> Attribution? {
        guard index > 0, let speaker = previous.entity else { return nil }
        let between = (quotes[index - 1].tokens.upperBound + 1)..<(quotes[index].tokens.lowerBound - 1)
        guard between.count < 16,
            reading.sentenceOf[quotes[index - 1].tokens.upperBound]
                == reading.sentenceOf[quotes[index].tokens.lowerBound]
        else { return nil }
        // '..., and that his office is "..."'
        let opening = between.prefix(3).filter { !reading.isMark($0, ",") }
        if opening.count > 1, reading.isWord(opening[0], in: SpeechWords.joining),
            reading.fact(opening[1]).hash == SpeechWords.that
        {
            return .named(speaker)
        }
        let isFree = between.allSatisfy { token in
            !reading.isMark(token, ";") && !reading.isMark(token, ".") && marked.kind(at: token) != .person
                && !(phrases.isVerbal(token) && phrases.isPlain(token)) && !isPronoun(token)
        }
        return isFree ? .named(speaker) : nil
    }

    /// A quote that is a sentence by itself goes on with the speaker of the one before it in the paragraph.
    private func carriedOn(_ index: Int, _ previous: Attribution) -> Attribution? {
        guard index > 0, let speaker = previous.entity else { return nil }
        let quote = quotes[index]
        let between = quotes[index - 1].tokens.upperBound..<quote.tokens.lowerBound
        let lineEnds = between.dropFirst().count { reading.tokens[$0].traits.contains(.afterLineEnd) }
        guard between.count <= 40, isWholeSentence(quote),
            lineEnds == 0 || lineEnds == 1 && isWholeParagraph(quote) && isOneSentence(between),
            between.allSatisfy({ isBesides($0, speaker, reading.sentenceOf[between.lowerBound]) })
        else { return nil }
        return .named(speaker)
    }

    /// 'The end was near, said Anna Lee. “It is over.”': a quote that is a sentence by itself, behind one that says what
    /// somebody says.
    private mutating func reported(before quote: QuotedRange) -> Attribution? {
        let mark = quote.tokens.lowerBound - 1
        guard isWholeSentence(quote), mark > 0, !isQuoted[mark - 1], !reading.isQuotationMark(mark - 1),
            !reading.tokens[mark].traits.contains(.afterLineEnd)
        else { return nil }
        let sentence = reading.sentence(of: mark - 1)
        guard sentence.upperBound <= mark + 1, !sentence.contains(where: { isQuoted[$0] }) else { return nil }
        var said: Attribution?
        for token in sentence.prefix(while: { $0 < mark }) {
            guard let form = clauses.verb(at: token), phrases.isPlain(token),
                form.isDisjoint(with: [.gesture, .putting]),
                let group = clauses.group(of: token, form, from: sentence.lowerBound), !group.isPassive, !group.isToCome
            else { continue }
            guard said == nil else { return nil }
            let isInverted = token > sentence.lowerBound && reading.isMark(token - 1, ",")
            let subject =
                isInverted
                ? phrases.referent(from: token + 1, to: mark) : clauses.subject(of: group, from: sentence.lowerBound)
            guard case .named(let entity) = subject, marked.draft.entities[entity].kind == .person else { return nil }
            said = attribution(of: .named(entity), verb: form)
            if group.isUnsaid || form.contains(.denying) || form.contains(.quoting) { return nil }
        }
        return said
    }

    /// Whether a name and a colon open the quote's paragraph: 'Anna Lee: "..."'.
    private func isLabelled(_ quote: QuotedRange) -> Bool {
        let colon = quote.tokens.lowerBound - 2
        guard colon > 0, reading.isMark(colon, ":"), let name = marked.bounds(at: colon - 1) else { return false }
        return marked.kind(at: colon - 1) == .person
            && (name.lowerBound == 0 || reading.tokens[name.lowerBound].traits.contains(.afterLineEnd))
    }

    /// In an interview, a paragraph that is a quote after one that is a question.
    private func answered(_ index: Int) -> Attribution? {
        guard let interviewee, index > 0, isWholeParagraph(quotes[index]), !quotes[index].isContinuation else {
            return nil
        }
        let question = (quotes[index - 1].tokens.upperBound + 1)..<(quotes[index].tokens.lowerBound - 1)
        guard let first = question.first, let last = question.last, question.count < 100,
            reading.isMark(last, "?"), reading.tokens[first].traits.contains(.afterLineEnd),
            !question.dropFirst().contains(where: { reading.tokens[$0].traits.contains(.afterLineEnd) })
        else { return nil }
        return .named(interviewee)
    }

    private func isWholeParagraph(_ quote: QuotedRange) -> Bool {
        let next = quote.tokens.upperBound + 1
        return reading.tokens[quote.tokens.lowerBound - 1].traits.contains(.afterLineEnd)
            && (next >= reading.tokens.count || reading.tokens[next].traits.contains(.afterLineEnd))
    }

    /// Whether nothing stands between two quotes but the rest of the first one's sentence.
    private func isOneSentence(_ between: Range<Int>) -> Bool {
        between.dropLast().allSatisfy { reading.sentenceOf[$0] == reading.sentenceOf[between.lowerBound] }
    }

    /// Whether a token between two quotes names nobody else, or only in the sentence that says who spoke.
    private func isBesides(_ token: Int, _ speaker: Int, _ sentence: Int32) -> Bool {
        if reading.sentenceOf[token] == sentence { return true }
        return marked.kind(at: token) != .person || marked.entity(at: token) == speaker
    }

    private func isWholeSentence(_ quote: QuotedRange) -> Bool {
        guard let last = quote.tokens.last else { return false }
        let start = quote.tokens.lowerBound
        let next = quote.tokens.upperBound + 1
        let isOpen = reading.sentence(of: start - 1).lowerBound >= start - 1
        let isClosed =
            next >= reading.tokens.count || reading.sentenceOf[next] != reading.sentenceOf[last]
            || reading.tokens[next].traits.contains(.afterLineEnd)
        return isOpen && isClosed
    }
}
