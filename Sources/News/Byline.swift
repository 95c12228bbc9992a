extension Article {
    /// The byline as a newspaper prints it: with "By" before the names, unless it begins with such a word already.
    package var printedByline: String? {
        guard let byline, !byline.isEmpty else { return nil }
        let first = byline.prefix { $0 != " " && $0 != ":" }.lowercased()
        return bylineOpenings.contains(first) && first.count < byline.count ? byline : "By " + byline
    }
}

/// The words for "by" in the languages whose bylines begin with one.
private let bylineOpenings: Set = ["by", "von", "par", "por", "di", "door", "av", "af", "words", "written", "text"]
