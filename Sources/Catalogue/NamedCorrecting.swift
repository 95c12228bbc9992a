import Libraries
import News

/// A library that can find what a correction of another library is about.
package protocol NamedCorrecting: NewsLibrary {
    /// The correction with the numbers of this library; nil if its entities or texts are not here.
    func resolved(_ named: NamedCorrection) throws(LibraryError) -> ScopedCorrection?
}

extension NamedCorrecting {
    /// Makes corrections of another library, in their order, except those whose entities or texts are not here or that are
    /// in force already.
    ///
    /// - Returns: how many were made.
    @discardableResult
    package func correct(_ corrections: [NamedCorrection]) throws(LibraryError) -> Int {
        var inForce = Set(try namedCorrections())
        var made = 0
        for named in corrections where !inForce.contains(named) {
            guard let scoped = try resolved(named) else { continue }
            do throws(LibraryError) {
                try correct(scoped.correction, scope: scoped.scope, made: Moment(seconds: named.made))
                inForce.insert(named)
                made += 1
            } catch {
                // A correction that makes no sense here, such as merging what is one already, is left out.
                guard case .senseless = error else { throw error }
            }
        }
        return made
    }
}
