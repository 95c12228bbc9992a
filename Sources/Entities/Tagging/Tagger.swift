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
/// It tells all kinds but dates, which have no label. A kind that is not sure is not given (`SureKinds`). Titles, "the" and
/// possessives are mostly left out of spans, since they are in training.
///
/// - Source: Lafferty, McCallum and Pereira, "Conditional Random Fields" (2001); features after Ratinov and Roth, "Design
///   Challenges and Misconceptions in Named Entity Recognition" (2009). Trained by `dateline-train`.
package struct Tagger: Sendable {
    /// The memories of words that texts are read with.
    let memories: WordMemories
    private let model: TaggerModel
    private let gazetteer: Gazetteer
    private let path: BestPath
    /// How sure a kind must be; the trainer tries others.
    package var sureKinds = SureKinds()
    private let known = KnownWords()
    /// Whether the rules that follow the model are right: they know English.
    private let isEnglish: Bool

    /// Maps the model and the gazetteer.
    package init(_ resources: Resources) throws(ResourceError) {
        try self.init(resources, modelPath: resources.path(of: "model.dat"))
    }

    /// With a model from another place: what the trainer has just made, or one of another language.
    ///
    /// - Parameter isEnglish: false for a model of any other language.
    package init(_ resources: Resources, modelPath: String, isEnglish: Bool = true) throws(ResourceError) {
        let lexicon =
            isEnglish
            ? Lexicon(gazetteer: try resources.gazetteer())
            : Lexicon(gazetteer: try resources.worldGazetteer(), hasEndings: true)
        try self.init(lexicon: lexicon, modelPath: modelPath)
    }

    /// - Parameter lexicon: one that has endings makes this the tagger of a language that is not English.
    init(lexicon: Lexicon, modelPath: String) throws(ResourceError) {
        isEnglish = !lexicon.hasEndings
        model = try TaggerModel(file: MappedFile(path: modelPath), path: modelPath)
        gazetteer = lexicon.gazetteer
        path = BestPath(transitions: model.transitions)
        memories = WordMemories(lexicon: lexicon, clusters: model.clusters)
    }

    /// The names in a text, in order, not overlapping, none across sentences.
    ///
    /// - Parameters:
    ///   - tokens: all tokens of the text.
    ///   - sentences: its sentences, as ranges of token indices.
    /// - Complexity: O(*n*); about a microsecond a token.
    package func spans(in text: String, tokens: [Token], sentences: [Range<Int>]) -> [TaggedSpan] {
        var text = text
        return text.withUTF8 { bytes in
            memories.lend { memory in
                let words = tokens.map { Int32(memory.word($0, in: bytes)) }
                return spans(in: bytes, tokens: tokens, sentences: sentences, words: words, &memory)
            }
        }
    }

    /// The names in a text of which the words are known.
    ///
    /// - Parameter words: for each token the number of its word in the memory, which is one of this tagger's.
    func spans(
        in bytes: UnsafeBufferPointer<UInt8>, tokens: [Token], sentences: [Range<Int>], words: [Int32],
        _ memory: inout WordMemory
    ) -> [TaggedSpan] {
        let text = ObservedText(
            tokens: tokens, sentences: sentences, words: words, memory: memory, bytes: bytes, gazetteer: gazetteer,
            known: known)
        let longest = sentences.reduce(0) { max($0, $1.count) }
        var scores = [Float](repeating: 0, count: longest * WeightSum.rowLength)
        var sums: PathSums?
        var result: [TaggedSpan] = []
        for index in sentences.indices {
            let templates = FeatureTemplates(text: text, sentence: index)
            var rest = sentences[index]
            while let stretch = text.reach.stretch(in: rest) {
                score(stretch, templates, words, &memory, &scores)
                label(stretch, in: sentences[index], scores, longest: longest, &sums, into: &result)
                rest = stretch.upperBound..<rest.upperBound
            }
        }
        guard isEnglish else { return result }
        result = JoinedNames(text: text).joined(result)
        let products = ProductNames(text: text)
        let known = products.settled(KnownNames(text: text).added(to: result))
        let agreed = SpanAgreement(text: text, sureKinds: sureKinds).agreed(known)
        return products.designated(DoubtfulKinds(text: text).settled(agreed))
    }

    /// Puts the scores of the labels of a stretch of tokens into rows, from the first row on.
    private func score(
        _ stretch: Range<Int>, _ templates: FeatureTemplates, _ words: [Int32], _ memory: inout WordMemory,
        _ scores: inout [Float]
    ) {
        guard let weights = model.weights else { return }
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: FeatureBatch.capacity) { room in
            for token in stretch {
                var batch = FeatureBatch(room)
                templates.joint(of: token, into: &batch)
                var sum = WeightSum(weights)
                templates.forEachWord(near: token) { index, place in
                    let word = index < words.count ? Int(words[index]) : WordMemory.edge
                    memory.add(word, at: place, to: &sum, weights)
                }
                sum.add(batch.gathered)
                sum.write(to: &scores, row: token - stretch.lowerBound, scale: model.scale)
            }
        }
    }

    /// Appends the names of a stretch of tokens whose scores are known.
    ///
    /// - Parameter sums: made when the first name is found whose kind must be sure.
    private func label(
        _ stretch: Range<Int>, in sentence: Range<Int>, _ scores: [Float], longest: Int, _ sums: inout PathSums?,
        into result: inout [TaggedSpan]
    ) {
        let isFirst = stretch.lowerBound == sentence.lowerBound
        let isLast = stretch.upperBound == sentence.upperBound
        scores.withUnsafeBufferPointer { scores in
            guard let start = scores.baseAddress else { return }
            let labels = path.labels(for: start, count: stretch.count, isFirst: isFirst, isLast: isLast)
            let found = Entities.spans(of: labels)
            var hasMarginals = false
            for name in found {
                let tokens =
                    (name.tokens.lowerBound + stretch.lowerBound)..<(name.tokens.upperBound + stretch.lowerBound)
                let evidence = KindEvidence(
                    of: labels[name.tokens], start + name.tokens.lowerBound * PathSums.rowLength)
                guard sureKinds.isAsked(of: name.sort) else {
                    let sure = name.tokens.map { certainty(of: labels[$0], $0, scores) }.min() ?? 0
                    result.append(TaggedSpan(tokens: tokens, kind: name.sort.kind, score: sure, evidence: evidence))
                    continue
                }
                if !hasMarginals {
                    if sums == nil { sums = pathSums(longest) }
                    _ = sums?.run(scores: start, count: stretch.count, allowed: nil, isFirst: isFirst, isLast: isLast)
                    hasMarginals = true
                }
                guard let sums else { continue }
                let settled = sureKinds.settled(name.sort, name.tokens, labels, sums.marginals)
                result.append(
                    TaggedSpan(
                        tokens: tokens, kind: settled.sort.kind, score: settled.probability, evidence: evidence))
            }
        }
    }

    private func pathSums(_ longest: Int) -> PathSums {
        let sums = PathSums(capacity: longest)
        model.transitions.withUnsafeBufferPointer { transitions in
            if let start = transitions.baseAddress { sums.use(transitions: start) }
        }
        return sums
    }

    /// How far a label's score is above the best of another sort, put between 0 and 1. A rough measure: neighbours
    /// have no say in it.
    private func certainty(of label: TagLabel, _ token: Int, _ scores: UnsafeBufferPointer<Float>) -> Float {
        let row = token * WeightSum.rowLength
        var other = -Float.infinity
        for number in 0..<TagLabel.count where TagLabel(number: number).sort != label.sort {
            other = max(other, scores[row + number])
        }
        let margin = scores[row + label.number] - other
        return margin >= 0 ? 1 - 0.5 / (1 + margin) : 0.5 / (1 - margin)
    }
}
