// Colours, signs and the mouse, changed while the reader runs.

extension Model {
    mutating func use(_ theme: Theme) {
        look.theme = theme.fitting(colors: look.colors).changing(configuration.colors)
        saved.theme = theme.name
        say(
            "theme \(theme.name)"
                + (configuration.theme == nil ? "" : "; the next start takes the configuration's again"))
    }

    /// Whether the colours follow the terminal's background: they do if nobody has chosen a theme, and there are
    /// colours.
    package var followsBackground: Bool {
        configuration.theme == nil && saved.theme == nil && look.theme.name != Theme.monochrome.name
    }

    /// Has the colours follow the terminal's background again, instead of a theme that was chosen.
    mutating func useSuitableTheme() {
        guard configuration.theme == nil else { return say("the configuration names a theme", isError: true) }
        look.theme = look.suitable.fitting(colors: look.colors).changing(configuration.colors)
        saved.theme = nil
        if followsBackground { send(.terminal(.followBackground)) }
        say("theme automatic: as suits the terminal")
    }

    /// Takes the theme that suits the background, if the colours follow it.
    mutating func suit(background theme: Theme) {
        if look.suitable != .monochrome { look.suitable = theme }
        guard followsBackground else { return }
        look.theme = theme.fitting(colors: look.colors).changing(configuration.colors)
    }

    mutating func useNextTheme() {
        let current = Theme.all.firstIndex { $0.name == look.theme.name } ?? 0
        use(Theme.all[(current + 1) % Theme.all.count])
    }

    mutating func use(_ glyphs: Glyphs) {
        look.glyphs = glyphs
        let rows = textRows
        panes.reading?.use(look.article, rows: rows)
    }

    mutating func toggleMouse() {
        saved.isMouseOn.toggle()
        send(.terminal(.setMouse(saved.isMouseOn)))
        say(saved.isMouseOn ? "mouse on; F2 gives it back to the terminal" : "mouse off")
    }
}
