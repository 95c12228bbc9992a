import Foundation
import Libraries
import Postgres
import Storage
import Testing
import ThrowawayServer

/// What keeps a library. Each behaves as the others do, so every suite here runs on each.
enum Engine: String, CaseIterable, Sendable {
    /// An SQLite file.
    case file
    /// A PostgreSQL database; left out where PostgreSQL is not installed.
    case server
    /// A database that is spread over a Citus cluster; left out unless `DATELINE_TEST_CITUS` names some.
    case cluster

    /// Those that there are here.
    static let all = allCases.filter { engine in
        switch engine {
        case .file: true
        case .server: ThrowawayServer.shared != nil
        case .cluster: ThrowawayServer.shared != nil && ClusterDatabases.areNamed
        }
    }

    /// The address of a library with nothing in it, which is made once: copying it takes a fraction of the time.
    private static let emptyLibrary = Result {
        let address = try #require(ThrowawayServer.shared).makeDatabase()
        try PostgresLibrary.create(at: address).close()
        return address
    }

    /// The one that a test is run on.
    @TaskLocal static var current = Engine.file

    /// Makes an empty library, which is gone with the folder.
    func library(in folder: String) throws -> any NewsLibrary {
        switch self {
        case .file: return try Library(at: folder + "/library.db")
        case .server:
            return try database(in: folder) {
                try #require(ThrowawayServer.shared).makeDatabase(like: Self.emptyLibrary.get())
            }
        case .cluster:
            return try database(in: folder) {
                let address = try ClusterDatabases.take()
                try PostgresLibrary.create(at: address, distribution: Distribution()).close()
                return address
            }
        }
    }

    /// The library on a server that a folder remembers as its own, or else a new one.
    private func database(in folder: String, _ make: () throws -> String) throws -> any NewsLibrary {
        let note = folder + "/database"
        if let address = try? String(contentsOfFile: note, encoding: .utf8) {
            return try PostgresLibrary(address: address)
        }
        let address = try make()
        try address.write(toFile: note, atomically: true, encoding: .utf8)
        return try PostgresLibrary(address: address)
    }

    /// Lets others have what a folder's library is kept in.
    func giveBack(_ folder: String) {
        switch self {
        case .file, .server: break
        case .cluster: (try? String(contentsOfFile: folder + "/database", encoding: .utf8)).map(ClusterDatabases.give)
        }
    }
}

/// Runs each test of a suite on each engine, one after the other.
struct EachEngine: SuiteTrait, TestTrait, TestScoping {
    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        // The suite itself has no case: its tests come one by one.
        guard testCase != nil else { return try await function() }
        for engine in Engine.all {
            await Engine.$current.withValue(engine) {
                do {
                    try await function()
                } catch {
                    Issue.record(error, "on the engine '\(engine.rawValue)'")
                }
            }
        }
    }
}

extension Trait where Self == EachEngine {
    /// Runs each test of the suite on each engine.
    static var onEachEngine: Self { EachEngine() }
}

/// A library of the current engine, with a folder of its own, both of which go with it.
final class TemporaryLibrary {
    let folder: String
    let library: any NewsLibrary
    private let engine = Engine.current

    init() throws {
        folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        library = try engine.library(in: folder)
    }

    /// The same library opened once more, as another program does.
    func again() throws -> any NewsLibrary { try engine.library(in: folder) }

    deinit {
        // A folder left behind in the temporary directory does no harm.
        try? library.close()
        engine.giveBack(folder)
        try? FileManager.default.removeItem(atPath: folder)
    }
}

/// Records an issue for each problem that a check of the library finds, where its engine can be checked.
func expectWhole(_ library: any NewsLibrary, sourceLocation: SourceLocation = #_sourceLocation) throws {
    guard let file = library as? Library else { return }
    let problems = try file.check().problems
    #expect(problems == [], sourceLocation: sourceLocation)
}

@Suite struct ServerTests {
    @Test("PostgreSQL is one of the engines", .enabled(if: ThrowawayServer.shared != nil, "\(ThrowawayServer.absence)"))
    func isTried() { #expect(Engine.all.contains(.server)) }
}

@Suite(.onEachEngine) struct EngineTests {
    @Test("Every engine runs these tests, each with a library of its own")
    func fresh() throws {
        let (one, other) = (try TemporaryLibrary(), try TemporaryLibrary())
        #expect(try one.library.count().total == 0)
        #expect(one.library.name != other.library.name)
        // A library is closed with what holds it.
        withExtendedLifetime((one, other)) {}
    }
}
