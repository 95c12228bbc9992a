import Synchronization

/// Carries messages from work on other threads to the event loop. Any thread puts in; the loop takes out.
final class Mailbox<Message: Sendable>: Sendable {
    private let messages = Mutex<[Message]>([])
    private let ring: @Sendable () -> Void

    /// - Parameter ring: wakes the loop; called after each message.
    init(ring: @escaping @Sendable () -> Void) { self.ring = ring }

    /// Puts a message in, and wakes the loop.
    func put(_ message: Message) {
        messages.withLock { $0.append(message) }
        ring()
    }

    /// All messages put in since the last call, oldest first.
    func takeAll() -> [Message] {
        messages.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}
