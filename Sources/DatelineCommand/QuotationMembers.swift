import News
import Reader

extension JSON {
    /// A quotation of `story --json` and `compare --json`. What is left out is given as offsets into `text`.
    static func quotation(_ quotation: Quotation) -> JSON {
        let whole = quotation.whole
        return [
            "speaker": .text(quotation.speaker?.name), "text": .string(whole.text),
            "article": .integer(Int(whole.article.id)),
            "variants": .array(
                quotation.variants.map { variant in
                    [
                        "article": .integer(Int(variant.article.id)), "source": .text(variant.article.source),
                        "speaker": .text(variant.speaker?.name), "whole": .bool(variant.isWhole),
                        "share": .share(variant.share),
                        "pieces": .array(variant.pieces.map { .string($0.text) }),
                        "left_out": .ranges(variant.leftOut, in: whole.text),
                    ]
                }),
        ]
    }
}

extension Output {
    /// Prints quotations for people: each whole, then how every telling gives it.
    mutating func quotations(_ quotations: [Quotation]) {
        for quotation in quotations {
            show("  \(quotation.speaker?.name ?? "nobody is named"): '\(quotation.whole.text)'")
            for variant in quotation.variants {
                let pieces = variant.pieces.map { "'\($0.text)'" }.joined(separator: " ... ")
                let share = variant.isWhole ? "whole" : "\(Int((variant.share * 100).rounded())) %: \(pieces)"
                let outlet = variant.article.source ?? "article \(variant.article.id)"
                show("    \(outlet)", share, variant.speakerWords(of: quotation) ?? "")
            }
        }
    }
}
