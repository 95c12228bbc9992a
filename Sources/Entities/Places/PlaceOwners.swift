import News
import Resources

/// The state or country that stands beside a place to say which of several of its name is meant.
enum PlaceOwner: Hashable {
    /// 'Paris, Texas', 'Hamilton in Bermuda', 'Victoria, the capital of British Columbia': the region or country.
    case region(GazetteerPlace)
    /// 'Frankfurt (Oder)': the name with it is that of one place.
    case named(String)
    /// 'the state of Georgia', 'Washington state', 'Atlanta, Georgia': the place is itself a region. Whether there are
    /// towns or countries of its name too.
    case itself(amongOthers: Bool)
}

/// Finds what a text says of where its places lie, at each mention.
///
/// Only what says so counts: a region or country after a comma that closes again, after 'in', in 'the capital of'. A list
/// of places says nothing: 'Moscow, Washington and Beijing'.
struct PlaceOwners {
    let reading: Reading
    let gazetteer: Gazetteer

    /// The owners of the places that have one, by the first token of the name.
    func owners(of spans: [TaggedSpan]) -> [Int: PlaceOwner] {
        var result: [Int: PlaceOwner] = [:]
        for index in spans.indices where spans[index].kind == .place {
            if let owner = owner(of: spans[index].tokens, spans, index) {
                result[spans[index].tokens.lowerBound] = owner
            }
        }
        return result
    }

    private func owner(of name: Range<Int>, _ spans: [TaggedSpan], _ index: Int) -> PlaceOwner? {
        guard hasCompany(name) else { return nil }
        if let exact = bracketed(behind: name) { return .named(exact) }
        let places = places(named: name)
        if isRegion(name, spans, index) { return .itself(amongOthers: places.contains { $0.kind != .region }) }
        guard let owner = behind(name, places) ?? before(name, places, spans, index) else { return nil }
        return .region(owner)
    }

    /// Whether a word or mark stands beside a name by which an owner is told. Most have none, and are not looked up.
    private func hasCompany(_ name: Range<Int>) -> Bool {
        let (before, after) = (name.lowerBound - 1, name.upperBound)
        if after < reading.tokens.count {
            if reading.isMark(after, ",") || reading.isMark(after, "(") || isWord(after, PlaceOwners.in) { return true }
            if reading.isPossessive(after), after + 1 < reading.tokens.count,
                reading.isWord(after + 1, in: PlaceOwners.governors)
            {
                return true
            }
            if isThe(after) || PlaceOwners.divisions.contains(reading.fact(after).hash) { return true }
        }
        return before >= 0
            && (reading.isMark(before, ",") || isWord(before, PlaceOwners.of) || reading.isPossessive(before)
                || reading.isWord(before, in: PlaceOwners.quarters))
    }

    private func places(named tokens: Range<Int>) -> [GazetteerPlace] {
        gazetteer.places(named: folded(reading.text(tokens))).filter { $0.kind != .demonym }
    }

    // MARK: Behind the name

    /// '(Oder)' where the gazetteer has 'Frankfurt (Oder)'.
    private func bracketed(behind name: Range<Int>) -> String? {
        let open = name.upperBound
        guard open + 2 < reading.tokens.count, reading.isMark(open, "("), reading.isMark(open + 2, ")") else {
            return nil
        }
        let whole = folded(reading.text(name) + " " + reading.text((open + 1)..<(open + 2)))
        return gazetteer.places(named: whole).isEmpty ? nil : whole
    }

