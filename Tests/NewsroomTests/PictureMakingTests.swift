import Foundation
import LibrarySamples
import Libraries
import News
import Testing

@testable import Newsroom

@Suite("Pictures of articles, and copying by way of tmux")
struct PictureMakingTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path

    private func install(_ name: String, _ script: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "#!/bin/sh\n\(script)\n".write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/" + name)
    }

    @Test("Without chafa, or without a page, the reason says so, and nothing is fetched")
    func refusals() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let desk = try Desk(libraryPath: folder + "/library.db")
        func failure(searching folders: String) -> PictureFailure? {
            let making = PictureMaking(
                desk: desk, form: .symbols, colors: 256, rows: 10, columns: 20, folders: folders)
            do {
                _ = try making.drawing(of: 1)
                return nil
            } catch {
                return error as? PictureFailure
            }
        }
        #expect(failure(searching: "") == .noTool)
        try install("chafa", "cat")
        #expect(failure(searching: folder) == .noPage)
        #expect(wording(of: PictureFailure.noTool).contains("chafa"))
    }

    @Test("The picture that the feed names is shown, and the page is not asked for one")
    func namedByFeed() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let desk = try Desk(libraryPath: folder + "/library.db")
        var article = Article(headline: "A", url: "https://127.0.0.1:1/", picture: "https://a.example/b.jpg", body: "b")
        func file() throws -> Filing { try desk.library.file(article, naming: []) }
        #expect(try file().outcome == .new)
        // An address that changes makes it no other article.
        article.picture = "https://a.example/c.jpg"
        #expect(try file().outcome == .unchanged)
        let making = PictureMaking(desk: desk, form: .symbols, colors: 256, rows: 10, columns: 20, folders: "")
        #expect(try making.address(ofPictureOf: 1) == "https://a.example/b.jpg")
    }

    @Test("Only forms without scripts and links are drawn")
    func forms() {
        #expect(isPicture([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]) && isPicture([0xFF, 0xD8, 0xFF, 0xE0]))
        #expect(isPicture(Array("GIF89a".utf8)) && isPicture(Array("RIFF....WEBPVP8".utf8)))
        for other in ["<svg xmlns='http://www.w3.org/2000/svg'/>", "<html>", "RIFF....WAVE", "%PDF-1.4", ""] {
            #expect(!isPicture(Array(other.utf8)))
        }
    }

    @Test("A picture goes to a terminal in the form that it takes, inside tmux as letters")
    func terminals() {
        func form(_ variables: [String: String]) -> PictureMaking.Form {
            TerminalTraits { variables[$0] }.pictureForm
        }
        #expect(form(["TERM": "xterm-kitty"]) == .kitty && form(["TERM_PROGRAM": "WezTerm"]) == .iterm)
        #expect(form(["TERM": "foot"]) == .sixels && form(["TERM": "xterm-256color"]) == .symbols)
        #expect(form(["TERM": "xterm-kitty", "TMUX": "/tmp/x"]) == .symbols)
    }

    @Test(
        "tmux copies by its own command; where it may not, the text is in its buffer, which is said",
        arguments: [
            ("external", "exit 0", "Copied: some text"), ("on", "exit 0", "Copied: some text"),
            ("off", "exit 0", "own buffer"), ("external", "[ \"$2\" != -w ]", "own buffer"),
            ("external", "exit 1", "does not let"),
        ])
    func tmux(_ setting: String, _ loading: String, _ said: String) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try install("tmux", "[ \"$1\" = show-options ] && { echo \(setting); exit 0; }\ncat >/dev/null\n\(loading)")
        let clipboard = Clipboard(traits: TerminalTraits { ["TMUX": "/tmp/x"][$0] }, folders: folder)
        #expect(clipboard.asksTmux)
        #expect(clipboard.copyThroughTmux("some text\nand more").text.contains(said))
        #expect(!Clipboard(traits: TerminalTraits { ["TERM": "xterm"][$0] }, folders: folder).asksTmux)
    }
}
