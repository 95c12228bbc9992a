import News

// `c` and `T`: how other outlets tell the event of an article, and how it went on from day to day.

extension Model {
    mutating func askForStory(_ form: StoryScreen.Form) {
        guard let line = panes.currentLine else { return }
        pending.story = StoryOpening(article: line.id, form: form)
        send(.ask(.story(line.id)))
    }

    mutating func takeStory(_ story: Story?, of article: Article.ID) {
        if let opening = pending.story, opening.article == article {
            pending.story = nil
            guard let story else { return say("no other article here tells this event") }
            open(StoryScreen(story, opening.form))
        } else if let story, case .story(var open) = screen, open.story.article == article {
            open.replace(with: story)
            screen = .story(open)
        }
    }

    /// Opens the telling after or before the article that is open, going round at the ends; `q` comes back to the
    /// comparison.
    mutating func openTelling(_ direction: ScreenCommand.Direction, of story: Story) {
        guard !story.tellings.isEmpty else { return }
        let here = story.tellings.firstIndex { $0.article.id == panes.reading?.id ?? story.article } ?? 0
        let next = (here + direction.step + story.tellings.count) % story.tellings.count
        pushHistory()
        open(story.tellings[next].article.id, landing: .readingPosition, isReading: true)
    }

    /// `:join 12`: the story of the article that the screen is about and that of another are one.
    mutating func joinStories(with other: Article.ID) {
        guard let article = articleToDecideOn else { return say("there is no article here") }
        send(.change(.decideStory(.join(article, other))))
    }

    /// `:part`: an article does not belong to its story; nil stands for the one that the screen is about.
    mutating func partStory(of number: Article.ID?) {
        guard let article = number ?? articleToDecideOn else { return say("there is no article here") }
        send(.change(.decideStory(.part(article))))
    }

    /// The telling whose line is selected, or else the current article.
    private var articleToDecideOn: Article.ID? {
        if case .story(let open) = screen, case .passage(let article, _)? = open.lines.target { return article }
        return panes.currentLine?.id
    }
}