    private func behind(_ name: Range<Int>, _ places: [GazetteerPlace]) -> GazetteerPlace? {
        let sentence = reading.sentence(of: name.lowerBound)
        var token = name.upperBound
        guard token + 1 < sentence.upperBound else { return nil }
        let hasComma = reading.isMark(token, ",")
        if hasComma { token += 1 }
        if isWord(token, PlaceOwners.in) {
            return region(at: token + 1, in: sentence).flatMap { fits($0.place, places) ? $0.place : nil }
        }
        if let seat = seat(at: token, in: sentence) { return fits(seat, places) ? seat : nil }
        guard hasComma, let found = region(at: token, in: sentence), isClosed(found.end, in: sentence),
            !isList(around: name, found.end, in: sentence)
        else { return nil }
        // A state settles it even for a town that the gazetteer lacks: 'Peru, Indiana'.
        if found.place.kind == .region { return places.first == found.place ? nil : found.place }
        return fits(found.place, places) ? found.place : nil
    }

    /// 'the capital of British Columbia', 'a small town of 25,000 in northeast Texas'.
    private func seat(at token: Int, in sentence: Range<Int>) -> GazetteerPlace? {
        let first = behindArticle(token, in: sentence)
        let seat = (first..<min(sentence.upperBound, first + 3)).first { reading.isWord($0, in: PlaceOwners.seats) }
        guard let seat, (first..<seat).allSatisfy({ reading.isLowercase($0) }) else { return nil }
        let end = behindWords(PlaceOwners.seats, from: seat, in: sentence)
        if end < sentence.upperBound, isWord(end, PlaceOwners.of), let found = region(at: end + 1, in: sentence) {
            return found.place
        }
        return surroundings(at: end, in: sentence)
    }

    /// The region of 'of 25,000 in northeast Texas', 'in the north of Spain'.
    private func surroundings(at token: Int, in sentence: Range<Int>) -> GazetteerPlace? {
        let next = token..<min(sentence.upperBound, token + 6)
        guard let preposition = next.first(where: { isWord($0, PlaceOwners.in) }),
            (token..<preposition).allSatisfy({ !reading.isCapital($0) && !reading.isMark($0, ",") })
        else { return nil }
        let start = behindArticle(preposition + 1, in: sentence)
        return region(at: behindWords(PlaceOwners.partsOf, from: start, in: sentence), in: sentence)?.place
    }

    private func behindArticle(_ token: Int, in sentence: Range<Int>) -> Int {
        token < sentence.upperBound && isThe(token) ? token + 1 : token
    }

    private func behindWords(_ words: Set<WordHash>, from token: Int, in sentence: Range<Int>) -> Int {
        (token..<sentence.upperBound).first { !reading.isWord($0, in: words) } ?? sentence.upperBound
    }

    /// The region or country whose name or abbreviation stands at a token.
    private func region(at token: Int, in sentence: Range<Int>) -> (place: GazetteerPlace, end: Int)? {
        guard token < sentence.upperBound, reading.isCapital(token) || isThe(token) else { return nil }
        let start = isThe(token) ? token + 1 : token
        for end in (start..<min(sentence.upperBound, start + 4)).reversed()
        where (start...end).allSatisfy({ reading.tokens[$0].isWord || reading.isJoint($0) }) {
            let text = reading.text(start..<(end + 1))
            let isShort = end + 1 < sentence.upperBound && reading.isMark(end + 1, ".")
            let name =
                StateAbbreviations.name(of: text) ?? (isShort ? StateAbbreviations.name(of: text + ".") : nil)
                ?? folded(text)
            let place = gazetteer.places(named: name).first { $0.kind == .region || $0.kind == .country }
            if let place { return (place, end + 1) }
        }
        return nil
    }

    private func isThe(_ token: Int) -> Bool { PlaceOwners.articles.contains(reading.fact(token).hash) }

    /// Whether the gazetteer has a place of the name there: else 'in' says where something is done.
    private func fits(_ owner: GazetteerPlace, _ places: [GazetteerPlace]) -> Bool {
        places.contains { $0.country == owner.country && $0 != owner && $0.kind != .country }
    }

    private func isClosed(_ token: Int, in sentence: Range<Int>) -> Bool {
        token >= sentence.upperBound || reading.tokens[token].isPunctuation && !reading.isJoint(token)
            || reading.isLowercase(token)
    }

