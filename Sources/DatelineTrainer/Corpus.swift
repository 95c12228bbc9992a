import Compression
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

    /// Reads a file with one document a line, packed by gzip or not.
    init(path: String) throws {
        let url = URL(fileURLWithPath: path)
        name = String(url.lastPathComponent.prefix { $0 != "." })
        let decoder = JSONDecoder()
        var bytes = try [UInt8](Data(contentsOf: url))
        if let packing = Packing(opening: bytes) { bytes = try unpacked(bytes, packing, limit: Corpus.largest) }
        documents = try bytes.split(separator: UInt8(ascii: "\n"))
            .map { try decoder.decode(CorpusDocument.self, from: Data($0)) }
    }

    /// A larger file is not training data.
    private static let largest = 1 << 30

    /// Whether the set is of posts rather than of texts: they make no headlines.
    var isOfPosts: Bool { ["btc", "wnut"].contains(name) }

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
