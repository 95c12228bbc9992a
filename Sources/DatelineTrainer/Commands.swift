import Entities
import Foundation
import News
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
    var tagger =
        try arguments["language"].map { language in
            try Tagger(
                resources, modelPath: arguments["model"] ?? resources.path(of: "model-\(language).dat"),
                isEnglish: false)
        } ?? Tagger(resources, modelPath: arguments["model"] ?? resources.path(of: "model.dat"))
    if let least = arguments["least"]?.split(separator: ",").compactMap({ Float($0) }),
        least.count == TagLabel.sorts
    {
        tagger.sureKinds.least = least
    }
    return tagger
}

/// Every tenth document from the Nth on, or all the others.
func fold(_ corpus: Corpus, _ number: Int, leftOut: Bool) -> [CorpusDocument] {
    corpus.documents.enumerated().filter { ($0.offset % 10 == number) == leftOut }.map(\.element)
}

func evaluate(_ arguments: Arguments, _ resources: Resources) throws {
    let tagger = try tagger(arguments, resources)
    let isFine = arguments["fine"] != nil
    let usual = isFine ? "PER,LOC,ORG,NORP,FAC,WPN,PROD,EVT,WORK,MISC" : "PER,LOC,ORG,MISC"
    let types = (arguments["types"] ?? usual).split(separator: ",").map(String.init)
    let recase: (String) -> String =
        switch arguments["case"] {
        case "title": Recasing.titleCase
        case "upper": Recasing.capitals
        default: { $0 }
        }
    for path in arguments.files {
        var corpus = try Corpus(path: path)
        if let number = arguments["fold"].flatMap(Int.init) { corpus.documents = fold(corpus, number, leftOut: true) }
        var evaluation = Evaluation(types: types, isFine: isFine)
        evaluation.add(corpus, tagger: tagger, recase: recase)
        print(path)
        print(evaluation.report)
    }
}

/// What finds the names of a text: the tagger alone, or all of `Entities`.
private func finder(_ arguments: Arguments, _ resources: Resources) throws -> (String) -> (
    names: [FoundName], entities: [NamedEntity]
) {
    guard arguments["whole"] != nil else {
        let tagger = try tagger(arguments, resources)
        return { (names(in: $0, tagger), []) }
    }
    let extractor = try Extractor(resources: resources, modelPath: arguments["model"])
    return { text in
        let found = extractor.extraction(of: text)
        return (found.mentions.map { FoundName(range: $0.range, kind: $0.kind, entity: $0.entity) }, found.entities)
    }
}

func extract(_ arguments: Arguments, _ resources: Resources) throws {
    struct Mention: Encodable {
        let start, end: Int
        let text, kind: String
        let entity: Int?
    }
    struct Entity: Encodable { let name, kind: String }
    struct Line: Encodable {
        let file: String
        let mentions: [Mention]
        let entities: [Entity]
    }
    let finder = try finder(arguments, resources)
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
        let found = finder(text)
        let mentions = found.names.map { name in
            let start = scalarOffset(of: name.range.lowerBound)
            return Mention(
                start: start, end: scalarOffset(of: name.range.upperBound),
                text: String(decoding: utf8[name.range], as: UTF8.self), kind: name.kind.rawValue,
                entity: name.entity)
        }
        let entities = found.entities.map { Entity(name: $0.name, kind: $0.kind.rawValue) }
        print(
            String(
                decoding: try encoder.encode(Line(file: path, mentions: mentions, entities: entities)), as: UTF8.self))
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
        let begin = processSeconds()
        for text in texts {
            let found = tokens(in: text)
            let ranges = sentences(of: found, in: text)
            _ = tagger.spans(in: text, tokens: found, sentences: ranges)
            count += found.count
        }
        let seconds = processSeconds() - begin
        best = max(best, Double(count) / seconds)
    }
    print("best \(Int(best)) tokens a second")
}

/// The time this process has had a core, in seconds: what others do on the machine does not count.
private func processSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
