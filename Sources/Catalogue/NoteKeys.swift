import News

extension NamedNote {
    /// What tells the entities of notes from one another.
    package var entityKey: String { "\(kind.rawValue) \(folded(name))" }
}
