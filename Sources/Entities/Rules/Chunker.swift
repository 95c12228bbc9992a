import Resources
import Segmentation

/// Cuts the capitalised runs of a text into names.
///
/// 'German Defence Minister Boris Pistorius' is a nationality, a title and a name; 'Bank of England Governor Andrew
/// Bailey' an organisation, a title and a name. A run is read from the left, and at each word the first of these that
/// fits is cut off: what opens a sentence only, a title, a name that its head word ends, the gazetteer's longest
/// phrase, a given name with what follows, and else all capitals up to one of those.
struct Chunker {
    let reading: Reading
    let phrases: Phrases
    /// One a token: whether it is spoken for already, as part of a date.
    let taken: [Bool]

    /// The chunks of one sentence, in order, not overlapping.
    func chunks(in sentence: Range<Int>) -> [Chunk] {
        var result: [Chunk] = []
        let trustsCapitals = reading.casing(at: sentence.lowerBound) == .running
        var token = sentence.lowerBound
        while token < sentence.upperBound {
            guard !taken[token], reading.mayBeginName(token) else {
                token += 1
                continue
            }
            if trustsCapitals {
                let run = token..<runEnd(from: token, limit: sentence.upperBound)
                token = cut(run, limit: sentence.upperBound, into: &result)
            } else {
                token = cutKnown(at: token, into: &result)
            }
        }
        return result
    }

    /// Where the run of capitalised words ends that starts at `token`.
    private func runEnd(from token: Int, limit: Int) -> Int {
        var end = token + 1
        while end < limit, !taken[end] {
            if reading.isCapital(end), reading.tokens[end].isAfterSpace || reading.isJoint(end - 1) {
                end += 1
            } else if end + 1 < limit, joins(end) {
                end += 2
            } else {
                break
            }
        }
        return end
    }

    /// Whether a token within a run holds it together: the hyphen of 'Rolls-Royce', '&'.
    func joins(_ token: Int) -> Bool {
        guard reading.isCapital(token + 1), !taken[token + 1] else { return false }
        return reading.isJoint(token) && reading.isMark(token, "-") || reading.isMark(token, "&")
    }

    /// In a line whose capitals say nothing, only what the gazetteer has is cut out.
    private func cutKnown(at token: Int, into result: inout [Chunk]) -> Int {
        guard let match = phrases.longest(at: token), !match.classes.isDisjoint(with: .certain),
            match.tokens.count > 1 || standsAlone(token, match.classes)
        else { return token + 1 }
        result.append(Chunk(match.tokens, .phrase))
        return match.tokens.upperBound
    }

    /// Whether a single known word is a name even in a headline. Countries are; companies and rivers are often words,
    /// and need the running text to have them capitalised, or a headline in title case to have them in capitals.
    private func standsAlone(_ token: Int, _ classes: PhraseClasses) -> Bool {
        let isLoud = reading.tokens[token].isAllCapitals && reading.casing(at: token) == .title
        if reading.fact(token).capitalInside > 0 || isLoud { return true }
        return !classes.isDisjoint(with: .certainAlone) && !reading.has(token, .function)
    }

    /// Cuts a run and returns the token to go on from, at or after the run's end.
    private func cut(_ run: Range<Int>, limit: Int, into result: inout [Chunk]) -> Int {
        var token = run.lowerBound
        while token < run.upperBound {
            guard reading.mayBeginName(token) else {
                token += 1
                continue
            }
            if opensOnly(token, in: run) {
                token += 1
            } else if let end = titleEnd(from: token, in: run, limit: limit) {
                token = cutTitled(after: end, limit: limit, into: &result)
            } else {
                let chunk = next(at: token, in: run, limit: limit)
                result.append(chunk)
                token = chunk.tokens.upperBound
            }
        }
        return max(token, run.upperBound)
    }

    private func next(at token: Int, in run: Range<Int>, limit: Int) -> Chunk {
        let phrase = phrases.longest(at: token)
        if let named = headed(from: token, in: run, limit: limit),
            named.tokens.upperBound > phrase?.tokens.upperBound ?? 0
        {
            return named
        }
        if let person = givenName(from: token, in: run, limit: limit),
            person.tokens.upperBound > phrase?.tokens.upperBound ?? 0
        {
            return person
        }
        if let phrase { return Chunk(phrase.tokens, .phrase) }
        return Chunk(token..<capitalsEnd(from: token, in: run, limit: limit), .capitals)
    }
}

// MARK: What is no name

extension Chunker {
    /// A capitalised word that begins the sentence and no name.
    private func opensOnly(_ token: Int, in run: Range<Int>) -> Bool {
        guard phrases.longest(at: token)?.tokens.count ?? 1 == 1 else { return false }
        if reading.isCapital(token), reading.has(token, .function) {
            let isAcronym = reading.tokens[token].isAllCapitals && reading.casing(at: token) == .running
            let mayBeName =
                reading.has(token, .nameToo) && token + 1 < run.upperBound && phrases.isOf(token + 1, .surname)
                && !reading.has(token + 1, .function)
            // 'US' and 'WHO' are names, 'Us' and 'Who' are not.
            return !mayBeName && !(isAcronym && phrases.isOf(token, [.country, .anyOrganization]))
        }
        guard reading.startsSentence(token), phrases.single(token).isDisjoint(with: .certain)
        else { return false }
        let fact = reading.fact(token)
        return fact.lowercase > 0 && fact.capitalInside == 0
            && fact.classes.isDisjoint(with: [.title, .titleModifier, .anyHead])
    }

    /// The end of a title that begins here: 'Defence Minister', 'Lt. Gen.', 'Secretary of State'. Nil where none does.
    private func titleEnd(from token: Int, in run: Range<Int>, limit: Int) -> Int? {
        var end: Int?
        var next = token
        while next < run.upperBound, reading.has(next, [.title, .titleModifier, .courtesy, .role]) {
            if reading.has(next, [.title, .courtesy, .role]) { end = next + 1 }
            next += 1
            if next + 1 < run.upperBound, reading.isJoint(next) { next += 1 }
        }
        guard let end else { return nil }
        // 'Justice Department' and 'General Motors' begin with a title and are none.
        if end < run.upperBound, reading.has(end, .organizationHead), reading.has(end - 1, .titleModifier) {
            return nil
        }
        if end + 1 < limit, isWord(end, "of"), reading.isCapital(end + 1),
            reading.has(end + 1, [.titleModifier])
        {
            return end + 2
        }
        return end
    }

    func isWord(_ token: Int, _ word: StaticString) -> Bool {
        let range = reading.tokens[token].range
        guard range.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { letters in
            range.indices.allSatisfy { reading.bytes[$0] | 0x20 == letters[$0 - range.lowerBound] }
        }
    }

    private func cutTitled(after end: Int, limit: Int, into result: inout [Chunk]) -> Int {
        guard end < limit, reading.isCapital(end), !taken[end], reading.tokens[end].isAfterSpace,
            !reading.has(end, [.function, .title, .organizationHead]) || phrases.isOf(end, .anyName),
            phrases.single(end).isDisjoint(with: [.country, .anyGroup])
        else { return end }
        let name = nameEnd(from: end, limit: limit)
        result.append(Chunk(end..<name, .titled))
        return name
    }
}
