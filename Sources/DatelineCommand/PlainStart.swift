import ArgumentParser
import Newsroom

// The parser examines every subcommand and option by reflection, which takes longer than the reader needs to open the
// library and paint its first frame. So the command lines of almost all starts are read here. Everything else, mistakes
// included, goes to the parser.

/// The library to open, if the command line names nothing else.
///
/// - Returns: nil for any other command line.
func plainStart(_ words: [String]) -> String? {
    switch words.count {
    case 0: Locations.library
    case 2 where words[0] == "--library": words[1]
    default: nil
    }
}

/// Opens the reader as `OpenCommand` does without options.
func openPlainly(library: String) throws {
    let settings = ReaderSettings(
        usesColor: !refusesColor(option: false), configuration: ConfigurationFile(path: nil))
    try openReader(library: library, settings: settings)
}
