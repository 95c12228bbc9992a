import CLibCurl
import Synchronization

/// Fetches over HTTP and HTTPS, many at a time, with limits on everything a server could overdo.
///
/// Built on libcurl's multi interface on the calling thread. Redirects are followed here and not by libcurl, so that
/// each hop's scheme and address is checked and permanent ones are told apart. Cookies are neither kept nor sent.
package struct Courier: Sendable {
    private let limits: CourierLimits

    package init(limits: CourierLimits = CourierLimits()) { self.limits = limits }

    /// Runs errands until all are done.
    ///
    /// - Parameters:
    ///   - isCancelled: asked several times a second; once true, what is under way ends as `.cancelled`.
    ///   - done: called on this thread once for each errand, with its index, in the order in which they end.
    package func run(
        _ errands: [Errand], isCancelled: () -> Bool = { false },
        done: (Int, Result<Parcel, CourierError>) -> Void
    ) {
        guard libraryProblem == nil, let multi = curl_multi_init() else {
            let problem = libraryProblem ?? "libcurl could not be started"
            for index in errands.indices { done(index, .failure(.failed(problem))) }
            return
        }
        defer { curl_multi_cleanup(multi) }
        var queue = LegQueue(errands.enumerated().map { Leg(index: $0, url: $1.url) }, limits: limits)
        let held = HeldBytes()
        var underWay: [UnsafeMutableRawPointer: Transfer] = [:]
        while !queue.isEmpty || !underWay.isEmpty {
            // Begin what there is room for. libcurl could queue by itself, but its deadlines would run meanwhile.
            while let leg = queue.next() {
                switch begin(leg, of: errands[leg.index], held: held) {
                case .success(let transfer):
                    curl_multi_add_handle(multi, transfer.handle)
                    underWay[transfer.handle] = transfer
                case .failure(let error):
                    queue.ended(leg.url)
                    done(leg.index, .failure(error))
                }
            }
            // Move bytes, then wait for more.
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            for (transfer, code) in finished(of: multi, in: &underWay) {
                queue.ended(transfer.url)
                switch outcome(of: transfer, code) {
                case .arrived(let result): done(transfer.index, result)
                case .movedOn(let leg): queue.add(leg)
                }
            }
            if isCancelled() {
                for transfer in underWay.values {
                    curl_multi_remove_handle(multi, transfer.handle)
                    done(transfer.index, .failure(.cancelled))
                }
                for leg in queue.waiting { done(leg.index, .failure(.cancelled)) }
                return
            }
            if running > 0 { curl_multi_poll(multi, nil, 0, 250, nil) }
        }
    }

    /// Fetches one thing.
    package func fetch(_ errand: Errand) throws(CourierError) -> Parcel {
        var outcome = Result<Parcel, CourierError>.failure(.cancelled)
        run([errand]) { outcome = $1 }
        return try outcome.get()
    }

    private func begin(_ leg: Leg, of errand: Errand, held: HeldBytes) -> Result<Transfer, CourierError> {
        let scheme = leg.url.prefix(8).lowercased()
        guard scheme.hasPrefix("https://") || scheme.hasPrefix("http://"),
            leg.url.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
        else { return .failure(.refusedAddress(leg.url)) }
        guard let transfer = Transfer(leg: leg, errand: errand, limits: limits, held: held) else {
            return .failure(.failed("libcurl has no handle left"))
        }
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

    private func outcome(of transfer: Transfer, _ code: CURLcode) -> Outcome {
        if let refusal = transfer.refusal { return .arrived(.failure(refusal)) }
        guard code == CURLE_OK else { return .arrived(.failure(failure(code))) }
        if transfer.isCutOff { return .arrived(.failure(.brokenOff)) }
        let status = transfer.status
        if [301, 302, 303, 307, 308].contains(status), let target = transfer.redirect {
            guard transfer.hops < limits.redirects else {
                return .arrived(.failure(.tooManyRedirects(limit: limits.redirects)))
            }
            return .movedOn(
                Leg(
                    index: transfer.index, url: target, hops: transfer.hops + 1,
                    isMovedForGood: transfer.isMovedForGood && (status == 301 || status == 308)))
        }
        let headers = transfer.headers
        return .arrived(
            .success(
                Parcel(
                    status: status, url: transfer.url,
                    movedTo: transfer.hops > 0 && transfer.isMovedForGood ? transfer.url : nil, etag: headers.etag,
                    lastModified: headers.lastModified, contentType: headers.contentType,
                    retryAfter: headers.retryAfterSeconds, body: transfer.body)))
    }

    private func failure(_ code: CURLcode) -> CourierError {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: .tooSlow(seconds: limits.totalSeconds)
        case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_GOT_NOTHING: .brokenOff
        // The address itself has been checked, so this speaks of the answer.
        case CURLE_UNSUPPORTED_PROTOCOL: .failed("the answer is no HTTP")
        default: .failed(String(cString: curl_easy_strerror(code)))
        }
    }
}

private enum Outcome {
    case arrived(Result<Parcel, CourierError>)
    case movedOn(Leg)
}

/// Why libcurl cannot be used; nil where it can. The first look loads it and has it start, which must come once and
/// before any thread uses it.
let libraryProblem: String? = {
    if let reason = curl_load() { return "install libcurl (Debian: libcurl4): \(String(cString: reason))" }
    return curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK ? nil : "libcurl could not be started"
}()
