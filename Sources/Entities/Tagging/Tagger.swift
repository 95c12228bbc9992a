import News
import Resources
import Segmentation

/// Finds the names in a text: a linear-chain conditional random field over the features of its words.
///
/// Make one and share it; it is a value over mapped files, and may be asked from any number of threads at once:
///
///     let tagger = try Tagger(resources)
///     let tokens = tokens(in: text)
///     let spans = tagger.spans(in: text, tokens: tokens, sentences: sentences(of: tokens, in: text))
///
/// Its kinds are coarse: person, place (facilities too), organization, group, and `.event` for whatever else has a name
/// (weapons, products, events, works), which the rules after it make finer. Titles, "the" and possessives are mostly
/// left out of spans, since they are in training. Say nothing of dates: they have no label.
///
/// - Source: Lafferty, McCallum and Pereira, "Conditional Random Fields" (2001); features after Ratinov and Roth, "Design
///   Challenges and Misconceptions in Named Entity Recognition" (2009). Trained by `dateline-train`.
package struct Tagger: Sendable {
    private let model: TaggerModel
    private let gazetteer: Gazetteer
    private let path: BestPath
    private let known = KnownWords()

    /// Maps the model and the gazetteer.
    package init(_ resources: Resources) throws(ResourceError) {
        try self.init(resources, modelPath: resources.path(of: "model.dat"))
    }

    /// With a model from another place: what the trainer has just made.
    package init(_ resources: Resources, modelPath: String) throws(ResourceError) {
        model = try TaggerModel(file: MappedFile(path: modelPath), path: modelPath)
        gazetteer = try resources.gazetteer()
        path = BestPath(transitions: model.transitions)
    }

    /// The names in a text, in order, not overlapping, none across sentences.
    ///
    /// - Parameters:
    ///   - tokens: all tokens of the text.
    ///   - sentences: its sentences, as ranges of token indices.
    /// - Complexity: O(*n*); about 3 microseconds a token.
    package func spans(in text: String, tokens: [Token], sentences: [Range<Int>]) -> [TaggedSpan] {
        var text = text
        return text.withUTF8 { bytes in
            let observed = ObservedText(
                tokens: tokens, sentences: sentences, bytes: bytes, gazetteer: gazetteer, clusters: model.clusters,
                known: known)
            var result: [TaggedSpan] = []
            for index in sentences.indices { result += spans(inSentence: index, of: observed) }
            return SpanAgreement(text: observed).agreed(result)
        }
    }

    private func spans(inSentence index: Int, of text: ObservedText) -> [TaggedSpan] {
        let sentence = text.sentences[index]
        let scores = scores(ofSentence: index, of: text)
        let labels = path.labels(for: scores, count: sentence.count)
        return Entities.spans(of: labels).map { found in
            let sure = found.tokens.map { certainty(of: labels[$0], $0, scores) }.min() ?? 0
            let start = sentence.lowerBound
            let tokens = (found.tokens.lowerBound + start)..<(found.tokens.upperBound + start)
            return TaggedSpan(tokens: tokens, kind: found.sort.kind, score: sure)
        }
    }

    /// For each token of a sentence the scores of the 21 labels.
    private func scores(ofSentence index: Int, of text: ObservedText) -> [Float] {
        let sentence = text.sentences[index]
        guard let base = model.file.bytes.baseAddress.map({ $0 + TaggerModel.headLength }) else { return [] }
        let templates = FeatureTemplates(text: text, sentence: index)
        return [Float](unsafeUninitializedCapacity: sentence.count * TagLabel.count) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            for token in sentence {
                var sum = WeightSum(base: base, slots: model.slots)
                templates.features(of: token, into: &sum)
                sum.write(to: start + (token - sentence.lowerBound) * TagLabel.count, scale: model.scale)
            }
            count = sentence.count * TagLabel.count
        }
    }

    /// How far a label's score is above the best of another sort, put between 0 and 1. A rough measure: neighbours
    /// have no say in it.
    private func certainty(of label: TagLabel, _ token: Int, _ scores: [Float]) -> Float {
        let row = scores[(token * TagLabel.count)..<((token + 1) * TagLabel.count)]
        var other = -Float.infinity
        for (number, score) in row.enumerated() where TagLabel(number: number).sort != label.sort {
            other = max(other, score)
        }
        let margin = row[row.startIndex + label.number] - other
        return margin >= 0 ? 1 - 0.5 / (1 + margin) : 0.5 / (1 - margin)
    }
}
