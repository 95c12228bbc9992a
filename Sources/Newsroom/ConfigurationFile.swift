import Glibc
import Reader

/// A configuration, and the file it was read from.
package struct ConfigurationFile: Sendable {
    package let path: String
    package let configuration: Configuration
    /// What is wrong in it, each as 'FILE:3:9: ...'. The rest of the file is in force.
    package let faults: [String]
    /// Whether nothing of the file is in force, because it cannot be opened or is no text.
    package let isUnreadable: Bool

    /// How many bytes a configuration may have.
    private static let longest = 1 << 20

    /// Reads a configuration.
    ///
    /// - Parameter path: nil for ``Locations/configuration``, where there need be no file.
    package init(path named: String?) {
        path = named ?? Locations.configuration ?? ""
        if named == nil, access(path, F_OK) != 0 {
            configuration = Configuration()
            faults = []
            isUnreadable = false
            return
        }
        do throws(FileReadingError) {
            let text = try text(of: try bytes(of: path, limit: Self.longest), from: path)
            let (configuration, faults) = Configuration.read(text)
            self.configuration = configuration
            self.faults = faults.map { [path] in $0.described(file: path) }
            isUnreadable = false
        } catch {
            configuration = Configuration()
            faults = ["\(path) cannot be read: \(wording(of: error.failure))"]
            isUnreadable = true
        }
    }

    /// What the reader says when it opens.
    var notice: Notice? { complaint.map { Notice($0, isError: true) } }

    /// The first thing that is wrong, and how to see the others; nil if nothing is.
    package var complaint: String? {
        faults.first.map { $0 + (faults.count > 1 ? "  (and \(faults.count - 1) more: 'dateline config' tells)" : "") }
    }
}
