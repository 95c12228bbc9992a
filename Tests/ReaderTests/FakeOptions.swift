import News
import Resources

@testable import Reader

extension SavedState {
    init(article: Article.ID, position: ListPosition) {
        self.init()
        (self.article, self.position) = (article, position)
    }

    init(_ change: (inout SavedState) -> Void) {
        self.init()
        change(&self)
    }
}

extension ReaderOptions {
    init(
        theme: Theme = .standard, glyphs: Reader.Glyphs = .unicode, configuration: Configuration = Configuration(),
        isFirstStart: Bool = false, today: CivilDay? = nil, saved: SavedState = SavedState(), world: WorldMap? = nil
    ) {
        self.init()
        (self.theme, self.glyphs, self.configuration, self.isFirstStart) = (theme, glyphs, configuration, isFirstStart)
        (self.today, self.saved, self.world) = (today, saved, world)
    }
}
