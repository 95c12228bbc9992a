import News

// How alike two articles are: the beginnings and the whole texts by their words, the names, how far apart the articles
// are in time, and whether the beginnings share words that hardly any other article has. One outlet seldom tells an event
// twice on a day, and its articles are alike in other ways, so two of its own have to be more alike.
//
// The weights were first learnt by a regression over pairs of open news, then rounded, and the sum checked apart on briefs,
// on whole articles and on retold ones: none of them gets much worse if a weight or the limit changes by a fifth. What a
// day apart costs, and that articles without a common name have to be more alike, were set later, with near misses in view:
// a fire in another town, the next stage of a race, the vote after a government falls.

/// The weights of the parts, and from which sum on two articles are one story.
private let (leadShare, wholeShare, namesShare): (Float, Float, Float) = (2.5, 1, 1.6)
private let perDay: Float = 0.7
private let sameOutlet: Float = 1
/// For two articles that both name something, but nothing in common.
private let noCommonName: Float = 0.2
private let limit: Float = 2.4
/// So many of the rarest words that both beginnings have count once more, each with so much of its rarity.
private let (rareWords, perRarity): (Int, Float) = (5, 0.1)
/// If the time of one is not known, it counts as half a day.
private let unknownDays: Float = 0.5
/// Further apart, two articles are not compared.
private let mostDays: Float = 5

/// An article made ready to be compared with many.
struct ComparedStory {
    private struct Word {
        let key: UInt16
        let rarity: Float
        let lead: Float
        let whole: Float
    }

    private struct Name {
        let key: UInt16
        let weight: Float
    }

    private let words: [Word]
    private let names: [Name]
    private let days: Float?
    private let outlet: UInt16

    init(_ profile: StoryProfile) {
        let lead = 256 / Float(max(1, profile.leadLength))
        let whole = 256 / Float(max(1, profile.wholeLength))
        words = profile.words.map {
            Word(
                key: $0.key, rarity: $0.rarityWeight, lead: $0.leadWeight * lead, whole: $0.wholeWeight * whole)
        }
        names = profile.names.map { Name(key: $0.key, weight: Float($0.weight) / 255) }
        days = profile.hours.map { Float($0) / 24 }
        outlet = profile.outlet
    }

    /// How many days two articles are apart; nil if that is not known of both.
    private func days(to other: ComparedStory) -> Float? {
        guard let days, let others = other.days else { return nil }
        return abs(days - others)
    }

    /// Whether two articles are near enough in time to be compared.
    func isNear(_ other: ComparedStory) -> Bool { days(to: other).map { $0 <= mostDays } ?? true }

    /// How alike two articles are; from 0 on the two alone would be one story. It is the same both ways.
    func likeness(to other: ComparedStory) -> Float {
        let apart = (days(to: other) ?? unknownDays) * perDay
        let outlets = outlet != 0 && outlet == other.outlet ? sameOutlet : 0
        let names = nameLikeness(to: other)
        let strangers = names == 0 && !self.names.isEmpty && !other.names.isEmpty ? noCommonName : 0
        return wordLikeness(to: other) + namesShare * names - apart - outlets - strangers - limit
    }

    private func wordLikeness(to other: ComparedStory) -> Float {
        var (lead, whole): (Float, Float) = (0, 0)
        var rarest: [Float] = []
        var (mine, theirs) = (0, 0)
        while mine < words.count, theirs < other.words.count {
            let (left, right) = (words[mine], other.words[theirs])
            if left.key == right.key {
                lead += left.lead * right.lead
                whole += left.whole * right.whole
                if left.lead > 0, right.lead > 0 { rarest.append(min(left.rarity, right.rarity)) }
            }
            if left.key <= right.key { mine += 1 }
            if right.key <= left.key { theirs += 1 }
        }
        if rarest.count > rareWords { rarest.sort(by: >) }
        let rare = rarest.prefix(rareWords).reduce(0, +)
        return leadShare * lead + wholeShare * whole + perRarity * rare
    }

    private func nameLikeness(to other: ComparedStory) -> Float {
        var product: Float = 0
        var (mine, theirs) = (0, 0)
        while mine < names.count, theirs < other.names.count {
            let (left, right) = (names[mine], other.names[theirs])
            if left.key == right.key { product += left.weight * right.weight }
            if left.key <= right.key { mine += 1 }
            if right.key <= left.key { theirs += 1 }
        }
        return product
    }
}
