import News
import Terminal

/// A letter or two over a visible mention.
struct MentionLabel: Equatable, Sendable {
    let letters: String
    /// An index into the article's mentions.
    let mention: Int
}

extension Model {
    /// `f`: a label over every visible mention. Those in the middle of the screen get one letter of the home row.
    mutating func startLabels() {
        guard let reading = panes.reading, areas.article != nil else { return say("the article is not on the screen") }
        let visible = reading.visibleRange(rows: textRows)
        let mentions = reading.filed.mentions.indices.filter {
            isOpenable(reading.filed.mentions[$0]) && visible.contains(reading.filed.mentions[$0].range.lowerBound)
        }
        guard !mentions.isEmpty else { return say("there is no name on this screen") }
        let middle = visible.lowerBound / 2 + min(visible.upperBound, reading.filed.article.body.utf8.count) / 2
        let byDistance = mentions.sorted {
            abs(reading.filed.mentions[$0].range.lowerBound - middle)
                < abs(reading.filed.mentions[$1].range.lowerBound - middle)
        }
        let labels = zip(labelLetters(count: byDistance.count), byDistance).map {
            MentionLabel(letters: $0, mention: $1)
        }
        mode = .labels(labels, typed: "")
    }

    mutating func takeLabel(_ key: Key, labels: [MentionLabel], typed: String) {
        mode = .normal
        guard case .character(let letter) = key else { return }
        let text = typed + letter.lowercased()
        if let label = labels.first(where: { $0.letters == text }) {
            guard let mention = panes.reading?.filed.mentions[safe: label.mention],
                let presence = panes.reading?.presence(of: mention.entity)
            else { return }
            panes.choose(presence.entity)
            panes.reading?.mention = label.mention
            openDossier(of: presence.entity)
        } else if labels.contains(where: { $0.letters.hasPrefix(text) }) {
            mode = .labels(labels, typed: text)
        }
    }
}

/// A number of labels, none of which is the beginning of another, the easiest to reach first.
func labelLetters(count: Int) -> [String] {
    let letters = Array("asdfghjklqwertyuiopzxcvbnm").map(String.init)
    if count <= letters.count { return Array(letters.prefix(count)) }
    // As many letters as are needed begin a label of two letters.
    let firsts = min(letters.count, (count - letters.count + letters.count - 2) / (letters.count - 1))
    let singles = letters.prefix(letters.count - firsts)
    let doubles = letters.suffix(firsts).flatMap { first in letters.map { first + $0 } }
    return Array((singles + doubles).prefix(count))
}
