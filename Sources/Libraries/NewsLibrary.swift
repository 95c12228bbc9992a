/// A library as the rest of the program sees it: it keeps and indexes articles, whom they name, and what was read.
///
/// Whether it is a file or a database of a server, of one person or of many, does not show. All functions are synchronous
/// and may be called from any thread. Each reads one state of the library or makes one whole change, which is safe once the
/// call has returned. Every one throws ``LibraryError`` and nothing else. A call may cost a round trip to a server: none is
/// meant to be made once for each of many articles.
package protocol NewsLibrary: ArticleListing, ArticleSearching, NameListing, KeywordKeeping, NameCorrecting, Marking,
    TagKeeping,
    NoteKeeping, RuleKeeping, ArticleFiling, ExtractionKeeping, FeedKeeping, StoryKeeping, WatchKeeping, SyncKeeping,
    LabelKeeping,
    SettingKeeping,
    LibraryUpkeep
{}
