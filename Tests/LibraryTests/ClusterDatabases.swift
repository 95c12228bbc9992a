import Foundation
import Synchronization
import ThrowawayServer

/// The databases of a Citus cluster's coordinator that `DATELINE_TEST_CITUS` names, with a space between two addresses. What
/// they hold in the schema `dateline` is thrown away.
///
/// Making a library there takes seconds, so tests have the few databases one after the other: run them with
/// `--no-parallel`.
enum ClusterDatabases {
    /// There are not as many as the tests have libraries at one time.
    struct TooFew: Error {}

    private static let free = Mutex(
        (ProcessInfo.processInfo.environment["DATELINE_TEST_CITUS"] ?? "").split(separator: " ").map(String.init))

    static let areNamed = free.withLock { !$0.isEmpty }

    /// A database without a library.
    static func take() throws -> String {
        guard let address = free.withLock({ $0.popLast() }) else { throw TooFew() }
        _ = ThrowawayServer.shared?.psql(address, "DROP SCHEMA IF EXISTS dateline CASCADE")
        return address
    }

    static func give(_ address: String) { free.withLock { $0.append(address) } }
}
