import News

// `c`: how other outlets tell the event of an article. The answer stands in place of the panes, as a dossier does.

extension Model {
    mutating func askForStory() {
        guard let line = currentLine else { return }
        storyAsked = line.id
        send(.story(line.id))
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
