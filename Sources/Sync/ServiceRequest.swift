import JSON
import News

/// What is sent to a service.
package struct ServiceRequest: Hashable, Sendable {
    /// What a request does, with the body that it sends.
    package enum Method: Hashable, Sendable {
        case get
        case delete
        case post(type: String, body: String)
    }

    package let method: Method
    package let url: String
    /// The value of the header `Authorization`; nil for none.
    package let authorization: String?

    package init(_ method: Method, _ url: String, authorization: String? = nil) {
        self.method = method
        self.url = url
        self.authorization = authorization
    }

    /// A request that sends fields as a form does.
    package static func form(
        _ url: String, _ fields: [(name: String, value: String)], authorization: String? = nil
    ) -> ServiceRequest {
        let body = formEncoded(fields)
        return ServiceRequest(
            .post(type: "application/x-www-form-urlencoded", body: body), url, authorization: authorization)
    }
}

/// What a service answers.
package struct ServiceAnswer: Hashable, Sendable {
    /// The HTTP status.
    package let status: Int
    package let body: [UInt8]
    /// For how many seconds the server asked not to be asked again.
    package let retryAfter: Int?

    package init(status: Int, body: [UInt8], retryAfter: Int? = nil) {
        self.status = status
        self.body = body
        self.retryAfter = retryAfter
    }

    package var text: String { String(decoding: body, as: UTF8.self) }

    /// - Throws: what the status says, if it is no success.
    func accepted(_ call: String) throws(SyncFailure) -> ServiceAnswer {
        switch status {
        case 200...299: return self
        case 401, 403: throw .wrongPassword
        case 429: throw .held(seconds: retryAfter ?? 60)
        case 503 where retryAfter == nil && text.contains("Service Unavailable"): throw .switchedOff
        case 503: throw .held(seconds: retryAfter ?? 60)
        case 404, 405, 501: throw .tooOld(call: call)
        case 400...499: throw .refused(status: status, call: call)
        default: throw .fetch(.status(status))
        }
    }

    /// The answer as JSON.
    ///
    /// - Throws: what the status says, if it is no success; `strangeAnswer` for what is no JSON.
    func json(_ call: String) throws(SyncFailure) -> JSONValue {
        let accepted = try accepted(call)
        guard let value = try? jsonValue(of: accepted.body) else { throw .strangeAnswer(call: call) }
        return value
    }
}

/// Carries one request out, and gives the answer whatever its status.
package typealias Exchange = (ServiceRequest) throws(SyncFailure) -> ServiceAnswer

/// Fields as a form sends them.
///
/// - Source: the URL standard of WHATWG, "application/x-www-form-urlencoded".
func formEncoded(_ fields: [(name: String, value: String)]) -> String {
    fields.map { "\(percentEncoded($0.name))=\(percentEncoded($0.value))" }.joined(separator: "&")
}

/// A text as it may stand in a query.
func percentEncoded(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            result.append(byte)
        default:
            result += "%\(hexadecimal(byte).uppercased())".utf8
        }
    }
    return String(decoding: result, as: UTF8.self)
}

/// A number in all the hexadecimal digits of its type, in small letters.
func hexadecimal(_ number: some FixedWidthInteger & UnsignedInteger) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: number.bitWidth / 4 - digits.utf8.count) + digits
}
