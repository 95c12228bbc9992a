import Entities

/// The texts to train on: every document, and copies of some sentences set as headlines.
struct Augmentation {
    /// The share of sentences that are copied in title case, and in capitals.
    var titleCase = 0.15
    var capitals = 0.12
    var weight: Float = 0.5

    /// - Returns: the document's text, then its copies. A copy stands alone, or above its document: then only the copy
    ///   is trained on, and what the rest of the text says of its words is seen.
    func texts(of document: RenderedDocument, isPartial: Bool, random: inout SplitMix) -> [TrainingText] {
        var result = [TrainingText(document, isPartial: isPartial, weight: 1)]
        for sentence in document.sentences {
            let draw = random.fraction()
            let inContext = random.fraction() < 0.5 && document.sentences.count > 2
            guard draw < titleCase + capitals, (15...200).contains(sentence.count) else { continue }
            let recase = draw < titleCase ? Recasing.titleCase : Recasing.capitals
            let headline = RenderedDocument(headlineFrom: sentence, of: document, recase: recase, inContext: inContext)
            guard let headline else { continue }
            var text = TrainingText(headline, isPartial: false, weight: weight)
            let end = sentence.count
            for (index, range) in text.sentences.enumerated()
            where text.tokens[range.lowerBound].range.lowerBound >= end {
                text.weights[index] = 0
            }
            result.append(text)
        }
        return result
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
        sentences = [0..<sentence.count]
    }
}
