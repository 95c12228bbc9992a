/// How much is asked of a server, and how much is taken from it.
package struct CourierLimits: Hashable, Sendable {
    /// Hops under way at a time, and how many of them to one host.
    package var atOnce = 32
    package var perHost = 2
    /// Redirects that one request may follow.
    package var redirects = 10
    package var connectSeconds = 10
    package var totalSeconds = 30
    /// Bytes a second. A hop that stays below that rate for ``slowSeconds`` is given up.
    package var slowestRate = 30
    package var slowSeconds = 15
    /// Bytes of a body, after decoding.
    package var bodyBytes = 16 * 1_048_576
    /// Bytes of all bodies under way together. Once they are more, a body larger than a sixteenth of this is refused.
    package var heldBytes = 64 * 1_048_576
    /// Bytes of the headers of one hop.
    package var headerBytes = 262_144

    /// The limits of the program.
    package init() {}
}
