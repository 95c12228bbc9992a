import Resources
import Segmentation

/// Gives the trainer the features that the tagger would see.
package struct FeatureCollector: Sendable {
    private let gazetteer: Gazetteer
    private let memories: WordMemories
    private let known = KnownWords()

    /// - Parameter model: a model file of which only the clusters are used.
    package init(_ resources: Resources, clustersOf model: TaggerModel) throws(ResourceError) {
        let lexicon = Lexicon(gazetteer: try resources.gazetteer())
        gazetteer = lexicon.gazetteer
        memories = WordMemories(lexicon: lexicon, clusters: model.clusters)
    }

    /// For each token of a text its features, in the order in which the tagger takes them.
    package func features(in text: String, tokens: [Token], sentences: [Range<Int>]) -> [[UInt64]] {
        var text = text
        return text.withUTF8 { bytes in
            let observed = memories.lend { memory in
                let words = tokens.map { Int32(memory.word($0, in: bytes)) }
                return ObservedText(
                    tokens: tokens, sentences: sentences, words: words, memory: memory, bytes: bytes,
                    gazetteer: gazetteer, known: known)
            }
            var result: [[UInt64]] = []
            result.reserveCapacity(tokens.count)
            for index in sentences.indices {
                let templates = FeatureTemplates(text: observed, sentence: index)
                for token in sentences[index] {
                    var list = FeatureList()
                    templates.features(of: token, into: &list)
                    result.append(list.features)
                }
            }
            return result
        }
    }
}

private struct FeatureList: FeatureSink {
    var features: [UInt64] = []
    mutating func take(_ feature: UInt64) { features.append(feature) }
}

extension FeatureCollector {
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