    /// Whether a name is one of several after each other: 'Moscow, Washington and Beijing'.
    private func isList(around name: Range<Int>, _ end: Int, in sentence: Range<Int>) -> Bool {
        if end < sentence.upperBound, isWord(end, PlaceOwners.and) { return true }
        if end + 1 < sentence.upperBound, reading.isMark(end, ","), isWord(end + 1, PlaceOwners.and) {
            return end + 2 < sentence.upperBound && reading.isCapital(end + 2)
        }
        return false
    }

    // MARK: Before the name

    /// 'England's Newcastle'.
    private func before(
        _ name: Range<Int>, _ places: [GazetteerPlace], _ spans: [TaggedSpan], _ index: Int
    ) -> GazetteerPlace? {
        guard index > 0, spans[index - 1].kind == .place, spans[index - 1].tokens.upperBound + 1 == name.lowerBound,
            reading.isPossessive(name.lowerBound - 1)
        else { return nil }
        let owner = self.places(named: spans[index - 1].tokens).first { $0.kind == .region || $0.kind == .country }
        return owner.flatMap { fits($0, places) ? $0 : nil }
    }

    // MARK: Regions

    /// 'the state of Georgia', 'Washington state', 'Atlanta, Georgia'.
    private func isRegion(_ name: Range<Int>, _ spans: [TaggedSpan], _ index: Int) -> Bool {
        let (before, after) = (name.lowerBound - 1, name.upperBound)
        guard places(named: name).contains(where: { $0.kind == .region }) else { return false }
        if after < reading.tokens.count, PlaceOwners.divisions.contains(reading.fact(after).hash) { return true }
        if isGoverned(name), !places(named: name).contains(where: { $0.kind == .country }) { return true }
        if before > 0, isWord(before, PlaceOwners.of), PlaceOwners.divisions.contains(reading.fact(before - 1).hash) {
            return true
        }
        guard index > 0, spans[index - 1].kind == .place, spans[index - 1].tokens.upperBound == before,
            reading.isMark(before, ",")
        else { return false }
        let sentence = reading.sentence(of: name.lowerBound)
        let town = places(named: spans[index - 1].tokens)
        let own = places(named: name).filter { $0.kind == .region }
        return !isList(around: spans[index - 1].tokens, after, in: sentence)
            && town.first.map { town in town.kind != .country && own.contains { $0.country == town.country } } ?? false
    }

    /// 'Victoria's premier', 'eastern Victoria': towns have no premier and no east of their own.
    private func isGoverned(_ name: Range<Int>) -> Bool {
        let (before, after) = (name.lowerBound - 1, name.upperBound)
        if before >= 0, reading.isLowercase(before), reading.isWord(before, in: PlaceOwners.quarters) { return true }
        return after + 1 < reading.tokens.count && reading.isPossessive(after)
            && reading.isWord(after + 1, in: PlaceOwners.governors)
    }

    private func isWord(_ token: Int, _ word: WordHash) -> Bool { reading.fact(token).hash == word }

    private static let `in` = WordHash(lowercasing: "in")
    private static let of = WordHash(lowercasing: "of")
    private static let and = WordHash(lowercasing: "and")
    private static let articles = SpeechWords.set("the a")
    private static let seats = SpeechWords.set("capital seat city town port village suburb hamlet community")
    /// What names a part of a region, before its name.
    private static let partsOf = SpeechWords.set(
        """
        north south east west northern southern eastern western central northeast northwest southeast southwest
        northeastern northwestern southeastern southwestern rural state of
        """)
    private static let quarters = SpeechWords.set(
        "northern southern eastern western northeastern northwestern southeastern southwestern")
    private static let governors = SpeechWords.set("governor premier legislature governorship")
    private static let divisions = SpeechWords.set("state province county department prefecture")
}
