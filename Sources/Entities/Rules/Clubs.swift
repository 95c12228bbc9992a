import News
import Resources

/// Tells clubs from the towns, and teams from the weapons, that have their names, by what only a club does.
///
/// One telling mention makes a club of the name, but for where the text is in the town: 'in Barcelona'. Where the text has
/// a match, what is played 'against' is a club too.
struct Clubs {
    let reading: Reading
    let phrases: Phrases

    /// - Parameter spans: in order, not overlapping; so is the result.
    func settled(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        var clubs: Set<Int32> = []
        for index in spans.indices where mayBeClub(spans[index]) {
            let next = index + 1 < spans.count ? spans[index + 1] : nil
            if let next, isMatch(spans[index], next) { clubs.insert(word(of: next)) }
            if next.map({ isMatch(spans[index], $0) }) ?? false || scores(spans[index].tokens)
                || isBuyer(spans[index].tokens) || hasPlayers(spans[index].tokens)
                || isPlayedFor(spans[index].tokens)
            {
                clubs.insert(word(of: spans[index]))
            }
        }
        guard !clubs.isEmpty else { return spans }
        return spans.map { span in
            guard mayBeClub(span), clubs.contains(word(of: span)) && !isPlaceHere(span) || isOpponent(span) else {
                return span
            }
            var span = span
            span.kind = .organization
            return span
        }
    }

    private func word(of span: TaggedSpan) -> Int32 { reading.words[span.tokens.lowerBound] }

    /// A town, a weapon, or a club already. No country: teams of countries go by the country.
    private func mayBeClub(_ span: TaggedSpan) -> Bool {
        let token = span.tokens.lowerBound
        guard span.tokens.count == 1, !phrases.isOf(token, .country) else { return false }
        switch span.kind {
        case .organization: return true
        case .place: return !phrases.isOf(token, [.region, .area]) || phrases.isOf(token, [.anyCity, .town])
        case .weapon: return true
        case .group, .person, .product, .facility, .event, .work, .other, .date: return false
        }
    }

    /// 'lost to', 'beat the' and nothing else between two names.
    private func isMatch(_ left: TaggedSpan, _ right: TaggedSpan) -> Bool {
        let between = left.tokens.upperBound..<max(left.tokens.upperBound, right.tokens.lowerBound)
        guard mayBeClub(right), let verb = between.first, between.count <= 3,
            Clubs.matches.contains(reading.fact(verb).hash)
        else { return false }
        return between.dropFirst().allSatisfy {
            reading.isLowercase($0) || reading.tokens[$0].isNumber || reading.isJoint($0)
        }
    }

    /// 'Denver won in Chicago, 110-98'.
    private func scores(_ name: Range<Int>) -> Bool {
        let verb = name.upperBound
        let end = reading.sentence(of: name.lowerBound).upperBound
        guard verb < end, Clubs.results.contains(reading.fact(verb).hash) else { return false }
        return (verb..<max(verb, min(end - 2, verb + 12))).contains {
            reading.tokens[$0].isNumber
                && (isScore($0) || reading.isJoint($0 + 1) && reading.tokens[$0 + 2].isNumber)
        }
    }

    /// '110-98' in one token.
    private func isScore(_ number: Int) -> Bool {
        let parts = reading.bytes[reading.tokens[number].range].split(separator: 0x2D)
        return parts.count == 2 && parts.allSatisfy { (1...3).contains($0.count) }
    }

    /// 'Fulham signed him', 'Fulham sacked their coach'.
    private func isBuyer(_ name: Range<Int>) -> Bool {
        let verb = name.upperBound
        guard verb + 1 < reading.tokens.count, reading.startsSentence(name.lowerBound) else { return false }
        let object = reading.fact(verb + 1).hash
        return Clubs.transfers.contains(reading.fact(verb).hash)
            && (SpeechWords.determiners.contains(object) || Clubs.players.contains(object) || object == Clubs.him)
    }

    /// 'Southampton's keeper', 'Patriots coach'.
    private func hasPlayers(_ name: Range<Int>) -> Bool {
        let next = name.upperBound
        guard next + 1 < reading.tokens.count else { return false }
        // 'Wrexham manager Phil Parkinson'; 'the town's manager' may be its clerk.
        if reading.fact(next).hash == Clubs.manager, reading.isCapital(next + 1) { return true }
        return Clubs.players.contains(reading.fact(reading.isPossessive(next) ? next + 1 : next).hash)
    }

    /// 'in Barcelona', 'near Fulham', 'to Leeds' but not 'lost to Leeds'.
    private func isPlaceHere(_ span: TaggedSpan) -> Bool {
        let before = span.tokens.lowerBound - 1
        guard span.kind == .place, before >= 0, Clubs.places.contains(reading.fact(before).hash) else { return false }
        return before == 0 || !Clubs.matches.contains(reading.fact(before - 1).hash)
    }

    private func isOpponent(_ span: TaggedSpan) -> Bool {
        span.kind == .place && span.tokens.lowerBound > 0
            && reading.fact(span.tokens.lowerBound - 1).hash == Clubs.against
    }

    /// 'scored for Milan in a 1-0 win over Bologna'.
    private func isPlayedFor(_ name: Range<Int>) -> Bool {
        let before = name.lowerBound - 1
        guard before > 0 else { return false }
        let (word, noun) = (reading.fact(before).hash, reading.fact(before - 1).hash)
        return word == Clubs.for && Clubs.plays.contains(noun) || word == Clubs.over && Clubs.wins.contains(noun)
    }

    private static let `for` = WordHash(lowercasing: "for")
    private static let over = WordHash(lowercasing: "over")
    private static let plays = SpeechWords.set("scored scores equalised equalized")
    private static let wins = SpeechWords.set("win wins victory victories triumph")
    private static let against = WordHash(lowercasing: "against")
    private static let manager = WordHash(lowercasing: "manager")
    private static let him = WordHash(lowercasing: "him")
    private static let matches = SpeechWords.set(
        "beat beats lost loses drew draws defeated thrashed edged overcame hammered trounced")
    private static let results = SpeechWords.set(
        "beat beats lost loses drew draws won wins defeated thrashed edged overcame led trailed fell")
    private static let transfers = SpeechWords.set("signed sacked loaned bought sold relegated")
    private static let players = SpeechWords.set(
        "coach keeper goalkeeper midfielder striker defender winger quarterback linebacker pitcher playmaker")
    private static let places = SpeechWords.set("in near around across outside to from")
}
