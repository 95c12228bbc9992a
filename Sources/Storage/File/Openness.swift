import Foundation

/// Whether a library is open, and how many threads use its connections now.
///
/// A connection that was closed must not be used: SQLite looks at what is no longer there, and the program ends. So
/// whoever closes a library waits here until those who use it are done, and those who come later are sent away.
final class Openness: @unchecked Sendable {
    /// Guards what follows, and tells whoever closes that nobody uses the connections.
    private let condition = NSCondition()
    private var users = 0
    private var isOpen = true

    /// Does something with connections that stay open meanwhile. Inside of it, it may be called again.
    ///
    /// - Returns: what `use` returns; nil if the library is closed.
    func whileOpen<Value>(_ use: () throws -> Value) rethrows -> Value? {
        guard enter() else { return nil }
        defer { leave() }
        return try use()
    }

    /// Sends away all who come from now on, and waits for those who are there.
    func end() {
        condition.withLock {
            isOpen = false
            while users > 0 { condition.wait() }
        }
    }

    private func enter() -> Bool {
        condition.withLock {
            if isOpen { users += 1 }
            return isOpen
        }
    }

    private func leave() {
        condition.withLock {
            users -= 1
            if users == 0, !isOpen { condition.broadcast() }
        }
    }
}
