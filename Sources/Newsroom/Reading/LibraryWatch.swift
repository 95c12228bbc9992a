import Foundation
import Libraries

/// Tells when another program has changed the library, such as another reader, an import or a refresh.
package struct LibraryWatch: Sendable {
    private let changes: any ChangesByOthers

    /// Watches from now on.
    ///
    /// - Returns: nil if the library cannot tell what others do.
    package init?(_ library: any NewsLibrary) {
        guard let changes = library.changesByOthers() else { return nil }
        self.changes = changes
    }

    /// To follow others takes at most a tenth of the time, so that many readers of a busy library leave it time for what is
    /// asked: after each report, nothing is reported for so many times as long as that took, or until the longest rest.
    private static let (restFactor, longestRest) = (9, Duration.seconds(5))

    /// Reports each change by another program, from a thread of its own, as long as the program runs. After
    /// ``ChangeByOthers/replaced`` nothing is reported.
    ///
    /// - Parameter report: returns when the change has been followed.
    package func start(report: @escaping @Sendable (ChangeByOthers) -> Void) {
        let thread = Thread { [changes] in
            while let change = changes.next() {
                let start = ContinuousClock.now
                report(change)
                if case .replaced = change { return }
                let rest = min((ContinuousClock.now - start) * Self.restFactor, Self.longestRest)
                Thread.sleep(forTimeInterval: rest / .seconds(1))
            }
        }
        thread.name = "dateline.library-watch"
        thread.start()
    }
}
