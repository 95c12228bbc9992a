import News

/// Why a service could not be synced with.
package enum SyncFailure: Error, Hashable, Sendable {
    /// The server was not reached, or broke off.
    case fetch(FetchFailure)
    /// The service does not know the user, or the password is another one.
    case wrongPassword
    /// No service that Dateline knows answers at the address.
    case noService(address: String)
    /// The service is there, but its interface for programs is switched off.
    case switchedOff
    /// The service knows no such call: it is older than what Dateline speaks.
    case tooOld(call: String)
    /// The answer is not what the protocol says; `call` is what was asked.
    case strangeAnswer(call: String)
    /// The service asks for no request for so many seconds.
    case held(seconds: Int)
    /// The service refuses a change: its status, and what was to be changed.
    case refused(status: Int, call: String)
}
