import CLibCurl
import News

/// Fetches over HTTP and HTTPS, many at a time, with limits on everything a server could overdo.
///
/// It uses libcurl's multi interface on the calling thread. Redirects are followed here and not by libcurl, so that the
/// scheme and address of each hop are checked, and permanent redirects are told from others. Cookies are neither kept nor
/// sent.
package struct Courier: Sendable {
    private let limits: CourierLimits

    package init(limits: CourierLimits = CourierLimits()) { self.limits = limits }

    /// Makes requests, and returns when all are done.
    ///
    /// - Parameters:
    ///   - isCancelled: asked several times a second; once it is true, every request not yet done ends as `.cancelled`.
    ///   - done: called on this thread once for each request, with its index, in the order in which they end.
    package func run(
        _ requests: [Request], isCancelled: () -> Bool = { false },
        done: (Int, Result<Response, FetchFailure>) -> Void
    ) {
        guard libraryProblem == nil, let multi = curl_multi_init() else {
            let problem = libraryProblem ?? "libcurl could not be started"
            for index in requests.indices { done(index, .failure(.failed(problem))) }
            return
        }
        defer { curl_multi_cleanup(multi) }
        var first: [Hop] = []
        for (index, request) in requests.enumerated() {
            if let address = WebAddress(request.url) {
                first.append(Hop(index: index, address: address))
            } else {
                done(index, .failure(.refusedAddress(request.url)))
            }
        }
        var queue = HopQueue(first, limits: limits)
        let held = HeldBytes()
        var underWay: [UnsafeMutableRawPointer: Transfer] = [:]
        while !queue.isEmpty || !underWay.isEmpty {
            // Begin as many as there is room for. libcurl could queue the others, but their deadlines would be running.
            while let hop = queue.next() {
                switch begin(hop, of: requests[hop.index], held: held) {
                case .success(let transfer):
                    curl_multi_add_handle(multi, transfer.handle)
                    underWay[transfer.handle] = transfer
                case .failure(let error):
                    queue.ended(hop)
                    done(hop.index, .failure(error))
                }
            }
            // Move bytes, then wait for more.
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            for (transfer, code) in finished(of: multi, in: &underWay) {
                queue.ended(transfer.hop)
                switch outcome(of: transfer, requests[transfer.hop.index], code) {
                case .arrived(let result): done(transfer.hop.index, result)
                case .movedOn(let hop): queue.add(hop)
                }
            }
            if isCancelled() {
                for transfer in underWay.values {
                    curl_multi_remove_handle(multi, transfer.handle)
                    done(transfer.hop.index, .failure(.cancelled))
                }
                for hop in queue.waiting { done(hop.index, .failure(.cancelled)) }
                return
            }
            if running > 0 { curl_multi_poll(multi, nil, 0, 250, nil) }
        }
    }

    /// Makes one request.
    ///
    /// - Parameter isCancelled: asked several times a second; once it is true, the request ends as `.cancelled`.
    package func fetch(
        _ request: Request, isCancelled: () -> Bool = { false }
    ) throws(FetchFailure) -> Response {
        var outcome = Result<Response, FetchFailure>.failure(.cancelled)
        run([request], isCancelled: isCancelled) { outcome = $1 }
        return try outcome.get()
    }

    /// Begins a hop. The first hop of a request sets the deadline for all of them.
    func begin(_ hop: Hop, of request: Request, held: HeldBytes) -> Result<Transfer, FetchFailure> {
        let now = ContinuousClock.now
        var hop = hop
        let deadline = hop.deadline ?? now + .seconds(limits.totalSeconds)
        hop.deadline = deadline
        guard deadline > now else { return .failure(.tooSlow(seconds: limits.totalSeconds)) }
        let guardian = AddressGuard(of: request, at: hop.address)
        if guardian.refusesName { return .failure(.privateAddress(hop.address.text)) }
        guard
            let transfer = Transfer(
                hop: hop, request: request, limits: limits, time: deadline - now, guardian: guardian, held: held)
        else { return .failure(.failed("libcurl has no handle left")) }
        return .success(transfer)
    }

    /// The transfers that have ended, taken out of those under way.
    private func finished(
        of multi: UnsafeMutableRawPointer, in underWay: inout [UnsafeMutableRawPointer: Transfer]
    ) -> [(Transfer, CURLcode)] {
        var result: [(Transfer, CURLcode)] = []
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle,
                let transfer = underWay.removeValue(forKey: handle)
            else { continue }
            let code = curl_message_result(message)
            curl_multi_remove_handle(multi, handle)
            result.append((transfer, code))
        }
        return result
    }

    private func outcome(of transfer: Transfer, _ request: Request, _ code: CURLcode) -> Outcome {
        if let refusal = transfer.refusal { return .arrived(.failure(refusal)) }
        guard code == CURLE_OK else { return .arrived(.failure(failure(code))) }
        if transfer.isCutOff { return .arrived(.failure(.brokenOff)) }
        let (status, hop) = (transfer.status, transfer.hop)
        if request.follows(status), let target = transfer.redirect {
            do throws(FetchFailure) {
                let isForGood = status == 301 || status == 308
                return .movedOn(
                    try hop.redirected(
                        to: target, isForGood: isForGood, staysOnHost: request.isSecret, limits: limits))
            } catch {
                return .arrived(.failure(error))
            }
        }
        let headers = transfer.headers
        return .arrived(
            .success(
                Response(
                    status: status, url: hop.address.text,
                    movedTo: hop.number > 0 && hop.isMovedForGood ? hop.address.text : nil, etag: headers.etag,
                    lastModified: headers.lastModified, contentType: headers.contentType,
                    retryAfter: headers.retryAfterSeconds, body: transfer.body)))
    }

    private func failure(_ code: CURLcode) -> FetchFailure {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: .tooSlow(seconds: limits.totalSeconds)
        case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_GOT_NOTHING: .brokenOff
        // The address itself has been checked, so this is about the answer.
        case CURLE_UNSUPPORTED_PROTOCOL: .failed("the answer is not HTTP")
        default: .failed(String(cString: curl_easy_strerror(code)))
        }
    }
}

private enum Outcome {
    case arrived(Result<Response, FetchFailure>)
    case movedOn(Hop)
}

/// Why libcurl cannot be used; nil if it can. The first use of this loads and starts it, which must happen once and
/// before any thread uses it.
let libraryProblem: String? = {
    if let reason = curl_load() { return "install libcurl (Debian: libcurl4): \(String(cString: reason))" }
    return curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK ? nil : "libcurl could not be started"
}()
