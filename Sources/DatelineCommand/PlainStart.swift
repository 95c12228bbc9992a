import ArgumentParser
import Newsroom

// The parser looks at every subcommand and option by reflection, which takes longer than the reader takes to open the
// library and paint its first frame. The one command line of almost all starts is read here instead. Everything else
// goes to the parser, every mistake included.

/// What to open, where the words say no more than where the library is.
///
/// - Returns: nil for any other command line.
func plainStart(_ words: [String]) -> String? {
    switch words.count {
    case 0: Locations.library
    case 2 where words[0] == "--library": words[1]
    default: nil
    }
}

/// Opens the reader as `OpenCommand` does where no option is given.
func openPlainly(library: String) throws {
    let settings = ReaderSettings(
        usesColor: !refusesColor(option: false), configuration: ConfigurationFile(path: nil))
    try openReader(library: library, settings: settings)
}
