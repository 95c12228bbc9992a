import News
import Terminal

/// The lines of the list of corrections at a width.
struct CorrectionLines {
    /// Newest first.
    let corrections: [ListedCorrection]
    let width: Int
    let look: Look

    var lines: [ScreenLine] {
        if corrections.isEmpty {
            return [ScreenLine(pieces: [.init("Nothing has been corrected. e on a name corrects it.", .quiet)])]
        }
        return section("CORRECTED, newest first", corrections) + [.blank] + section("HIDDEN", hidden)
    }

    private var hidden: [ListedCorrection] {
        corrections.filter { if case .hide = $0.filed.correction { true } else { false } }
    }

    private func section(_ title: String, _ corrections: [ListedCorrection]) -> [ScreenLine] {
        if corrections.isEmpty { return [] }
        return [.title(title, counted(corrections.count, "correction"))] + corrections.map(line)
    }

    private func line(_ correction: ListedCorrection) -> ScreenLine {
        // What stands in the way of undoing it matters most, then which article it is of, then how many.
        let more =
            correction.obstacle.map { "needed by \($0)" } ?? correction.headline.map(oneLine)
            ?? counted(correction.articles, "article")
        return ScreenLine(
            pieces: [
                .init("\(correction.id)  ", .quiet), .init(oneLine(correction.filed.sentence), .text),
                .init("  " + more, .quiet),
            ], right: width >= 60 ? look.dates.short(correction.filed.made) : "", indent: 4,
            target: .correction(correction))
    }
}
