import Dispatch
import Foundation
import News
import Reader
import Storage
import Testing

@testable import Newsroom

@Suite struct LibraryWatchTests {
    private let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("dateline-watch-\(UUID().uuidString)/library.db").path

    private func discard() {
        try? FileManager.default.removeItem(at: URL(fileURLWithPath: path).deletingLastPathComponent())
    }

    @Test("A change by another program is reported")
    func tells() throws {
        defer { discard() }
        let (ours, theirs) = (try Library(at: path), try Library(at: path))
        let told = DispatchSemaphore(value: 0)
        let watch = try #require(LibraryWatch(ours))
        watch.start { _ in told.signal() }
        try theirs.keep("something", as: "what they keep")
        #expect(told.wait(timeout: .now() + 20) == .success)
    }

    @Test("That the file was deleted or replaced is told of")
    func replaced() throws {
        defer { discard() }
        let library = try Library(at: path)
        try library.keep("something", as: "so that there is a log")
        let told = DispatchSemaphore(value: 0)
        let watch = try #require(LibraryWatch(library))
        watch.start { change in
            if case .replaced = change { told.signal() }
        }
        try FileManager.default.removeItem(atPath: path)
        #expect(told.wait(timeout: .now() + 20) == .success)
    }

    @Test("A change by this program does not count as another's")
    func own() throws {
        defer { discard() }
        let (ours, theirs) = (try Library(at: path), try Library(at: path))
        let before = try ours.outsideChanges()
        try ours.keep("something", as: "what we keep")
        #expect(try ours.outsideChanges() == before)
        try theirs.keep("something", as: "what they keep")
        #expect(try ours.outsideChanges() > before)
    }
}

@Suite struct SavedStateTextTests {
    @Test("What is remembered is read back as it was")
    func roundTrip() {
        var state = SavedState()
        (state.article, state.position) = (17, ListPosition(seconds: -5, id: 17))
        (state.listColumns, state.theme, state.isMouseOn) = (40, "dark", true)
        (state.commands, state.searches) = (["zoom", "theme light"], ["\"a phrase\" -word", "été"])
        state.lookup = "bp"
        #expect(SavedState(keptText: state.keptText) == state)
        #expect(SavedState(keptText: SavedState().keptText) == SavedState())
    }

    @Test(
        "What another version kept is left out",
        arguments: ["", "{\"article\":5}", "article x\nposition 1\n", "\n \n"])
    func strange(text: String) {
        #expect(SavedState(keptText: text) == SavedState())
    }
}
