import Courier
import News
import Sync

/// Carries the requests of a service out over the network, one at a time.
///
/// - Parameter isCancelled: asked several times a second.
func networkExchange(isCancelled: @escaping () -> Bool = { false }) -> Exchange {
    var limits = CourierLimits()
    // A service puts its answer together from a database, and some take their time.
    limits.totalSeconds = 120
    limits.slowSeconds = 60
    limits.bodyBytes = 64 * 1_048_576
    limits.heldBytes = 128 * 1_048_576
    let courier = Courier(limits: limits)
    return { request throws(SyncFailure) in
        do throws(FetchFailure) {
            let response = try courier.fetch(Request(request), isCancelled: isCancelled)
            return ServiceAnswer(status: response.status, body: response.body, retryAfter: response.retryAfter)
        } catch {
            throw .fetch(error)
        }
    }
}

extension Request {
    /// A person typed the address of the service, so it may lie in a private network.
    fileprivate init(_ request: ServiceRequest) {
        let method: Method =
            switch request.method {
            case .get: .get
            case .delete: .delete
            case .post(let type, let body): .post(type: type, body: body)
            }
        self.init(method, url: request.url, allowsPrivateAddresses: true, authorization: request.authorization)
    }
}
