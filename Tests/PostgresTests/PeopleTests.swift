import Libraries
import News
import Testing
import ThrowawayServer

@testable import Postgres

@Suite(
    "Many with one library",
    .enabled(if: ThrowawayServer.shared != nil, Comment(rawValue: ThrowawayServer.absence)))
struct PeopleTests {
    /// A library, and the addresses of an editor and a reader, whose roles are new.
    private func shared() throws -> (library: PostgresLibrary, editor: String, reader: String) {
        let server = try #require(ThrowawayServer.shared)
        let address = server.makeDatabase()
        let library = try PostgresLibrary.create(at: address)
        let database = ThrowawayServer.database(of: address)
        let roles = ["editor_" + database, "reader_" + database]
        for role in roles { #expect(server.psql(address, "CREATE ROLE \(role) LOGIN") == "") }
        try library.grant(roles[0], as: .editor)
        try library.grant(roles[1], as: .reader)
        return (library, server.address(of: database, as: roles[0]), server.address(of: database, as: roles[1]))
    }

    @Test func marksAreEachReadersOwn() throws {
        let (library, editorAddress, readerAddress) = try shared()
        let editor = try PostgresLibrary(address: editorAddress)
        let reader = try PostgresLibrary(address: readerAddress)
        try editor.file([article("Rates rise", "The bank raised rates."), article("Rain due", "Rain is due.", day: 2)])
        try reader.markRead(true, [1])
        try reader.keep("two", as: "columns")
        _ = try reader.write(note: "look again", on: .article(2))
        #expect(try reader.count().unread == 1)
        #expect(try editor.count().unread == 2)
        #expect(try library.setting("columns") == nil)
        #expect(try editor.note(on: .article(2)) == nil)
        #expect(try editor.removeArticle(1))
        #expect(try reader.count() == ArticleCount(total: 1, unread: 1))
    }

    @Test func psqlShowsAReaderTheirOwnRowsAndLetsThemChangeNoOthers() throws {
        let (library, editorAddress, readerAddress) = try shared()
        let server = try #require(ThrowawayServer.shared)
        try library.file([article("Rates rise", "The bank raised rates.")])
        try library.markRead(true, [1])
        try PostgresLibrary(address: editorAddress).star(true, [1])
        #expect(server.psql(readerAddress, "SELECT count(*) FROM dateline.mark") == "0")
        #expect(server.psql(editorAddress, "SELECT count(*) FROM dateline.mark") == "1")
        #expect(server.psql(readerAddress, "SELECT headline FROM dateline.article") == "Rates rise")
        #expect(server.psql(readerAddress, "DELETE FROM dateline.article").contains("permission denied"))
        #expect(server.psql(readerAddress, "UPDATE dateline.mark SET is_read = false; SELECT 'none'") == "none")
        #expect(
            server.psql(
                readerAddress, "INSERT INTO dateline.mark (reader, article, sorted) VALUES (1, 1, 0)"
            ).contains("row-level security"))
        #expect(try library.count().unread == 0)
    }

