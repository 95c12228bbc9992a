import News

// `c`: how other outlets tell the event of an article.

extension Model {
    mutating func askForStory() {
        guard let line = panes.currentLine else { return }
        pending.story = line.id
        send(.ask(.story(line.id)))
    }

    mutating func takeStory(_ story: Story?, of article: Article.ID) {
        if pending.story == article {
            pending.story = nil
            guard let story else { return say("no other article here tells this event") }
            open(StoryScreen(story))
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
}
