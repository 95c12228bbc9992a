import Languages
import Resources
import Synchronization

/// The taggers of the languages that have a model, each mapped when a text in the language is first read.
final class LanguageModels: Sendable {
    private let resources: Resources
    private let lexicon: Lexicon
    private let table: LanguageTable
    /// By the name of the model. A model that cannot be read is as if there were none.
    private let taggers = Mutex<[String: Tagger?]>([:])

    init(resources: Resources, lexicon: Lexicon, table: LanguageTable) {
        self.resources = resources
        self.lexicon = lexicon
        self.table = table
    }

    /// The tagger for texts in a language; nil if it has none.
    func tagger(for language: String) -> Tagger? {
        guard let name = table.entry(for: language)?.model else { return nil }
        return taggers.withLock { taggers in
            if let known = taggers[name] { return known }
            // The program reads other texts without it.
            let tagger = try? Tagger(lexicon: lexicon, modelPath: resources.path(of: "model-\(name).dat"))
            taggers[name] = .some(tagger)
            return tagger
        }
    }

    /// The names of the months in a language, January first, in small letters; empty if they are not known.
    func months(in language: String) -> [String] { table.entry(for: language)?.months ?? [] }

    /// Whether a language elides the vowels of articles: 'l'Italie'.
    func elides(_ language: String) -> Bool { table.entry(for: language)?.elides ?? false }

    /// Whether words of a language change their endings, so that a name is written in several ways.
    func bendsNames(_ language: String) -> Bool { table.entry(for: language)?.bendsNames ?? false }
}
