import Entities
import Foundation
import Resources
import Synchronization

/// Reads the data, trains, writes the model.
struct TrainCommand {
    let arguments: Arguments
    let resources: Resources
    /// How many models are averaged: alone, each is off by some tenths of F1 one way or the other.
    private static let mostModels = 4

    /// Whether the texts are English: no language is named, so that clusters, titles and headlines are those of English.
    private var isEnglish: Bool { arguments["language"] == nil }

    func run() throws {
        guard let data = arguments["data"], arguments["clusters"] != nil || !isEnglish else {
            throw TrainerError("train needs --data, and --clusters or --language\n" + usage)
        }
        let model = arguments["language"].map { "model-\($0).dat" } ?? "model.dat"
        let out = arguments["out"] ?? resources.path(of: model)
        let clusters = try arguments["clusters"].map(ClusterTable.init(path:)) ?? .empty
        // The features need the clusters in the form of a model: write one without weights first.
        var file = ModelFile()
        if let most = arguments["most"].flatMap(Int.init) { file.mostFeatures = most }
        try file.write(.empty, clusters: clusters, to: out)
        let bare = try TaggerModel(file: MappedFile(path: out), path: out)
        let collector = try FeatureCollector(resources, clustersOf: bare, isEnglish: isEnglish)
        let minimum = arguments["minimum"].flatMap(UInt32.init) ?? 4
        let set = TrainingSet(try texts(from: data), collector: collector, minimum: minimum)
        print("\(set.stretches.count) stretches, \(set.allowed.count) tokens, \(set.features.count) features")
        let trained = learn(set).bolder(by: arguments["bold"].flatMap(Float.init) ?? 0)
        try file.write(trained, clusters: clusters, to: out)
        print("wrote \(out)")
    }

    /// The files of the folders' sets by name, those of a later folder in the place of an earlier one's. Folders of other
    /// languages have sets of one name each, which all count.
    private func files(in folders: [Substring]) throws -> [(name: String, path: String)] {
        var files: [String: String] = [:]
        for folder in folders {
            for file in try FileManager.default.contentsOfDirectory(atPath: String(folder))
            where file.hasSuffix(".jsonl") || file.hasSuffix(".jsonl.gz") {
                files[(isEnglish ? "" : folder + "/") + file.prefix { $0 != "." }] = folder + "/" + file
            }
        }
        let sets = arguments["sets"]?.split(separator: ",").map(String.init) ?? files.keys.sorted()
        return sets.compactMap { name in files[name].map { (name, $0) } }
    }

    private func texts(from folders: String) throws -> [TrainingText] {
        let augmentation = Augmentation(renaming: try Renaming(resources))
        let gazetteer = try resources.gazetteer()
        var random = SplitMix(state: 11)
        var result: [TrainingText] = []
        for (name, path) in try files(in: folders.split(separator: ",")) {
            var corpus = try Corpus(path: path)
            let silver = arguments["silver"].flatMap(Float.init) ?? 0.5
            let annotation = isEnglish ? Annotation(of: name, silver: silver) : .ofOtherLanguage(name, silver: silver)
            let apart = corpus.hyphensStandApart
            if let number = arguments["without"].flatMap(Int.init) {
                corpus.documents = fold(corpus, number, leftOut: false)
            }
            for document in corpus.documents {
                var rendered = RenderedDocument(document, hyphensStandApart: apart)
                if corpus.namesStatesAsActors { rendered.makePlaces(of: gazetteer) }
                if !isEnglish { rendered.keepPlainSorts() }
                if corpus.isOfPosts || !isEnglish {
                    result.append(TrainingText(rendered, annotation))
                } else {
                    let isSilver = Annotation.isSilver(name)
                    result += augmentation.texts(of: rendered, annotation, isSilver: isSilver, random: &random)
                }
            }
        }
        return result
    }

    /// Trains several models, two at a time, each by itself on all data, so that threads never wait for each other and the
    /// result does not depend on them.
    private func learn(_ set: TrainingSet) -> TrainedWeights {
        var plan = LearningPlan()
        plan.epochs = arguments["epochs"].flatMap(Int.init) ?? plan.epochs
        plan.dropout = arguments["dropout"].flatMap(Double.init) ?? plan.dropout
        let models = Mutex<[Int: TrainedWeights]>([:])
        let count = arguments["models"].flatMap(Int.init) ?? TrainCommand.mostModels
        DispatchQueue.concurrentPerform(iterations: count) { [plan] number in
            let learner = Learner(set, plan: plan, seed: UInt64(number + 1))
            learner.learn { epoch, loss in
                if number == 0 { print("epoch \(epoch + 1): loss \(String(format: "%.4f", loss)) a token") }
            }
            let trained = learner.weights
            models.withLock { $0[number] = trained }
        }
        return models.withLock { models in TrainedWeights.mean(of: models.sorted { $0.key < $1.key }.map(\.value)) }
    }
}
