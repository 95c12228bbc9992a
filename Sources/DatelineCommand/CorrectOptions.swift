import ArgumentParser
import Libraries
import News
import Newsroom
import Reader

/// What the subcommands of `correct` share.
struct CorrectOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only in this article.", valueName: "number"))
    var article: Int64?

    @Option(help: ArgumentHelp("Only where the article names it for this time: 1 for the first.", valueName: "number"))
    var mention: Int?

    @Option(help: "Of several with the name, the one of this kind.")
    var kind: EntityKind?

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if mention != nil, article == nil { throw ValidationError("--mention needs --article.") }
        if let mention, mention < 1 { throw ValidationError("--mention must be 1 or more, not \(mention).") }
    }

    /// Makes a correction of the entity with a name, and prints it.
    func correct(_ name: String, as correction: (Entity, NamesInLibrary) throws -> EntityCorrection) throws {
        let library = try self.library.openExisting()
        let names = NamesInLibrary(library: library)
        let filed = try article.map { id in
            guard let filed = try library.article(id) else { throw noSuchArticle(id) }
            return filed
        }
        let entity = try filed.map { try names.entity(name, kind: kind, in: $0) } ?? names.entity(name, kind: kind)
        let made = try library.correct(try correction(entity, names), scope: try scope(of: entity, in: filed))
        guard let listed = try library.listedCorrections().first(where: { $0.id == made.id }) else { return }
        var out = Output()
        out.correction(listed, output)
        out.flush()
        if !output.json { printError("'dateline corrections undo \(made.id)' takes it back.") }
    }

    private func scope(of entity: Entity, in filed: FiledArticle?) throws -> CorrectionScope {
        guard let filed else { return .everywhere }
        guard let mention else { return .article(filed.line.id) }
        let mentions = filed.mentions.filter { $0.entity == entity.id }
        guard mentions.indices.contains(mention - 1) else {
            complain(
                "Article \(filed.line.id) names \(entity.name) \(counted(mentions.count, "time")), not \(mention).")
            throw ExitCode.impossible
        }
        return .mention(filed.line.id, mentions[mention - 1].range)
    }

    /// Prints where a place may be, with numbers.
    func listLocations(of name: String) throws {
        let library = try self.library.openExisting()
        let entity = try NamesInLibrary(library: library).entity(name, kind: kind)
        let choices = try library.locations(of: entity.id)
        var out = Output()
        for (index, choice) in choices.enumerated() {
            if output.json {
                out.line(
                    JSON.object([
                        ("choice", .integer(index + 1)), ("title", .string(choice.title)),
                        ("place", .place(choice.place)),
                    ]).line)
            } else {
                out.show("\(index + 1)", choice.title, "\(choice.place.latitude) \(choice.place.longitude)")
            }
        }
        out.flush()
        if choices.isEmpty {
            complain("No place called '\(name)' is known; give degrees north and east, as in 52.52 13.405.")
            throw ExitCode.incomplete
        }
    }
}

/// Finds entities by their names in full, for what must not be done to the wrong one.
struct NamesInLibrary {
    let library: any NewsLibrary

    /// The entity with a name, or that is written so; the name that it goes by counts first. Ends the command if there is
    /// none, or several.
    func entity(_ name: String, kind: EntityKind?) throws -> Entity {
        let found = try library.lookup(name, kinds: kind.map { [$0] }, limit: 50)
        let named = found.filter { folded($0.name) == folded(name) }
        if !named.isEmpty { return try one(of: named, name) }
        return try one(of: try found.filter { try spellings(of: $0).contains(folded(name)) }, name)
    }

    /// The entity with a name in an article.
    func entity(_ name: String, kind: EntityKind?, in filed: FiledArticle) throws -> Entity {
        let here = filed.entities.filter { kind == nil || $0.entity.kind == kind }
        let named = here.filter { folded($0.entity.name) == folded(name) }
        let written = here.filter { $0.spellings.contains { folded($0) == folded(name) } }
        return try one(of: (named.isEmpty ? written : named).map(\.entity), name)
    }

    /// Ends the command if no article writes an entity so: what was split off would be a name that nothing has.
    func requireSpelling(_ typed: String, of entity: Entity) throws {
        if folded(typed) == folded(entity.name) { return }
        if try spellings(of: entity).contains(folded(typed)) { return }
        complain("No article writes '\(typed)' for \(entity.name); 'dateline lookup' shows how it is also written.")
        throw ExitCode.impossible
    }

    /// The folded spellings of an entity besides its name.
    private func spellings(of entity: Entity) throws -> Set<String> {
        Set(try library.dossier(of: entity.id, limits: .names)?.aliases.map { folded($0.text) } ?? [])
    }

    private func one(of entities: [Entity], _ name: String) throws -> Entity {
        if entities.count == 1 { return entities[0] }
        if entities.isEmpty {
            complain("No name is '\(name)' in full; 'dateline lookup' finds names by a part of them.")
        } else {
            let kinds = entities.map { "\($0.name) (\($0.kind.word), \(counted($0.articles, "article")))" }
            complain(
                "'\(name)' may be \(kinds.joined(separator: " or ")); say which with --kind, or with --article.")
        }
        throw ExitCode.impossible
    }
}

extension DossierLimits {
    /// As little as there can be besides the names.
    fileprivate static let names = DossierLimits(
        articles: 0, quotes: 0, roles: 0, aliases: 2000, companions: 0, companionArticles: 0, timelineArticles: 0)
}
