import News
import Resources

/// Tells firms from the people and clubs from the towns that have their names.
///
/// 'Ford will build the van' is the company where Gerald Ford is named only later, and 'Tesla, the car maker,' beside Nikola
/// Tesla; 'Barcelona lost to Getafe' are clubs, 'in Barcelona' is the town. One telling mention settles those that nothing
/// speaks against.
struct Namesakes {
    let reading: Reading
    let phrases: Phrases

    /// - Parameter spans: in order, not overlapping; so is the result.
    func settled(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        var spans = spans
        settleFirms(&spans)
        settleClubs(&spans)
        return spans
    }

    // MARK: Firms

    private func settleFirms(_ spans: inout [TaggedSpan]) {
        var firstNamed: [Int32: Int] = [:]
        for span in spans where span.kind == .person && span.tokens.count > 1 {
            guard let last = span.tokens.last else { continue }
            firstNamed[reading.words[last]] = min(firstNamed[reading.words[last]] ?? .max, last)
        }
        var firms: Set<Int32> = []
        for span in spans where isSingle(span) && (span.kind == .person || span.kind == .organization) {
            let token = span.tokens.lowerBound
            guard let named = firstNamed[reading.words[token]] else { continue }
            let isEarlier = token < named && phrases.isOf(token, .company) && reading.casing(at: token) == .running
            if isEarlier || isCalledFirm(behind: span.tokens) { firms.insert(reading.words[token]) }
        }
        guard !firms.isEmpty else { return }
        for index in spans.indices where isSingle(spans[index]) && spans[index].kind == .person {
            let token = spans[index].tokens.lowerBound
            if firms.contains(reading.words[token]), !isTitled(token) { spans[index].kind = .organization }
        }
    }

    private func isSingle(_ span: TaggedSpan) -> Bool { span.tokens.count == 1 }

    private func isTitled(_ token: Int) -> Bool {
        token > 0 && reading.has(token - 1, [.title, .courtesy, .role])
    }

    /// ', the car maker,'.
    private func isCalledFirm(behind name: Range<Int>) -> Bool {
        let comma = name.upperBound
        guard comma + 2 < reading.tokens.count, reading.isMark(comma, ","), reading.has(comma + 1, .determiner) else {
            return false
        }
        return (comma + 2..<min(reading.tokens.count, comma + 6)).first { reading.tokens[$0].isPunctuation }.map {
            reading.has($0 - 1, .organizationNoun) && !reading.has($0 - 1, .role)
        } ?? false
    }

    // MARK: Clubs

    private func settleClubs(_ spans: inout [TaggedSpan]) {
        var clubs: Set<Int32> = []
        for index in spans.indices where isTown(spans[index]) {
            let next = index + 1
            if next < spans.count, isTown(spans[next]),
                isMatch(spans[index].tokens.upperBound..<spans[next].tokens.lowerBound)
            {
                clubs.insert(reading.words[spans[index].tokens.lowerBound])
                clubs.insert(reading.words[spans[next].tokens.lowerBound])
            } else if isBuyer(spans[index].tokens) {
                clubs.insert(reading.words[spans[index].tokens.lowerBound])
            }
        }
        guard !clubs.isEmpty else { return }
        for index in spans.indices
        where isTown(spans[index]) && clubs.contains(reading.words[spans[index].tokens.lowerBound]) {
            if !isPlaceHere(spans[index].tokens) { spans[index].kind = .organization }
        }
    }

    /// A town, no country: teams of countries go by the country.
    private func isTown(_ span: TaggedSpan) -> Bool {
        let token = span.tokens.lowerBound
        guard span.kind == .place, span.tokens.count == 1, !phrases.isOf(token, .country) else { return false }
        return !phrases.isOf(token, [.region, .area]) || phrases.isOf(token, [.anyCity, .town])
    }

    /// 'lost to', 'beat' and nothing else between two towns.
    private func isMatch(_ between: Range<Int>) -> Bool {
        guard let verb = between.first, between.count <= 3, Namesakes.matches.contains(reading.fact(verb).hash) else {
            return false
        }
        return between.dropFirst().allSatisfy {
            reading.isLowercase($0) || reading.tokens[$0].isNumber || reading.isJoint($0)
        }
    }

    /// 'Fulham signed him', 'Fulham sacked their coach'.
    private func isBuyer(_ name: Range<Int>) -> Bool {
        let verb = name.upperBound
        guard verb + 1 < reading.tokens.count, reading.startsSentence(name.lowerBound) else { return false }
        return Namesakes.transfers.contains(reading.fact(verb).hash)
            && (SpeechWords.determiners.contains(reading.fact(verb + 1).hash)
                || Namesakes.players.contains(reading.fact(verb + 1).hash))
    }

    /// 'in Barcelona', 'near Fulham'.
    private func isPlaceHere(_ name: Range<Int>) -> Bool {
        let before = name.lowerBound - 1
        return before >= 0 && Namesakes.places.contains(reading.fact(before).hash)
    }

    private static let matches = SpeechWords.set(
        "beat beats lost loses drew draws defeated thrashed edged overcame hosted host visit visited")
    private static let transfers = SpeechWords.set("signed sacked loaned bought sold relegated")
    private static let players = SpeechWords.set("him her them midfielder striker defender goalkeeper winger")
    private static let places = SpeechWords.set("in near around across outside to from")
}
