import ArgumentParser
import Glibc

// The parser looks at every subcommand and option by reflection, which takes longer than the reader takes to open the
// library and paint its first frame. The one command line of almost all starts is read here instead. Everything else
// goes to the parser, every mistake included.

/// The reader, where the words say no more than where its library is.
///
/// - Returns: nil for any other command line.
func plainStart(_ words: [String]) -> OpenCommand? {
    switch words.count {
    case 0: OpenCommand(library: nil)
    case 2 where words[0] == "--library": OpenCommand(library: words[1])
    default: nil
    }
}

extension OpenCommand {
    /// The reader with every option but one as it is when nothing is said.
    init(library path: String?) {
        self.init()
        paths = []
        watch = false
        var library = LibraryOptions()
        library.library = path
        library.config = nil
        self.library = library
        var output = OutputOptions()
        output.json = false
        output.noColor = false
        self.output = output
    }
}
