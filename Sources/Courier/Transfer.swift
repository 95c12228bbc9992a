import CLibCurl
import Glibc
import News

/// How many bytes the bodies of all transfers of a run hold together. Only the thread that runs them counts.
final class HeldBytes {
    var count = 0
}

/// One hop under way: a handle of libcurl, and what has come in.
///
/// It is a class because libcurl calls back with a plain pointer to it. It lives until the handle is gone.
final class Transfer {
    let hop: Hop
    private let request: Request
    private let limits: CourierLimits
    private let held: HeldBytes
    private let time: Duration
    private let guardian: AddressGuard

    let handle: UnsafeMutableRawPointer
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private(set) var body: [UInt8] = []
    private(set) var headers = Headers()
    private var headerBytes = 0
    private var lastEncoded: [UInt8] = []
    /// Why a callback ended the transfer; nil if none did.
    private(set) var refusal: FetchFailure?

    /// - Parameter time: how long it may take.
    /// - Returns: nil if libcurl has no handle left.
    init?(
        hop: Hop, request: Request, limits: CourierLimits, time: Duration, guardian: AddressGuard, held: HeldBytes
    ) {
        guard let handle = curl_easy_init() else { return nil }
        self.held = held
        self.handle = handle
        self.hop = hop
        self.request = request
        self.limits = limits
        self.time = time
        self.guardian = guardian
        setLimits()
        setWay()
        setHeaders()
        setCallbacks()
    }

    deinit {
        held.count -= body.count
        curl_easy_cleanup(handle)
        curl_slist_free_all(headerList)
    }

    /// The status of the response, 0 before there is one.
    var status: Int {
        var status = 0
        curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        return status
    }

    /// The absolute address that the response redirects to.
    var redirect: String? {
        var text: UnsafePointer<CChar>?
        curl_get_text(handle, CURLINFO_REDIRECT_URL, &text)
        return text.map { String(cString: $0) }
    }

    private func setLimits() {
        curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, limits.connectSeconds)
        let milliseconds = time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
        curl_set_long(handle, CURLOPT_TIMEOUT_MS, Int(max(1, milliseconds)))
        curl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, limits.slowestRate)
        curl_set_long(handle, CURLOPT_LOW_SPEED_TIME, limits.slowSeconds)
        curl_set_long(handle, CURLOPT_HTTP09_ALLOWED, 0)
        curl_set_text(handle, CURLOPT_USERAGENT, "Dateline/0.1 (news reader)")
        curl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "")
    }

    private func setWay() {
        curl_set_text(handle, CURLOPT_URL, hop.address.text)
        curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        // The courier follows redirects itself, and checks each hop.
        curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        // An empty text keeps libcurl from choosing another proxy than the guard knows of.
        curl_set_text(handle, CURLOPT_PROXY, guardian.proxy ?? "")
    }

    private func setHeaders() {
        for (name, value) in [("If-None-Match", request.etag), ("If-Modified-Since", request.lastModified)] {
            guard let value = value.flatMap(legalHeaderValue) else { continue }
            headerList = curl_slist_append(headerList, "\(name): \(value)")
        }
        if let value = request.authorization.flatMap(legalHeaderValue) {
            headerList = curl_slist_append(headerList, "Authorization: \(value)")
        }
        switch request.method {
        case .get: break
        case .delete: curl_set_text(handle, CURLOPT_CUSTOMREQUEST, "DELETE")
        case .post(let type, let body):
            headerList = curl_slist_append(headerList, "Content-Type: \(type)")
            // Without this, libcurl asks first whether a large body is wanted, and waits a second for the answer.
            headerList = curl_slist_append(headerList, "Expect:")
            curl_set_long(handle, CURLOPT_POSTFIELDSIZE, body.utf8.count)
            curl_set_text(handle, CURLOPT_COPYPOSTFIELDS, body)
        }
        if headerList != nil { curl_set_list(handle, CURLOPT_HTTPHEADER, headerList) }
    }

    private func setCallbacks() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        curl_set_bytes_callback(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            Transfer.from(context).takeBody(UnsafeRawBufferPointer(start: bytes, count: size * count))
        }
        curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        curl_set_bytes_callback(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            Transfer.from(context).takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
        }
        curl_set_pointer(handle, CURLOPT_DEBUGDATA, context)
        curl_set_long(handle, CURLOPT_VERBOSE, 1)
        curl_set_trace_callback(handle) { _, kind, bytes, count, context in
            if kind == CURLINFO_DATA_IN {
                Transfer.from(context).takeEncoded(UnsafeRawBufferPointer(start: bytes, count: count))
            }
            return 0
        }
        curl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, context)
        curl_set_socket_callback(handle) { context, _, address in Transfer.from(context).openSocket(address) }
        // A kept connection opens no socket. Without this check, which libcurl has since 7.80, none is used.
        curl_set_pointer(handle, CURLOPT_PREREQDATA, context)
        let isChecked = curl_set_connection_callback(handle) { context, number, _, _, _ in
            Transfer.from(context).mayUse(connectionTo: number) ? 0 : 1
        }
        if isChecked != CURLE_OK { curl_set_long(handle, CURLOPT_FRESH_CONNECT, 1) }
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> Transfer {
        guard let context else { preconditionFailure("libcurl lost the transfer it was given") }
        return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    }

    // A callback that takes fewer bytes than it was given ends the transfer.

    private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Int {
        let isCrowded = held.count + bytes.count > limits.heldBytes
        let most = isCrowded ? min(limits.bodyBytes, limits.heldBytes / 16) : limits.bodyBytes
        guard body.count + bytes.count <= most else {
            refusal = .tooLarge(limit: most)
            return 0
        }
        held.count += bytes.count
        body.append(contentsOf: bytes)
        return bytes.count
    }

    /// Keeps the last bytes as they came over the wire.
    private func takeEncoded(_ bytes: UnsafeRawBufferPointer) {
        lastEncoded = Array((lastEncoded + bytes.suffix(4)).suffix(4))
    }

    /// Whether the body is gzip that was cut off, which libcurl takes for whole. Gzip ends with the number of bytes in it
    /// (RFC 1952, section 2.3.1). A body in chunks shows its end in another way.
    var isCutOff: Bool {
        guard headers.isMeasuredGzip, !body.isEmpty else { return false }
        return lastEncoded.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            != UInt32(truncatingIfNeeded: body.count)
    }

    private func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        headerBytes += bytes.count
        guard headerBytes <= limits.headerBytes else {
            refusal = .tooManyHeaders(limit: limits.headerBytes)
            return 0
        }
        headers.take(line: bytes)
        return bytes.count
    }

    /// Opens a socket to a resolved address, unless this request must not reach it. A name has been resolved by then, so
    /// that no name can stand for a private address.
    private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
        guard let address else { return -1 }
        guard withUnsafePointer(to: &address.pointee.addr, { guardian.allows($0) }) else {
            refusal = .privateAddress(hop.address.text)
            return -1
        }
        let (family, type, number) = (address.pointee.family, address.pointee.socktype, address.pointee.protocol)
        return socket(family, type | Int32(SOCK_CLOEXEC.rawValue), number)
    }

    /// Checks the connection that the request is about to be sent over, new or kept from another request.
    private func mayUse(connectionTo number: UnsafePointer<CChar>?) -> Bool {
        if let number, guardian.allows(number: String(cString: number)) { return true }
        refusal = .privateAddress(hop.address.text)
        return false
    }
}
