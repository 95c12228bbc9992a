import News

/// How several outlets tell one event, scrolled and with a line selected.
struct StoryScreen: Equatable, Sendable {
    private(set) var story: Story
    var lines = SelectableLines()
    private var width = 0

    init(_ story: Story) { self.story = story }

    mutating func replace(with story: Story) {
        self.story = story
        width = 0
    }

    /// Makes the lines where the width is another, and keeps the selected one on the screen.
    mutating func fit(width: Int, rows: Int, glyphs: Glyphs, dates: DateStyle) {
        if self.width != width {
            self.width = width
            lines.replace(
                with: StoryLines(story: story, width: width, glyphs: glyphs, dates: dates).lines)
        }
        lines.fit(rows: rows)
    }
}
