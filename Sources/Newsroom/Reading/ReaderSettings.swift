import Reader

/// How a reader runs.
package struct ReaderSettings: Sendable {
    /// Files and folders to import first.
    package let paths: [String]
    package let usesColor: Bool
    /// Whether files that are added to the paths later are imported too.
    package let watchesPaths: Bool
    package let configuration: ConfigurationFile
    /// Where the reader writes down what it does; nil if it does not.
    package let log: SessionLog?

    package init(
        paths: [String] = [], usesColor: Bool = true, watchesPaths: Bool = false, configuration: ConfigurationFile,
        log: SessionLog? = nil
    ) {
        self.paths = paths
        self.usesColor = usesColor
        self.watchesPaths = watchesPaths
        self.configuration = configuration
        self.log = log
    }
}

/// The signs that suit the terminal. The Linux console has a font without braille.
func suitingGlyphs(isUnicode: Bool) -> Glyphs {
    guard isUnicode else { return .ascii }
    return environmentValue("TERM") == "linux" ? .blocks : .unicode
}
