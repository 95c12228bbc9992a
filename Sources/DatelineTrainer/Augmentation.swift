import Entities

/// The texts to train on: every document, and copies of some sentences set as headlines.
struct Augmentation {
    /// The share of sentences that are copied in title case, and in capitals.
    var titleCase = 0.22
    var capitals = 0.18
    var weight: Float = 0.5
    /// What silver text has of the copies that other text has.
    var silverShare = 0.4
    /// The share of sentences that are copied with other names.
    var renamed = 0.2
    let renaming: Renaming

    /// - Returns: the document's text, then its copies. A copy stands alone, or above its document: then only the copy
    ///   is trained on, and what the rest of the text says of its words is seen.
    func texts(
        of document: RenderedDocument, _ annotation: Annotation, isSilver: Bool, random: inout SplitMix
    ) -> [TrainingText] {
        var result = [TrainingText(document, annotation)]
        let share = isSilver ? silverShare : 1
        for sentence in document.sentences {
            if random.fraction() < renamed * share,
                let copy = renaming.renamed(sentence, of: document, random: &random)
            {
                result.append(TrainingText(copy, annotation, weight: weight))
            }
            let draw = random.fraction() / share
            let inContext = random.fraction() < 0.5 && document.sentences.count > 2
            guard draw < titleCase + capitals, (15...200).contains(sentence.count) else { continue }
            let recase = draw < titleCase ? Recasing.titleCase : Recasing.capitals
            guard let copy = headline(sentence, of: document, annotation, recase, inContext: inContext)
            else { continue }
            result.append(copy)
        }
        return result
    }

    /// A sentence as a headline to train on. What an annotation leaves open is seen by the sentence as it was.
    private func headline(
        _ sentence: Range<Int>, of document: RenderedDocument, _ annotation: Annotation, _ recase: (String) -> String,
        inContext: Bool
    ) -> TrainingText? {
        guard
            let recased = RenderedDocument(headlineFrom: sentence, of: document, recase: recase, inContext: inContext),
            let plain = RenderedDocument(headlineFrom: sentence, of: document, recase: { $0 }, inContext: inContext)
        else { return nil }
        var text = TrainingText(recased, annotation, weight: weight)
        let original = TrainingText(plain, annotation, weight: weight)
        guard text.tokens.map(\.range) == original.tokens.map(\.range) else { return nil }
        text.allowed = original.allowed
        text.weights = zip(text.sentences, text.weights).map { range, weight in
            text.tokens[range.lowerBound].range.lowerBound < sentence.count ? weight : 0
        }
        return text
    }
}

extension RenderedDocument {
    /// A sentence of a document as a headline, alone or with the document below it.
    init?(
        headlineFrom sentence: Range<Int>, of document: RenderedDocument, recase: (String) -> String, inContext: Bool
    ) {
        let bytes = Array(document.text.utf8)
        let headline = recase(String(decoding: bytes[sentence], as: UTF8.self))
        guard headline.utf8.count == sentence.count else { return nil }
        text = headline + "\n\n" + (inContext ? document.text : "")
        names = document.names.filter { sentence.contains($0.range.lowerBound) }.map { name in
            Name(
                range: (name.range.lowerBound - sentence.lowerBound)..<(name.range.upperBound - sentence.lowerBound),
                sort: name.sort)
        }
        open = document.open.filter { sentence.contains($0.lowerBound) }.map {
            ($0.lowerBound - sentence.lowerBound)..<($0.upperBound - sentence.lowerBound)
        }
        sentences = [0..<sentence.count]
    }
}
