import Resources
import Segmentation

// How far a name reaches, from its first word.

extension Chunker {
    /// A name by its head word, the head at the end or followed by 'of' or 'for' and more.
    func headed(from token: Int, in run: Range<Int>, limit: Int) -> Chunk? {
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

    func givenName(from token: Int, in run: Range<Int>, limit: Int) -> Chunk? {
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
    func nameEnd(from token: Int, limit: Int) -> Int {
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
    func capitalsEnd(from token: Int, in run: Range<Int>, limit: Int) -> Int {
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
