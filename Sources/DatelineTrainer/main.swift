import Entities
import Foundation
import Resources
import Segmentation

// dateline-train: trains the entity model, measures it, and tags files with it alone. See `usage`.

let usage = """
    usage:
      dateline-train train --data DIR[,DIR...] --clusters FILE|--language NAME [--out FILE] [--epochs N] [--minimum N] [--dropout X]
                           [--models N] [--sets a,b,...] [--without N] [--silver X] [--most N]
          Trains on DIR/*.jsonl and *.jsonl.gz (documents with tokens and BIO labels, one a line; of two sets of one name
          that of the later folder) and writes the model, by default Resources/model.dat. Four models, from seeds 1 to 4,
          are trained as many at a time as there are cores, and averaged; the same data gives the same bytes.
          --language NAME trains model-NAME.dat of the sets of another language, or of several that are near: without
          clusters, and telling people, places and organisations.
          --bold X makes the model find more names, and more wrong ones; 0.5 is much.
          --without N leaves out every tenth document, from the Nth on; --silver X is the weight of sets labelled by a
          net (their names begin with silver), --most N how many features are kept.
      dateline-train evaluate FILE.jsonl... [--model FILE] [--fine yes] [--types PER,LOC,ORG,MISC]
                           [--case title|upper] [--fold N] [--least X,X,X,X,X,X,X,X,X,X]
          Prints precision, recall and F1, end to end on raw text; with --fine of each kind, else of the four types of the
          older sets. --fold N measures on every tenth document alone; --least tries other least probabilities.
      dateline-train extract FILE... [--model FILE] [--whole yes]
          Prints the names in text files as JSON Lines, as the tagger sees them, or with --whole with the rules after it.
      dateline-train speed FILE... [--model FILE]
          Prints tokens a second from raw text to names, on one core.
    """

do {
    let arguments = Arguments(Array(CommandLine.arguments.dropFirst()))
    guard let resources = Resources.locate() else { throw TrainerError("no Resources folder found") }
    switch arguments.command {
    case "train": try TrainCommand(arguments: arguments, resources: resources).run()
    case "evaluate": try evaluate(arguments, resources)
    case "extract": try extract(arguments, resources)
    case "speed": try measureSpeed(arguments, resources)
    default:
        FileHandle.standardError.write(Data((usage + "\n").utf8))
        exit(64)
    }
} catch {
    FileHandle.standardError.write(Data("dateline-train: \(error)\n".utf8))
    exit(2)
}
