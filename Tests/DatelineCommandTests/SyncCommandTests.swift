import Foundation
import LoopbackServer
import Testing

@Suite("Sync on the command line, with a service on this machine")
struct SyncCommandTests {
    /// A service of one feed with two items, the first of them read; it knows one password.
    private func serving(_ test: (LoopbackServer) throws -> Void) throws {
        let server = try LoopbackServer { request in
            let path = request.path
            if path.contains("/accounts/ClientLogin") {
                if !path.hasPrefix("/api/greader.php/") { return response("404 Not Found") }
                let isRight = request.body.contains("Email=anna&Passwd=s3cret")
                return isRight
                    ? response("200 OK", body: Array("SID=x\nAuth=anna/1\n".utf8)) : response("401 Unauthorized")
            }
            guard request.header("Authorization") == "GoogleLogin auth=anna/1" else {
                return response("401 Unauthorized")
            }
            let answer =
                switch path {
                case _ where path.contains("/token"): "tok"
                case _ where path.contains("subscription/list"):
                    #"{"subscriptions":[{"id":"feed/1","title":"Harbour","url":"https://h.example/rss"}]}"#
                case _ where path.contains("xt="): #"{"itemRefs":[{"id":"2"}]}"#
                case _ where path.contains("starred"): #"{"itemRefs":[]}"#
                case _ where path.contains("items/ids"): #"{"itemRefs":[{"id":"1"},{"id":"2"}]}"#
                case _ where path.contains("items/contents"):
                    """
                    {"items":[{"id":"1","title":"Rates rise","origin":{"streamId":"feed/1"},
                    "canonical":[{"href":"https://h.example/1"}],"summary":{"content":"<p>They rose.</p>"},
                    "categories":["user/-/state/com.google/read"]},
                    {"id":"2","title":"Rain due","origin":{"streamId":"feed/1"},
                    "canonical":[{"href":"https://h.example/2"}],"summary":{"content":"<p>It falls.</p>"}}]}
                    """
                default: "OK"
                }
            return response("200 OK", body: Array(answer.utf8))
        }
        defer { server.stop() }
        try test(server)
    }

    @Test("A service is found behind its front page, synced with, and told what was read")
    func wholeWay() throws {
        try serving { server in
            try withProgram { dateline in
                let library = ["--library", dateline.library]
                let none = try dateline.run(["sync"] + library)
                #expect(none.status == 1)
                #expect(none.errors.contains("sync add URL"))

                let added = try dateline.run(
                    ["sync", "add", server.address, "--user", "anna", "--password-stdin", "--json"] + library,
                    input: Data("s3cret\n".utf8))
                #expect(added.status == 0, "\(added.errors)")
                #expect(try added.objects().first?["url"] as? String == server.address + "/api/greader.php")

                let first = try dateline.run(["sync", "--json"] + library)
                #expect(try first.objects().first?["new"] as? Int == 2, "\(first.errors)")
                let lines = try dateline.run(["list", "--json"] + library).objects()
                #expect(Set(lines.compactMap { $0["headline"] as? String }) == ["Rates rise", "Rain due"])
                #expect(lines.filter { $0["read"] as? Bool == true }.count == 1)

                let told = try dateline.run(["sync", "status", "--json"] + library).objects()
                #expect(told.first?["feeds"] as? Int == 1 && told.first?["unsent"] as? Int == 0)
                #expect(try dateline.run(["sync", "remove", server.address] + library).status == 0)
                #expect(try dateline.run(["sync", "status", "--json"] + library).objects().isEmpty)
            }
        }
    }

    @Test("A wrong password is told with what to do, and no password is ever printed")
    func wrongPassword() throws {
        try serving { server in
            try withProgram { dateline in
                let result = try dateline.run(
                    [
                        "sync", "add", server.address, "--user", "anna", "--password-stdin", "--library",
                        dateline.library,
                    ], input: Data("hunter2\n".utf8))
                #expect(result.status == 2)
                #expect(result.errors.contains("does not accept user and password"))
                #expect(!(result.output + result.errors).contains("hunter2"))
            }
        }
    }

    @Test("Where no service answers, the error says what to give")
    func noService() throws {
        let server = try LoopbackServer { _ in response("404 Not Found") }
        defer { server.stop() }
        try withProgram { dateline in
            let result = try dateline.run(
                ["sync", "add", server.address, "--user", "anna", "--password-stdin", "--library", dateline.library],
                input: Data("x\n".utf8))
            #expect(result.status == 2)
            #expect(result.errors.contains("no service answers at"))
        }
    }
}
