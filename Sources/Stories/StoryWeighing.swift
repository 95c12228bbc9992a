import Glibc
import News

// Words and names are weighed as in text retrieval: by how often the article has them, and how few others do. How few is
// counted in open news and in the library together: at first the library says little, later it knows what all its
// articles are about, such as one sport or one war.

/// How many words of the beginning are kept, how many of the rest, and how many names: those that weigh most.
private let (leadKept, restKept, namesKept) = (32, 12, 8)
/// By how many words and names other articles are looked for.
private let (wordsSought, namesSought) = (6, 6)
/// A name is not taken for rare just because the library is small.
private let leastArticles = 300

/// Weighs what an article is compared by.
///
/// - Source: tf-idf with a logarithmic tf, after Salton and Buckley, "Term-weighting approaches in automatic text
///   retrieval" (1988). The numbers kept and the steps were chosen on open news.
func weighed(_ draft: StoryDraft, _ circumstances: StoryCircumstances, common: CommonWords) -> WeighedStory {
    let words = draft.words.indices.map { index in
        WeighedWord(
            draft.words[index],
            rarity: rarity(
                draft.words[index].common + circumstances.articlesWithWord[index],
                of: common.articles + circumstances.articlesCounted))
    }
    let names = weighedNames(circumstances)
    let lead = words.filter { $0.kept.lead > 0 }.sorted { ($1.lead, $0.kept.key) < ($0.lead, $1.kept.key) }
    let rest = words.filter { $0.kept.lead == 0 }.sorted { ($1.whole, $0.kept.key) < ($0.whole, $1.kept.key) }
    let kept = (lead.prefix(leadKept) + rest.prefix(restKept)).map(\.kept).sorted { $0.key < $1.key }
    let namesLength = length(names.map(\.weight))
    let profile = StoryProfile(
        hours: circumstances.published.map { Int($0.seconds / 3600) },
        outlet: circumstances.outlet.map { max(1, UInt16(truncatingIfNeeded: stableHash(folded($0)))) } ?? 0,
        leadLength: in256ths(length(words.map(\.lead))), wholeLength: in256ths(length(words.map(\.whole))),
        words: kept, names: keptNames(names.prefix(namesKept), length: namesLength))
    return WeighedStory(
        profile: profile,
        words: lead.sorted { ($1.kept.rarity, $0.kept.key) < ($0.kept.rarity, $1.kept.key) }.prefix(wordsSought).map {
            WeighedStory.Sought($0.text, weight: Float($0.kept.rarity) * StoryProfile.rarityStep)
        }, names: Array(names.prefix(namesSought)))
}

/// A word of an article with its weights.
private struct WeighedWord {
    let text: String
    let kept: StoryProfile.Word
    let lead: Float
    let whole: Float

    init(_ word: StoryDraft.Word, rarity: Float) {
        text = word.text
        kept = StoryProfile.Word(
            key: word.key, rarity: UInt8(min(15, max(0, (rarity / StoryProfile.rarityStep).rounded()))),
            lead: UInt8(min(3, word.lead)), whole: UInt8(min(3, word.halves / 2)))
        (lead, whole) = (kept.leadWeight, kept.wholeWeight)
    }
}

extension StoryProfile.Word {
    /// How rare it is: 0 to 10.
    var rarityWeight: Float { Float(rarity) * StoryProfile.rarityStep }
    /// Its weight in the headline and the beginning.
    var leadWeight: Float { lead == 0 ? 0 : rarityWeight * frequencyWeights[Int(min(lead, 3))] }
    /// Its weight in the whole text.
    var wholeWeight: Float { rarityWeight * frequencyWeights[Int(min(whole, 3))] }
}

/// What it counts that a word occurs so often: half for once in the later part, then the logarithm.
private let frequencyWeights: [Float] = [0.5, 1, 1 + log(2 as Float), 1 + log(3 as Float)]

/// The logarithm of how many articles there are for each that has a word or a name.
private func rarity(_ having: Int, of articles: Int) -> Float {
    max(0, log(Float(1 + max(0, articles)) / Float(1 + max(0, having))))
}

/// The names of an article, those that weigh most first.
private func weighedNames(_ circumstances: StoryCircumstances) -> [WeighedStory.Sought<Entity.ID>] {
    circumstances.names.map { name in
        let rarity = rarity(name.articles, of: max(circumstances.articles, leastArticles))
        return WeighedStory.Sought(name.entity, weight: rarity * (1 + log(Float(max(1, name.mentions)))))
    }.sorted { ($1.weight, $0.term) < ($0.weight, $1.term) }
}

private func keptNames(
    _ names: ArraySlice<WeighedStory.Sought<Entity.ID>>, length: Float
) -> [StoryProfile.Name] {
    guard length > 0 else { return [] }
    var weights: [UInt16: Float] = [:]
    for name in names { weights[key(of: name.term), default: 0] += name.weight / length }
    return weights.sorted { $0.key < $1.key }.map {
        StoryProfile.Name(key: $0.key, weight: UInt8(min(255, ($0.value * 255).rounded())))
    }
}

/// The key of an entity: its number, multiplied so that neighbouring numbers are far from each other.
private func key(of entity: Entity.ID) -> UInt16 {
    UInt16(truncatingIfNeeded: UInt64(bitPattern: entity) &* 0x9E37_79B9_7F4A_7C15 >> 48)
}

private func length(_ weights: [Float]) -> Float { weights.reduce(0) { $0 + $1 * $1 }.squareRoot() }

private func in256ths(_ length: Float) -> UInt16 { UInt16(min(65535, (length * 256).rounded())) }
