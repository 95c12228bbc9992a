import Foundation
import Testing

/// Runs the built trainer on data of our own, as somebody who trains a model does.
@Suite("The trainer of the entity model", .serialized)
struct TrainerTests {
    /// A folder for one test's data and models.
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trainer-\(UUID().uuidString)")

    /// A sentence with its labels: a token with a bar and a label is a name's, any other is outside.
    private static func document(_ sentences: [String]) throws -> String {
        let parts = sentences.map { sentence in
            let pairs = sentence.split(separator: " ").map { $0.split(separator: "|").map(String.init) }
            return ["tok": pairs.map { $0[0] }, "tag": pairs.map { $0.count > 1 ? $0[1] : "O" }]
        }
        let object: [String: Any] = ["id": "own", "sents": parts]
        return String(decoding: try JSONSerialization.data(withJSONObject: object, options: .sortedKeys), as: UTF8.self)
    }

    /// Invented names, so that no list knows them: what finds them was learnt from the words around.
    private static let taught = [
        "Minister Zorbla|B-PER spoke in Vashtown|B-LOC on Monday .",
        "Minister Quent|B-PER spoke in Ulmbridge|B-LOC today .",
        "The Brax|B-ORG Group|I-ORG hired Tomel|B-PER Varga|I-PER last year .",
        "The Dorn|B-ORG Group|I-ORG hired Minna|B-PER Oszt|I-PER last week .",
        "Rain fell in Vashtown|B-LOC and in Kestrin|B-LOC .", "Nobody spoke , and nothing was said .",
        "Minister Ilven|B-PER spoke in Kestrin|B-LOC again .", "The Halm|B-ORG Group|I-ORG said nothing .",
    ]

    private func write(_ sentences: [String], to name: String) throws {
        let data = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        // Several documents, as a set has them.
        let lines = try sentences.map { try Self.document([$0]) }
        try lines.joined(separator: "\n").write(
            to: data.appendingPathComponent("own.jsonl"), atomically: true, encoding: .utf8)
        try "minister\t0\t1\t2\t3\nspoke\t1\t4\t5\t6\n"
            .write(to: folder.appendingPathComponent("clusters.tsv"), atomically: true, encoding: .utf8)
    }

    private func run(_ arguments: String...) throws -> (output: String, status: Int32) {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let process = Process()
        process.executableURL = tests.deletingLastPathComponent().appendingPathComponent("dateline-train")
        process.arguments = arguments
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Resources")
        process.environment = ["DATELINE_RESOURCES": root.standardized.path, "PATH": "/usr/bin:/bin"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: bytes, as: UTF8.self), process.terminationStatus)
    }

    /// Trains on a folder's data.
    ///
    /// - Returns: the path of the model.
    private func train(on data: String, epochs: Int = 30, model: String) throws -> String {
        let path = folder.appendingPathComponent(model).path
        let outcome = try run(
            "train", "--data", folder.appendingPathComponent(data).path, "--clusters",
            folder.appendingPathComponent("clusters.tsv").path, "--out", path, "--epochs", "\(epochs)", "--minimum",
            "1",
            "--dropout", "0.3")
        #expect(outcome.status == 0, "\(outcome.output)")
        return path
    }

    /// The F1 over all types that `evaluate` prints for a model.
    private func f1(of model: String, on data: String) throws -> Double {
        let outcome = try run(
            "evaluate", folder.appendingPathComponent(data + "/own.jsonl").path, "--model", model, "--types",
            "PER,LOC,ORG")
        let match = try #require(outcome.output.firstMatch(of: /ALL\s+F1\s+([\d.]+)/), "\(outcome.output)")
        return try #require(Double(match.1))
    }

    @Test("Training on a tiny set learns it, and what it learns holds for names it has not seen")
    func learns() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(Self.taught, to: "taught")
        try write(
            ["Minister Grelm|B-PER spoke in Ostrava|B-LOC on Monday .", "The Fenn|B-ORG Group|I-ORG hired nobody ."],
            to: "new")
        let trained = try train(on: "taught", model: "trained.dat")
        #expect(try f1(of: trained, on: "taught") == 100)
        #expect(try f1(of: trained, on: "new") == 100)
        let untrained = try train(on: "taught", epochs: 0, model: "untrained.dat")
        #expect(try f1(of: untrained, on: "taught") < 50)
    }

    @Test("The same data gives the same bytes, other data gives others")
    func repeats() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(Self.taught, to: "taught")
        try write(Array(Self.taught.dropLast(2)), to: "less")
        let first = try Data(contentsOf: URL(fileURLWithPath: train(on: "taught", epochs: 3, model: "first.dat")))
        let second = try Data(contentsOf: URL(fileURLWithPath: train(on: "taught", epochs: 3, model: "second.dat")))
        let other = try Data(contentsOf: URL(fileURLWithPath: train(on: "less", epochs: 3, model: "other.dat")))
        #expect(first == second)
        #expect(first != other)
    }

    @Test("A title is no part of a name, even where the data has it in one")
    func titles() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(
            Self.taught.map {
                $0.replacing("Minister ", with: "Minister|B-PER ").replacing("|B-PER spoke", with: "|I-PER spoke")
            }, to: "titled")
        let model = try train(on: "titled", model: "titled.dat")
        let text = folder.appendingPathComponent("text.txt")
        try "Minister Grelm spoke in Vashtown on Monday.".write(to: text, atomically: true, encoding: .utf8)
        let outcome = try run("extract", text.path, "--model", model)
        #expect(outcome.output.contains(#""text":"Grelm""#), "\(outcome.output)")
        #expect(!outcome.output.contains("Minister"))
    }

    @Test("What is missing or unknown is said, with a status")
    func mistakes() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try run("train").status == 2)
        #expect(try run("nonsense").status == 64)
        try write(Self.taught, to: "taught")
        let nowhere = try run("evaluate", folder.appendingPathComponent("taught/none.jsonl").path)
        #expect(nowhere.status == 2)
        #expect(nowhere.output.contains("dateline-train: "))
    }
}
