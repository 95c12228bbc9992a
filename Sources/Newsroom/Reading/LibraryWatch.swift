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

    /// Reports each change by another program, from a thread of its own, as long as the program runs. After
    /// ``ChangeByOthers/replaced`` nothing is reported.
    package func start(report: @escaping @Sendable (ChangeByOthers) -> Void) {
        let thread = Thread { [changes] in
            while let change = changes.next() {
                report(change)
                if case .replaced = change { return }
            }
        }
        thread.name = "dateline.library-watch"
        thread.start()
    }
}
