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
    private func joins(_ token: Int) -> Bool {
        guard reading.isCapital(token + 1), !taken[token + 1] else { return false }
        return reading.isJoint(token) && reading.isMark(token, "-") || reading.isMark(token, "&")
    }

    /// In a line whose capitals say nothing, only what the gazetteer has is cut out.
    private func cutKnown(at token: Int, into result: inout [Chunk]) -> Int {
        guard let match = phrases.longest(at: token) else { return token + 1 }
        guard !match.classes.isDisjoint(with: .certain) else { return token + 1 }
        result.append(Chunk(match.tokens, .phrase))
        return match.tokens.upperBound
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
            let mayBeName =
                reading.has(token, .nameToo) && token + 1 < run.upperBound && phrases.isOf(token + 1, .surname)
                && !reading.has(token + 1, .function)
            return !mayBeName && !phrases.isOf(token, [.country, .anyOrganization])
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
        if end + 1 < limit, reading.isMark(end, "f") == false, isWord(end, "of"), reading.isCapital(end + 1),
            reading.has(end + 1, [.titleModifier])
        {
            return end + 2
        }
        return end
    }

    private func isWord(_ token: Int, _ word: StaticString) -> Bool {
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

// MARK: Names

extension Chunker {
    /// A name by its head word, the head at the end or followed by 'of' or 'for' and more.
    private func headed(from token: Int, in run: Range<Int>, limit: Int) -> Chunk? {
        if let opened = opened(from: token, in: run) { return opened }
        guard let head = head(from: token, in: run) else { return nil }
        let end = extended(from: head, limit: limit)
        guard end > token + 1 else { return nil }
        return Chunk(token..<end, .head, head: head)
    }

    /// 'Lake Victoria', 'Operation Barbarossa'.
    private func opened(from token: Int, in run: Range<Int>) -> Chunk? {
        guard reading.has(token, [.placeOpener, .eventOpener]), token + 1 < run.upperBound,
            reading.isCapital(token + 1), !reading.has(token + 1, [.title, .function])
        else { return nil }
        var end = token + 2
        if reading.has(token, .placeOpener) {
            while end < run.upperBound, reading.isCapital(end), reading.has(end, .anyHead) { end += 1 }
            return Chunk(token..<end, .head, head: end - 1 > token + 1 ? end - 1 : token)
        }
        while end < run.upperBound, reading.isCapital(end), end < token + 4 { end += 1 }
        return Chunk(token..<end, .head, head: token)
    }

    /// The last of the first row of head words in a run, within five words; titles end the search.
    private func head(from token: Int, in run: Range<Int>) -> Int? {
        var found: Int?
        for next in token..<min(run.upperBound, token + 8) {
            if reading.isJoint(next) || reading.isMark(next, "&") { continue }
            if reading.has(next, .anyHead), !isSurnamePlace(next, after: token) {
                found = next
            } else if found != nil, !(next + 1 < run.upperBound && reading.has(next + 1, .anyHead) && !endsRole(next)) {
                break
            } else if reading.has(next, [.title, .courtesy]), !reading.has(next, .titleModifier) {
                break
            }
        }
        return found
    }

    private func endsRole(_ token: Int) -> Bool { reading.has(token, [.title, .role, .courtesy]) }

    /// 'Benny Hill': a head word that is a surname right after a given name.
    private func isSurnamePlace(_ head: Int, after token: Int) -> Bool {
        head == token + 1 && reading.has(head, [.placeHead, .facilityHead, .eventHead, .workHead, .organizationHead])
            && phrases.isOf(token, .givenName) && phrases.isOf(head, .surname)
            && phrases.single(token).isDisjoint(with: [.anyCity, .country, .region, .anyGroup])
    }

    /// Takes 'of England', 'for Nuclear Research' along with a head word.
    private func extended(from head: Int, limit: Int) -> Int {
        var end = head + 1
        let takesFor = reading.has(head, .organizationHead)
        guard end + 1 < limit, isWord(end, "of") || takesFor && isWord(end, "for") else { return end }
        var next = end + 1
        if isWord(next, "the"), next + 1 < limit { next += 1 }
        guard reading.isCapital(next), !taken[next] else { return end }
        end = next + 1
        while end < limit, !taken[end] {
            if reading.isCapital(end), reading.tokens[end].isAfterSpace, !reading.has(end, [.title, .courtesy]) {
                end += 1
            } else if takesFor, end + 1 < limit, isWord(end, "and") || joins(end), reading.isCapital(end + 1),
                phrases.single(end + 1).isDisjoint(with: [.country, .anyGroup]),
                !phrases.isOf(end - 1, [.country, .anyCity])
            {
                end += 2
            } else {
                break
            }
        }
        return end
    }

    private func givenName(from token: Int, in run: Range<Int>, limit: Int) -> Chunk? {
        guard phrases.isOf(token, .givenName) || isInitial(token),
            phrases.single(token).isDisjoint(with: [.country, .anyGroup])
        else { return nil }
        let end = nameEnd(from: token, limit: limit)
        return end > token + 1 ? Chunk(token..<end, .givenName) : nil
    }

    private func isInitial(_ token: Int) -> Bool {
        reading.tokens[token].range.count == 2 && reading.tokens[token].traits.contains(.abbreviation)
    }

    /// The end of a person's name, at most five words, particles within it.
    private func nameEnd(from token: Int, limit: Int) -> Int {
        var end = token + 1
        var words = 1
        while end < limit, words < 5, !taken[end] {
            var next = end
            while next + 1 < limit, reading.has(next, .particle), !reading.isCapital(next) || next > end,
                next < end + 3,
                reading.tokens[next].isWord
            {
                next += 1
            }
            if reading.isJoint(next), next + 1 < limit { next += 1 }
            guard reading.isCapital(next), !taken[next], next > end || reading.tokens[next].isAfterSpace,
                continuesName(next)
            else { break }
            end = next + 1
            words += 1
        }
        return end
    }

    private func continuesName(_ token: Int) -> Bool {
        if reading.has(token, .generation) { return true }
        if reading.has(token, [.title, .courtesy, .function]), !phrases.isOf(token, .surname) { return false }
        if reading.has(token, .organizationHead), !phrases.isOf(token, .anyName) { return false }
        return phrases.single(token).isDisjoint(with: [.country, .demonym, .anyOrganization])
    }

    /// Capitals up to the next thing that stands for itself.
    private func capitalsEnd(from token: Int, in run: Range<Int>, limit: Int) -> Int {
        var end = token + 1
        while end < run.upperBound {
            if !reading.isCapital(end) {
                end += 1
                continue
            }
            if reading.has(end, [.title, .courtesy, .function]) { break }
            if let match = phrases.longest(at: end), !match.classes.isDisjoint(with: [.country, .demonym]) { break }
            end += 1
        }
        while end > token + 1, !reading.isCapital(end - 1) { end -= 1 }
        return end
    }
}