    @Test func aReaderIsToldWhatTheyMayNotDo() throws {
        let reader = try PostgresLibrary(address: shared().reader)
        #expect {
            try reader.file([article("Rates rise", "The bank raised rates.")])
        } throws: { error in
            if case LibraryError.notAllowed(_, let user, .reader, _) = error {
                user.hasPrefix("reader_")
            } else {
                false
            }
        }
    }

    @Test func whoWasNotLetInIsToldSo() throws {
        let server = try #require(ThrowawayServer.shared)
        let address = server.makeDatabase()
        let library = try PostgresLibrary.create(at: address)
        let database = ThrowawayServer.database(of: address)
        let stranger = "stranger_" + database
        #expect(server.psql(address, "CREATE ROLE \(stranger) LOGIN") == "")
        #expect {
            try PostgresLibrary(address: server.address(of: database, as: stranger))
        } throws: { error in
            if case LibraryError.notAllowed(_, stranger, nil, _) = error { true } else { false }
        }
        #expect {
            try PostgresLibrary.create(at: server.address(of: "postgres", as: stranger))
        } throws: { error in
            if case LibraryError.cannotOpen = error { true } else { false }
        }
        #expect(throws: LibraryError.noUser(path: library.name, user: "nobody")) {
            try library.grant("nobody", as: .reader)
        }
    }

    @Test func whatIsNotThereOrThereAlreadyIsTold() throws {
        let server = try #require(ThrowawayServer.shared)
        let address = server.makeDatabase()
        let library = try PostgresLibrary.create(at: address)
        #expect(throws: LibraryError.libraryExists(path: library.name)) { try PostgresLibrary.create(at: address) }
        #expect(throws: LibraryError.notAnAddress) { try PostgresLibrary(address: "postgres://[") }
        let missing = server.address(of: "nowhere")
        #expect(throws: LibraryError.noDatabase(path: missing, database: "nowhere")) {
            try PostgresLibrary(address: missing)
        }
        #expect {
            try PostgresLibrary(address: "postgres:///news?host=/nowhere")
        } throws: { error in
            if case LibraryError.unreachable = error { true } else { false }
        }
    }

    @Test func twoWhoFileTheSameAtOneTimeFileItOnce() async throws {
        let (library, editorAddress, _) = try shared()
        let editor = try PostgresLibrary(address: editorAddress)
        let articles = (0..<200).map {
            article("Number \($0)", "What is said of number \($0).", url: "https://example.org/\($0)")
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for one in [library, editor] {
                group.addTask {
                    for start in stride(from: 0, to: 200, by: 20) {
                        try one.file(Array(articles[start..<start + 20]))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try library.count().total == 200)
    }

    @Test func twoWhoExtractMakeNoMoreEntitiesThanOne() async throws {
        let (library, editorAddress, _) = try shared()
        let editor = try PostgresLibrary(address: editorAddress)
        try library.file(
            (0..<120).map { article("Number \($0)", "Ana Silva met Bo Lund and Cy Ek \($0) times.", day: 1 + $0 % 28) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            for one in [library, editor] {
                group.addTask { try one.extract { naming(["Ana Silva", "Bo Lund", "Cy Ek"], in: $0.body) } }
            }
            try await group.waitForAll()
        }
        #expect(try library.entities(limit: 10).map(\.articles) == [120, 120, 120])
    }

    @Test func whatIsChangedWhileItIsExtractedIsExtractedOnce() async throws {
        let (library, editorAddress, _) = try shared()
        let editor = try PostgresLibrary(address: editorAddress)
        func form(_ round: Int) -> [Article] {
            (0..<8).map {
                article("Number \($0)", "Ana Silva met Bo Lund in round \(round).", url: "https://a.example/\($0)")
            }
        }
        try library.file(form(0))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for round in 1...40 { try library.file(form(round)) } }
            group.addTask {
                for _ in 1...60 { try editor.extract { naming(["Ana Silva", "Bo Lund"], in: $0.body) } }
            }
            try await group.waitForAll()
        }
        let wrong = try library.contradictions()
        #expect(wrong == [])
    }

    @Test func aChangeOfAnothersIsTold() async throws {
        let (library, editorAddress, _) = try shared()
        let editor = try PostgresLibrary(address: editorAddress)
        let changes = try #require(library.changesByOthers())
        async let told = Task.detached { changes.next() }.value
        try editor.file([article("Rates rise", "The bank raised rates.")])
        #expect(await told == .written(.articles(areNew: true, changed: nil)))
    }

    @Test func whoseNamesWereFoundIsTold() async throws {
        let (library, editorAddress, _) = try shared()
        let editor = try PostgresLibrary(address: editorAddress)
        try editor.file([article("Rates rise", "Ana Silva met Bo Lund."), article("Rain due", "Rain is due.", day: 2)])
        let changes = try #require(library.changesByOthers())
        async let told = Task.detached { changes.next() }.value
        try editor.extract(try editor.textsAwaitingExtraction(after: 0, limit: 1)) {
            naming(["Ana Silva"], in: $0.body)
        }
        #expect(await told == .written(.articles(areNew: false, changed: 1...1)))
        // When no text awaits extraction any longer, other articles may have changed too, such as their stories.
        async let last = Task.detached { changes.next() }.value
        try editor.extract { naming([], in: $0.body) }
        #expect(await last == .written(.anything))
    }

    @Test func aReaderMayNotExtractAndAnEditorWaitsForAnother() throws {
        let (library, editorAddress, readerAddress) = try shared()
        let editor = try PostgresLibrary(address: editorAddress)
        let reader = try PostgresLibrary(address: readerAddress)
        try editor.file([article("Rates rise", "Ana Silva met Bo Lund."), article("Rain due", "Rain is due.", day: 2)])
        #expect(try !reader.mayExtract())
        #expect(try editor.mayExtract())
        #expect(try library.claimExtraction(joining: false))
        _ = try editor.textsAwaitingExtraction(after: 0, limit: 1)
        #expect(try !library.claimExtraction(joining: false))
        #expect(try library.claimExtraction(joining: true))
        #expect(try editor.claimExtraction(joining: false))
        #expect(try library.othersExtract())
        #expect(try !editor.othersExtract())
        // Of two who have begun at one time, one goes on.
        #expect(try library.textsAwaitingExtraction(after: 0, limit: 1).map(\.id) == [2])
        #expect(try library.claimExtraction(joining: false) != editor.claimExtraction(joining: false))
        try editor.releaseExtraction()
        #expect(try library.claimExtraction(joining: false))
    }
}
