import Resources

/// How things look on the screen: colours, signs, dates, and the lines of the map.
struct Look: Sendable {
    var theme: Theme
    /// The theme that suits the terminal, if nobody has chosen one.
    var suitable: Theme
    /// How many colours the terminal has.
    let colors: Int
    var glyphs: Glyphs
    let dates: DateStyle
    /// The tag of the language that is usually read.
    let language: String
    /// Whether text that runs right to left is put into the order of the screen here, not by the terminal.
    let ordersLines: Bool
    /// Coastlines and borders; nil if their file is missing.
    let world: WorldMap?

    init(_ options: ReaderOptions) {
        let configuration = options.configuration
        let chosen = (configuration.theme ?? options.saved.theme).flatMap { Theme.named($0) }
        let base = options.theme == .monochrome ? .monochrome : chosen ?? options.theme
        colors = options.colors
        suitable = options.theme
        theme = base.fitting(colors: colors).changing(configuration.colors)
        glyphs = configuration.glyphs ?? options.glyphs
        var dates = configuration.dates
        dates.year = options.today?.parts.year
        dates.zone = options.zone
        self.dates = dates
        language = configuration.language
        ordersLines = configuration.ordersLines ?? options.ordersLines
        world = options.world
    }

    var article: ArticleLook { ArticleLook(dates: dates, glyphs: glyphs, language: language) }
}
