import Synchronization

/// Where work done beside the event loop leaves its messages. Any thread puts in; the loop takes out.
final class Mailbox<Message: Sendable>: Sendable {
    private let messages = Mutex<[Message]>([])
    private let ring: @Sendable () -> Void

    /// - Parameter ring: wakes the loop; called after each message put in.
    init(ring: @escaping @Sendable () -> Void) { self.ring = ring }

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
