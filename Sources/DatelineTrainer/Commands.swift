import Entities
import Foundation
import Resources
import Segmentation

struct TrainerError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// The command line: a command, files, and options that all take a value.
struct Arguments {
    let command: String
    private(set) var files: [String] = []
    private var options: [String: String] = [:]

    init(_ words: [String]) {
        command = words.first ?? ""
        var rest = words.dropFirst()
        while let word = rest.popFirst() {
            if word.hasPrefix("--") { options[String(word.dropFirst(2))] = rest.popFirst() } else { files.append(word) }
        }
    }

    subscript(option: String) -> String? { options[option] }
}

func tagger(_ arguments: Arguments, _ resources: Resources) throws -> Tagger {
    try Tagger(resources, modelPath: arguments["model"] ?? resources.path(of: "model.dat"))
}

/// Every tenth document from the Nth on, or all the others.
func fold(_ corpus: Corpus, _ number: Int, leftOut: Bool) -> [CorpusDocument] {
    corpus.documents.enumerated().filter { ($0.offset % 10 == number) == leftOut }.map(\.element)
}

func evaluate(_ arguments: Arguments, _ resources: Resources) throws {
    let tagger = try tagger(arguments, resources)
    let types = (arguments["types"] ?? "PER,LOC,ORG,MISC").split(separator: ",").map(String.init)
    let recase: (String) -> String =
        switch arguments["case"] {
        case "title": Recasing.titleCase
        case "upper": Recasing.capitals
        default: { $0 }
        }
    for path in arguments.files {
        var corpus = try Corpus(path: path)
        if let number = arguments["fold"].flatMap(Int.init) { corpus.documents = fold(corpus, number, leftOut: true) }
        var evaluation = Evaluation(types: types)
        evaluation.add(corpus, tagger: tagger, recase: recase)
        print(path)
        print(evaluation.report)
    }
}

func extract(_ arguments: Arguments, _ resources: Resources) throws {
    struct Mention: Encodable {
        let start, end: Int
        let text, kind: String
    }
    struct Line: Encodable {
        let file: String
        let mentions: [Mention]
    }
    let tagger = try tagger(arguments, resources)
    let encoder = JSONEncoder()
    for path in arguments.files {
        let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
        let text = String(decoding: bytes, as: UTF8.self)
        let utf8 = Array(text.utf8)
        // Offsets leave the program as Unicode scalars.
        var scalars = 0
        var offset = 0
        func scalarOffset(of byte: Int) -> Int {
            while offset < byte {
                if utf8[offset] & 0xC0 != 0x80 { scalars += 1 }
                offset += 1
            }
            return scalars
        }
        let mentions = names(in: text, tagger).map { name in
            let start = scalarOffset(of: name.range.lowerBound)
            return Mention(
                start: start, end: scalarOffset(of: name.range.upperBound),
                text: String(decoding: utf8[name.range], as: UTF8.self), kind: name.kind)
        }
        print(String(decoding: try encoder.encode(Line(file: path, mentions: mentions)), as: UTF8.self))
    }
}

func measureSpeed(_ arguments: Arguments, _ resources: Resources) throws {
    let start = ContinuousClock.now
    let tagger = try tagger(arguments, resources)
    print("opened in \(ContinuousClock.now - start)")
    let texts = try arguments.files.map { try String(contentsOfFile: $0, encoding: .utf8) }
    var best = 0.0
    for _ in 0..<5 {
        var count = 0
        var split = Duration.zero
        let begin = ContinuousClock.now
        for text in texts {
            let before = ContinuousClock.now
            let found = tokens(in: text)
            let ranges = sentences(of: found, in: text)
            split += ContinuousClock.now - before
            _ = tagger.spans(in: text, tokens: found, sentences: ranges)
            count += found.count
        }
        let seconds = (ContinuousClock.now - begin) / .seconds(1)
        best = max(best, Double(count) / seconds)
        print("\(count) tokens, \(Int(Double(count) / seconds)) a second; of the time, splitting \(split)")
    }
    print("best \(Int(best)) tokens a second")
}
