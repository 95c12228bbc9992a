import Sync

/// A service that answers from a list, and keeps what it was asked.
final class FakeServer {
    /// Answers by the part of the address after the last `0/`, `v1-3/` or the `?` of Fever's; each is given once more if
    /// it is the last.
    var answers: [String: [ServiceAnswer]] = [:]
    private(set) var requests: [ServiceRequest] = []

    func answer(_ call: String, _ body: String, status: Int = 200, retryAfter: Int? = nil) {
        answers[call, default: []].append(
            ServiceAnswer(status: status, body: Array(body.utf8), retryAfter: retryAfter))
    }

    var exchange: Exchange {
        { request throws(SyncFailure) in
            self.requests.append(request)
            let call = self.answers.keys.filter { request.url.contains($0) }.max { $0.count < $1.count }
            guard let call, let answer = self.answers[call]?.first else {
                return ServiceAnswer(status: 404, body: [])
            }
            if (self.answers[call]?.count ?? 0) > 1 { self.answers[call]?.removeFirst() }
            return answer
        }
    }

    /// The bodies that were sent to addresses with some text in them.
    func bodies(_ call: String) -> [String] {
        requests.compactMap { request in
            if case .post(_, let body) = request.method, request.url.contains(call) { body } else { nil }
        }
    }
}
