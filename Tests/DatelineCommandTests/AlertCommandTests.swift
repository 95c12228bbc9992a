import Foundation
import LoopbackServer
import Synchronization
import Testing

@Suite("The command of one's own for alerts, while 'dateline watch' runs")
struct AlertCommandTests {
    /// A feed that has more items each time it is asked.
    private final class GrowingFeed: Sendable {
        private let items = Mutex<[String]>([])

        func add(_ headline: String, _ text: String) {
            items.withLock { items in
                items.insert(
                    """
                    <item><guid isPermaLink="false">\(items.count)</guid><title>\(headline)</title>
                    <description>\(text)</description></item>
                    """, at: 0)
            }
        }

        var bytes: [UInt8] {
            let items = items.withLock { $0.joined() }
            return Array("<rss version=\"2.0\"><channel><title>Wire</title>\(items)</channel></rss>".utf8)
        }
    }

    /// Runs 'dateline watch --feeds' with a command that writes down its arguments, one a line, with a line before each call.
    ///
    /// - Parameter test: gets the program, what names its library, and what was written down so far.
    private func watching(
        _ feed: GrowingFeed, _ test: (Program, [String], _ told: () -> [String]) throws -> Void
    ) throws {
        let server = try LoopbackServer { _ in response("200 OK", body: feed.bytes) }
        defer { server.stop() }
        try withProgram { dateline in
            let told = dateline.folder.path + "/told"
            let script = try dateline.write(
                "#!/bin/sh\nfor word in called \"$@\"; do printf '%s\\n' \"$word\"; done >> \(told)\n", to: "record")
            chmod(script, 0o700)
            let config = try dateline.write(
                "[alerts]\ncommand = [\"\(script)\", \"{title}\", \"{text}\"]\n", to: "config.toml")
            let library = ["--library", dateline.library, "--config", config]
            #expect(try dateline.run(["feeds", "add", "--later", server.address + "/feed"] + library).status == 0)
            #expect(try dateline.run(["alerts", "--watch", "Boris Pistorius"] + library).status == 0)

            let watch = dateline.process(["watch", "--feeds"] + library)
            watch.standardOutput = FileHandle.nullDevice
            watch.standardError = FileHandle.nullDevice
            try watch.run()
            try test(dateline, library) {
                let text = (try? String(contentsOfFile: told, encoding: .utf8)) ?? ""
                return text.split(separator: "\n").map(String.init)
            }
            #expect(watch.isRunning)
            watch.terminate()
            watch.waitUntilExit()
            #expect(watch.terminationStatus == 143)
        }
    }

    @Test("A feed that grows: what is watched is told, the rest is not, and what a text says is never run")
    func growingFeed() throws {
        let feed = GrowingFeed()
        feed.add("Rain in Lund", "It rained in Lund.")
        feed.add("-e $(touch pwned); `touch pwned`", "Boris Pistorius said: '; touch pwned; \" {title} $HOME.")
        try watching(feed) { dateline, library, told in
            let isTold = wait { told().count == 3 }
            #expect(isTold)
            #expect(
                told() == [
                    "called", "Boris Pistorius: -e $(touch pwned); `touch pwned`",
                    "Boris Pistorius said: '; touch pwned; \" {title} $HOME.",
                ])
            #expect(!FileManager.default.fileExists(atPath: dateline.folder.path + "/pwned"))
            // Within the minute another program brings more. Somebody else is watched meanwhile, and told at once; so
            // what is not told by then is held back.
            #expect(try dateline.run(["alerts", "--watch", "Olaf Scholz"] + library).status == 0)
            feed.add("More of it", "Boris Pistorius left. Olaf Scholz came.")
            _ = try dateline.run(["feeds", "refresh"] + library)
            let isToldAgain = wait { told().count == 6 }
            #expect(isToldAgain)
            #expect(told().suffix(2) == ["Olaf Scholz: More of it", "Olaf Scholz came."])
        }
    }
}
