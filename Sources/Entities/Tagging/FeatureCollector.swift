import Resources
import Segmentation

/// Gives the trainer the features that the tagger would see.
package struct FeatureCollector: Sendable {
    private let gazetteer: Gazetteer
    private let memories: WordMemories
    private let known = KnownWords()

    /// - Parameters:
    ///   - model: a model file of which only the clusters are used.
    ///   - isEnglish: false for texts in any other language.
    package init(
        _ resources: Resources, clustersOf model: TaggerModel, isEnglish: Bool = true
    ) throws(ResourceError) {
        let lexicon =
            isEnglish
            ? Lexicon(gazetteer: try resources.gazetteer())
            : Lexicon(gazetteer: try resources.worldGazetteer(), hasEndings: true)
        gazetteer = lexicon.gazetteer
        memories = WordMemories(lexicon: lexicon, clusters: model.clusters)
    }

    /// Visits the stretches of a text that the tagger weighs: tokens of one sentence, side by side.
    ///
    /// - Parameter body: told the number of the sentence, the tokens, and for each of them its features, in the order in
    ///   which the tagger takes them.
    package func visit(
        _ text: String, tokens: [Token], sentences: [Range<Int>], _ body: (Int, Range<Int>, [[UInt64]]) -> Void
    ) {
        var text = text
        text.withUTF8 { bytes in
            let observed = memories.lend { memory in
                let words = tokens.map { Int32(memory.word($0, in: bytes)) }
                return ObservedText(
                    tokens: tokens, sentences: sentences, words: words, memory: memory, bytes: bytes,
                    gazetteer: gazetteer, known: known)
            }
            for index in sentences.indices {
                let templates = FeatureTemplates(text: observed, sentence: index)
                var rest = sentences[index]
                while let stretch = observed.reach.stretch(in: rest) {
                    body(index, stretch, stretch.map { FeatureCollector.features(of: $0, templates) })
                    rest = stretch.upperBound..<rest.upperBound
                }
            }
        }
    }

    private static func features(of token: Int, _ templates: FeatureTemplates) -> [UInt64] {
        var list = FeatureList()
        templates.features(of: token, into: &list)
        return list.features
    }
}

private struct FeatureList: FeatureSink {
    var features: [UInt64] = []
    mutating func take(_ feature: UInt64) { features.append(feature) }
}

extension FeatureCollector {
    /// The feature that every token has.
    package static let bias: UInt64 = {
        var list = FeatureList()
        wordFeatures(of: WordForm(), at: .here, into: &list)
        return list.features[0]
    }()

    /// The number by which the clusters know a word in lower case.
    package static func clusterKey(of word: some StringProtocol) -> UInt64 {
        var word = String(word)
        return word.withUTF8 { bytes in
            WordForm(letters: 0..<bytes.count, in: bytes).clusterKey
        }
    }

    package static func clusterCheck(_ key: UInt64) -> UInt32 { WordClusters.check(key) }
    package static func firstClusterSlot(_ key: UInt64, of slots: Int) -> Int { WordClusters.firstSlot(key, of: slots) }
}
