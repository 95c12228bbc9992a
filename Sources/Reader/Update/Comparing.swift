import News

// `c`: how other outlets tell the event of an article. The answer stands in place of the panes, as a dossier does.

extension Model {
    mutating func askForStory() {
        guard let line = currentLine else { return }
        storyAsked = line.id
        send(.ask(.story(line.id)))
    }

    /// The telling after or before the article that is open, round from the end: `q` comes back to the comparison.
    mutating func openTelling(by step: Int) {
        guard let story = story?.story, !story.tellings.isEmpty else { return }
        let here = story.tellings.firstIndex { $0.article.id == reading?.id ?? story.article } ?? 0
        let next = (here + step + story.tellings.count) % story.tellings.count
        pushHistory()
        open(story.tellings[next].article.id, landing: .keptPlace, isReading: true)
    }

    mutating func takeStory(_ story: Story?, of article: Article.ID) {
        if storyAsked == article {
            storyAsked = nil
            guard let story else { return say("no other article here tells this event") }
            pushHistory()
            closeScreens()
            mode = .normal
            self.story = StoryScreen(story)
        } else if let story, self.story?.story.article == article {
            self.story?.replace(with: story)
        }
    }
}
