import Entities
import Foundation
import Resources
import Synchronization

/// Reads the data, trains, writes the model.
struct TrainCommand {
    let arguments: Arguments
    let resources: Resources

    func run() throws {
        guard let data = arguments["data"], let clusterPath = arguments["clusters"] else {
            throw TrainerError("train needs --data and --clusters\n" + usage)
        }
        let out = arguments["out"] ?? resources.path(of: "model.dat")
        let clusters = try ClusterTable(path: clusterPath)
        // The features need the clusters in the form of a model: write one without weights first.
        let file = ModelFile()
        try file.write(.empty, clusters: clusters, to: out)
        let bare = try TaggerModel(file: MappedFile(path: out), path: out)
        let collector = try FeatureCollector(resources, clustersOf: bare)
        let minimum = arguments["minimum"].flatMap(UInt32.init) ?? 4
        let set = TrainingSet(try texts(from: data), collector: collector, minimum: minimum)
        print("\(set.sentences.count) sentences, \(set.allowed.count) tokens, \(set.features.count) features")
        let trained = learn(set)
        try file.write(trained, clusters: clusters, to: out)
        print("wrote \(out)")
    }

    private func texts(from folder: String) throws -> [TrainingText] {
        let all = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".jsonl") }
        let sets = arguments["sets"]?.split(separator: ",").map { $0 + ".jsonl" } ?? all.sorted()
        let augmentation = Augmentation()
        let gazetteer = try resources.gazetteer()
        var random = SplitMix(state: 11)
        var result: [TrainingText] = []
        for name in sets {
            var corpus = try Corpus(path: folder + "/" + name)
            let apart = corpus.hyphensStandApart
            if let number = arguments["without"].flatMap(Int.init) {
                corpus.documents = fold(corpus, number, leftOut: false)
            }
            for document in corpus.documents {
                var rendered = RenderedDocument(document, hyphensStandApart: apart)
                if corpus.namesStatesAsActors { rendered.makePlaces(of: gazetteer) }
                result += augmentation.texts(of: rendered, isPartial: corpus.isPartial, random: &random)
            }
        }
        return result
    }

    /// Trains two models side by side, each by itself on all data, so that threads never wait for each other and the
    /// result does not depend on them.
    private func learn(_ set: TrainingSet) -> TrainedWeights {
        var plan = LearningPlan()
        plan.epochs = arguments["epochs"].flatMap(Int.init) ?? plan.epochs
        plan.dropout = arguments["dropout"].flatMap(Double.init) ?? plan.dropout
        let models = Mutex<[Int: TrainedWeights]>([:])
        DispatchQueue.concurrentPerform(iterations: 2) { [plan] number in
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
