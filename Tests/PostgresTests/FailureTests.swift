import Libraries
import Testing

@testable import Postgres

@Suite struct FailureTests {
    @Test("A worker that is gone, damage and a server's own slip are told apart")
    func states() {
        func error(_ state: String) -> LibraryError {
            LibraryError(ServerError.refused(state: state, message: "m", constraint: nil), name: "postgres:///news")
        }
        #expect(error("08006") == .workerUnreachable(path: "postgres:///news", cause: "m"))
        #expect(error("XX001") == .damaged(path: "postgres:///news", cause: "m"))
        #expect(error("XX000") == .failed(path: "postgres:///news", cause: "m (XX000)"))
        #expect(error("28P01") == .refused(path: "postgres:///news", cause: "m"))
    }
}
