import Foundation
import Libraries
import News
import Newsroom
import Postgres
import ThrowawayServer

/// Kills, at random moments, processes that change a library on a server, the server, or one of its processes. After each
/// kill it checks that everything acknowledged is there and that nothing in the library contradicts anything else.
final class ServerKills {
    private let proof: Proof
    private let count: Int
    private let server: ThrowawayServer
    private var said = Sayings()
    private var address = ""
    private var kills: [Kill: Int] = [:]

    /// What is killed.
    private enum Kill: String, CaseIterable {
        case clients
        case server = "server stopped at once"
        case first = "server's first process"
        case process = "a process of the server's"
    }

    init(_ proof: Proof, count: Int) throws {
        guard let server = ThrowawayServer.shared else {
            throw LibraryError.failed(path: "", cause: ThrowawayServer.absence)
        }
        (self.proof, self.count, self.server) = (proof, count, server)
    }

    func run() throws {
        for round in 1...max(1, count) {
            if address.isEmpty || proof.random.once(in: 25) { try beginAnew() }
            let workers = try Worker.some(on: address, in: proof.folder, round, &proof.random)
            workers[0].waitForMoment(&proof.random)
            let kill = Kill.allCases.randomElement(using: &proof.random) ?? .clients
            kills[kill, default: 0] += 1
            switch kill {
            case .clients: break
            case .server: server.stopAtOnce()
            case .first: server.killFirstProcess()
            case .process: server.killOneProcess()
            }
            // Those that the server has left come to see it.
            if kill != .clients { usleep(UInt32.random(in: 0...50_000, using: &proof.random)) }
            for worker in workers { worker.kill() }
            server.start()
            let underWay = workers.flatMap { said.take($0, "kill \(round)", proof) }
            try verify("kill \(round), \(kill.rawValue)", underWay)
            if round % 25 == 0 { say(round) }
        }
        say(count)
    }

    private func say(_ round: Int) {
        let sorts = kills.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.value) \($0.key.rawValue)" }
        proof.say("\(round) kills: \(sorts.joined(separator: ", ")); acknowledged: \(said.kinds)")
    }

    private func beginAnew() throws {
        address = server.makeDatabase()
        said.acknowledged = Acknowledged()
        let library = try PostgresLibrary.create(at: address)
        // Names to correct, which a worker may be killed too early to find.
        let articles = (0..<20).map { Submission(article: InventedNews.article("c", $0), origin: nil) }
        for (number, filed) in try library.fileArticles(library.prepare(articles), filed: nil).enumerated() {
            said.acknowledged.add(.filed(filed.id, owner: "c", number: number))
        }
        try Desk(library: library).extractAll()
        try library.close()
    }

    private func verify(_ round: String, _ underWay: [Change]) throws {
        server.waitForEndOfOthers(at: address)
        let library = try PostgresLibrary(address: address)
        for problem in try library.contradictions() { proof.fail("\(round): \(problem)") }
        for problem in try said.acknowledged.compare(with: library, underWay: underWay) {
            proof.fail("\(round): \(problem), under way: \(underWay)")
        }
        try library.close()
    }
}
