import News
import Terminal

/// How several outlets tell one event, scrolled and with a line selected.
struct StoryScreen: LinesCover {
    /// What is shown of it.
    enum Form: Equatable, Sendable {
        /// What the tellings share and where they differ.
        case tellings
        /// What came when.
        case timeline
    }

    private(set) var story: Story
    private(set) var form: Form
    var lines = SelectableLines()

    init(_ story: Story, _ form: Form) {
        self.story = story
        self.form = form
    }

    /// Shows the story in its other form, from the beginning.
    mutating func showOtherForm() {
        self = StoryScreen(story, form == .timeline ? .tellings : .timeline)
    }

    mutating func replace(with story: Story) {
        self.story = story
        lines.outdate()
    }
}

extension StoryScreen {
    var screen: Screen { .story(self) }
    var subject: Entity? { if case .entity(let entity)? = lines.target { entity } else { nil } }
    var refusal: String { "not while comparing; q goes back" }
    var renewal: Question? { .story(story.article) }

    func outcome(of command: ScreenCommand) -> Outcome {
        switch command {
        case .move(let movement): moving(movement)
        case .open: .does { [lines] in $0.follow(lines.target) }
        case .article(let direction): .does { [story] in $0.openTelling(direction, of: story) }
        case .map: .does { $0.openMapOfPanes() }
        case .zoom: .refused("only on the map; m opens it")
        case .sideways, .pane, .mention, .anyMention: .refused(refusal)
        }
    }

    func lines(at width: Int, _ look: Look) -> [ScreenLine] {
        switch form {
        case .tellings: StoryLines(story: story, width: width, glyphs: look.glyphs, dates: look.dates).lines
        case .timeline: TimelineLines(story: story, width: width, glyphs: look.glyphs, dates: look.dates).lines
        }
    }

    /// 'One event · 5 articles · 5 Mar 2024 to 6 Mar 2024'.
    func drawTopLine(columns: Int, _ look: Look, on canvas: inout Canvas) {
        let (separator, dates) = (" \(look.glyphs.separator) ", look.dates)
        let days = story.tellings.compactMap { $0.article.published.map(dates.day) }
        var words = separator + counted(story.tellings.count, "article")
        if let first = days.min(), let last = days.max() {
            words += separator + dates.short(first)
            if first != last { words += " to \(dates.short(last))" }
        }
        canvas.writeTitle("One event", words, columns: columns)
    }

    var hints: [WantedHint] {
        [
            WantedHint(.open, word: "opens the line", short: "open"), WantedHint(.back, word: "back"),
            WantedHint(.nextArticle, .previousArticle, word: "next telling", short: "next"),
            WantedHint(.timeline, word: form == .timeline ? "by names" : "by days"),
            WantedHint(.compare, word: "side by side"),
            .keys,
        ]
    }
}
