import News
import Terminal

/// The lines of the quotations that several tellings give, at a width: the whole of each, then how every telling gives it.
struct QuotationLines {
    let quotations: [Quotation]
    let width: Int
    let glyphs: Glyphs

    var lines: [ScreenLine] {
        if quotations.isEmpty { return [] }
        return [.blank, .title("QUOTED BY SEVERAL", counted(quotations.count, "quotation"))]
            + quotations.flatMap { quotation in [whole(quotation)] + quotation.variants.map { line($0, of: quotation) }
            }
    }

    /// 'Boris Pistorius: 'It was a serious mistake that should not have happened''.
    private func whole(_ quotation: Quotation) -> ScreenLine {
        let speaker = quotation.speaker.map { oneLine($0.name) } ?? "nobody is named"
        let name = shortened(speaker, to: max(8, width / 3), mark: glyphs.ellipsis) + ": "
        return ScreenLine(
            pieces: [.init(name, quotation.speaker?.kind.ink ?? .quiet)]
                + excerpt(
                    of: quotation.whole, columns: width - 4 - shownWidth(name), glyphs: glyphs, isQuote: true),
            target: .passage(quotation.whole.article.id, quotation.whole.range),
            why: .quote(in: quotation.whole.article.id, at: quotation.whole.range),
            copied: CopiedPassage(passage: quotation.whole, isQuote: true, speaker: quotation.speaker?.name))
    }

    /// 'Kyiv Courier   whole', or 'Rhine Standard   40 %: 'a serious mistake' … 'have happened', names nobody'.
    private func line(_ variant: Quotation.Variant, of quotation: Quotation) -> ScreenLine {
        let first = variant.pieces.first
        var line = ScreenLine(
            pieces: [.init(padded(outlet(variant.article)) + "  ", .text)], indent: 4,
            target: .passage(variant.article.id, first?.range ?? 0..<0),
            why: first.map { .quote(in: variant.article.id, at: $0.range) },
            copied: first.map { first in
                let text = variant.pieces.map(\.text).joined(separator: " … ")
                return CopiedPassage(
                    passage: Dossier.Passage(article: variant.article, text: text, range: first.range, marks: []),
                    isQuote: true, speaker: variant.speaker?.name)
            })
        if variant.isWhole {
            line.pieces.append(.init("whole", .quiet))
        } else {
            line.pieces.append(.init("\(Int((variant.share * 100).rounded())) %: ", .quiet))
            line.pieces.append(.init(variant.shownPieces(glyphs), .quotation))
        }
        if let words = variant.speakerWords(of: quotation) { line.right = words }
        return line
    }

    private func padded(_ text: String) -> String {
        Reader.padded(text, to: min(24, max(8, width / 4)), mark: glyphs.ellipsis)
    }
}

extension Quotation.Variant {
    /// ''a serious mistake' … 'have happened''.
    fileprivate func shownPieces(_ glyphs: Glyphs) -> String {
        pieces.map { "'\(oneLine($0.text))'" }.joined(separator: " \(glyphs.ellipsis) ")
    }

    /// Whom it names, if the others name somebody else.
    package func speakerWords(of quotation: Quotation) -> String? {
        guard let speaker else { return quotation.speaker == nil ? nil : "names nobody" }
        return speaker.id == quotation.speaker?.id ? nil : "says it was \(oneLine(speaker.name))"
    }
}
