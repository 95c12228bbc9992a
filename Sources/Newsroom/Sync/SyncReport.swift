import News
import Sync

/// What a sync did.
package struct SyncReport: Hashable, Sendable {
    /// Articles that are new in the library.
    package var new = 0
    /// Articles that were marked here as they are there, and marks that were sent there.
    package var taken = 0
    package var sent = 0
    /// Feeds that were subscribed to and removed here, and there.
    package var feedsAdded = 0
    package var feedsRemoved = 0
    package var feedsSent = 0
    /// Items that the service named and did not give.
    package var missing = 0
    /// Why it did not go on to the end; what was done until then is kept, and the next sync goes on from there.
    package var failure: SyncProblem?

    package init() {}
}

/// Why a sync, or the adding of an account, did not succeed.
package enum SyncProblem: Error, Hashable, Sendable {
    case service(SyncFailure)
    case password(SyncPasswords.Problem)
}

/// How far a sync has come.
package struct SyncProgress: Hashable, Sendable {
    /// Items that were fetched, of those that are new.
    package let done: Int
    package let total: Int
}
