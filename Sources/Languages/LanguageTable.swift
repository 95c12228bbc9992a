import News
import Resources

/// What is known of a language: a row of `languages.tsv`.
package struct LanguageEntry: Hashable, Sendable {
    /// How well names are found in its texts, as it was measured when its model was made.
    package struct Figures: Hashable, Sendable {
        /// Percent, exact borders and types of people, places and organisations.
        package let f1, precision, recall: Double
        /// Names that are wrong, in 1,000 words.
        package let wrong: Double
        /// The texts that were measured on.
        package let sets: String
    }

    /// Its tag: `de`, `sr-Cyrl`.
    package let tag: String
    /// Its English name.
    package let name: String
    /// The model that finds names in it: `model.dat` for English, else `model-NAME.dat`; nil if it has none.
    package let model: String?
    /// Whether names change their endings with their place in the sentence.
    package let bendsNames: Bool
    /// Whether articles and the like lose their last letter before a vowel and stand with the next word: 'l'Italie'.
    package let elides: Bool
    /// nil for a language without a model.
    package let figures: Figures?
    /// The names of the months as dates have them, January first, in small letters; empty if they are not known.
    package let months: [String]
}

/// The languages that are told apart, and the models that read them.
///
/// Each is a line of `languages.tsv`, with tabs between its fields and `-` for what is not there: tag, name, model,
/// `bends`, `elides` or nothing, F1, precision, recall, wrong names in 1,000 words, the sets, and the months with a bar
/// between them. A new language with a model is a line and the model's file.
package struct LanguageTable: Sendable {
    /// In the order of the file.
    package let entries: [LanguageEntry]
    private let byTag: [String: Int]

    /// - Throws: `.unreadable` if the file cannot be read.
    package init(_ resources: Resources) throws(ResourceError) {
        let file = try MappedFile(path: resources.path(of: "languages.tsv"))
        entries = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").compactMap(LanguageEntry.init)
        byTag = Dictionary(entries.enumerated().map { ($1.tag.lowercased(), $0) }) { first, _ in first }
    }

    /// The language of a tag: that of `de` for `de-AT`.
    package func entry(for tag: String) -> LanguageEntry? {
        (byTag[tag.lowercased()] ?? byTag[primaryLanguage(tag)]).map { entries[$0] }
    }
}

extension LanguageEntry {
    /// Reads a line; nil for a comment and for one with too few fields.
    fileprivate init?(_ line: Substring) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { $0 == "-" ? "" : String($0) }
        guard !line.hasPrefix("#"), fields.count >= 9 else { return nil }
        (tag, name) = (fields[0], fields[1])
        model = fields[2].isEmpty ? nil : fields[2]
        (bendsNames, elides) = (fields[3] == "bends", fields[3] == "elides")
        figures = Figures(fields[4...])
        months = (fields.count > 9 ? fields[9] : "").split(separator: "|").map { $0.lowercased() }
    }
}

extension LanguageEntry.Figures {
    fileprivate init?(_ fields: ArraySlice<String>) {
        let numbers = fields.prefix(4).compactMap { Double($0) }
        guard numbers.count == 4 else { return nil }
        (f1, precision, recall, wrong) = (numbers[0], numbers[1], numbers[2], numbers[3])
        sets = fields[fields.startIndex + 4]
    }
}
