import Entities
import Foundation

/// A document of the training data: sentences of tokens with labels in BIO.
struct CorpusDocument: Decodable {
    struct Sentence: Decodable {
        var tok: [String]
        var tag: [String]
    }
    let id: String
    let sents: [Sentence]
}

/// A set of documents, named after its file.
struct Corpus {
    let name: String
    var documents: [CorpusDocument]

    /// Reads a file with one document a line.
    init(path: String) throws {
        name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        let decoder = JSONDecoder()
        documents = try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: UInt8(ascii: "\n"))
            .map { try decoder.decode(CorpusDocument.self, from: $0) }
    }

    /// Whether an O of the set does not mean that no product, work or nationality is named there.
    var isPartial: Bool { ["ewt", "btc", "gum", "re3d_open", "pud"].contains(name) }

    /// Whether the set calls countries that act organisations, which no other set does.
    var namesStatesAsActors: Bool { name == "re3d_open" }

    /// Whether the set's tokens break 'state-run' into three.
    var hyphensStandApart: Bool {
        var inner = 0
        var alone = 0
        for document in documents {
            for token in document.sents.lazy.flatMap(\.tok) {
                if token == "-" { alone += 1 } else if Corpus.hasInnerHyphen(token) { inner += 1 }
            }
        }
        return alone > inner
    }

    private static func hasInnerHyphen(_ token: String) -> Bool {
        let scalars = Array(token.unicodeScalars)
        return scalars.indices.dropFirst().dropLast().contains { index in
            scalars[index] == "-" && isWordScalar(scalars[index - 1]) && isWordScalar(scalars[index + 1])
        }
    }
}

/// Letters, digits and the low line.
func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
}

/// The sort of name that a label of the corpora means; nil for O, and for dates, which the tagger leaves to rules.
func sort(ofLabel label: String) -> TagLabel.Sort? {
    switch label.split(separator: "-").last {
    case "PER": .person
    case "LOC", "FAC": .place
    case "ORG": .organization
    case "NORP": .group
    case "MISC", "PROD", "EVT": .other
    default: nil
    }
}
