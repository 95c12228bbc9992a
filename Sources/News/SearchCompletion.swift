/// What a condition that is being typed may become.
package struct SearchCompletion: Hashable, Sendable {
    /// The whole condition, as in `person:"Boris Pistorius"`, or a field with its colon.
    package let typed: String
    /// What it stands for, in a few words; empty if it says so itself.
    package let meaning: String
    /// How many names, outlets or articles it stands for; nil if that says nothing.
    package let count: Int?

    package init(typed: String, meaning: String = "", count: Int? = nil) {
        (self.typed, self.meaning, self.count) = (typed, meaning, count)
    }
}

extension Query {
    /// The condition at the end of what was typed, which is being typed; empty after a blank.
    package static func lastPiece(of typed: String) -> Substring {
        var start = typed.startIndex
        var isQuoted = false
        for index in typed.indices {
            if typed[index] == "\"" { isQuoted.toggle() }
            if typed[index].isWhitespace, !isQuoted { start = typed.index(after: index) }
        }
        return typed[start...]
    }
}
