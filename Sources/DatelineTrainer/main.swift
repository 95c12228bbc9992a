import Entities
import Foundation
import Resources
import Segmentation

// dateline-train: trains the entity model, measures it, and tags files with it alone. See `usage`.

let usage = """
    usage:
      dateline-train train --data DIR --clusters FILE [--out FILE] [--epochs N] [--minimum N] [--dropout X]
                           [--sets a,b,...] [--without N]
          Trains on DIR/*.jsonl (documents with tokens and BIO labels, one a line) and writes the model, by default
          Resources/model.dat. Two models are trained side by side from seeds 1 and 2 and averaged, so two cores do;
          the same data gives the same bytes. --without N leaves out every tenth document, from the Nth on.
      dateline-train evaluate FILE.jsonl... [--model FILE] [--types PER,LOC,ORG,MISC] [--case title|upper] [--fold N]
          Prints precision, recall and F1, end to end on raw text. --fold N measures on every tenth document alone.
      dateline-train extract FILE... [--model FILE]
          Prints the names in text files as JSON Lines, as the tagger sees them, without the rules that follow it.
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
