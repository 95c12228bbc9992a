import News
import Segmentation

/// How the text of an article changed from version to version.
///
/// - Parameter versions: what it said before, oldest first.
/// - Complexity: for each version O(*n*²) in its sentences, of which the first 200 count.
package func history(
    of filed: FiledArticle, versions: [TextVersion], common: CommonWords
) -> TextHistory {
    let now = TextVersion(headline: filed.article.headline, body: filed.article.body, replaced: Moment(seconds: 0))
    let sentences = (versions + [now]).map { comparedSentences(headline: $0.headline, body: $0.body, common) }
    let changes = versions.indices.map { index in
        TextHistory.Change(
            made: versions[index].replaced, sentences: changed(from: sentences[index], to: sentences[index + 1]))
    }
    return TextHistory(article: filed.line, versions: versions, changes: changes)
}

/// The sentences that are not the same in both texts, those that became one another in one row.
private func changed(from old: [ComparedSentence], to new: [ComparedSentence]) -> [TellingComparison.Row] {
    // Most sentences stay as they are: only the others are paired.
    var left = Dictionary(grouping: new.map(\.text)) { $0 }.mapValues(\.count)
    func takesOne(_ text: String) -> Bool {
        guard let count = left[text], count > 0 else { return false }
        left[text] = count - 1
        return true
    }
    let gone = old.filter { !takesOne($0.text) }
    left = Dictionary(grouping: old.map(\.text)) { $0 }.mapValues(\.count)
    let come = new.filter { !takesOne($0.text) }
    return SentenceAlignment(gone, come).rows(lightsSmallWords: true)
}
