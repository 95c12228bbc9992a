import Foundation
import Testing

@testable import Storage

/// A library in a folder of its own, which is removed with it.
final class TemporaryLibrary {
    let folder: String
    let path: String
    let library: Library

    init() throws {
        folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
        path = folder + "/library.db"
        library = try Library(at: path)
    }

    deinit {
        // A folder left behind in the temporary directory does no harm.
        try? library.close()
        try? FileManager.default.removeItem(atPath: folder)
    }
}

/// Records an issue for each problem that a check of the library finds.
func expectWhole(_ library: Library, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let problems = try library.check().problems
    #expect(problems == [], sourceLocation: sourceLocation)
}
