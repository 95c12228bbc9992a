import News

/// Why a feed could not be read, as what follows its name and a colon.
package func wording(of failure: FeedFailure) -> String {
    switch failure {
    case .fetch(let failure): wording(of: failure)
    case .empty: "the answer is empty"
    case .webPage: "it is a web page, not a feed"
    case .notAFeed: "it is not a feed"
    case .binary(let kind): "it is \(kind), not a feed"
    case .malformed(let offset, let expected): "it is not a valid feed: \(expected) was expected at byte \(offset)"
    case .damagedPacking: "it is compressed, and damaged"
    case .tooCostly(.time(let seconds)): "it takes more than \(seconds) seconds to read"
    case .tooCostly(.memory(let bytes)): "it takes more than \(bytes >> 20) MB of memory to read"
    case .noXMLLibrary(let cause): "libxml2, which reads feeds, must be installed first: \(cause)"
    }
}

/// Why something could not be fetched, as what follows its name and a colon.
package func wording(of failure: FetchFailure) -> String {
    switch failure {
    case .refusedAddress(let address): "\(withoutPasswords(address)) is not an http or https address"
    case .privateAddress:
        """
        it leads to this machine or a private network, which only an address typed at 'feeds add' may whose host is a \
        number, or a name such as localhost or nas.local
        """
    case .leavesHost(let address):
        "it leads on to another server, \(withoutPasswords(address)), which is not told secrets"
    case .leavesEncryption(let address):
        "it leads from https to \(withoutPasswords(address)), which anyone on the way could change; add that if it is to be"
    case .tooManyRedirects(let limit): "it redirects more than \(limit) times"
    case .tooLarge(let limit): "it is too large, more than \(limit / 1_048_576) MB"
    case .tooManyHeaders(let limit): "its headers are too large, more than \(limit / 1024) kB"
    case .tooSlow(let seconds): "it is too slow: no whole answer within \(seconds) seconds, or hardly a byte a second"
    case .brokenOff: "the connection ended before the answer did"
    case .cancelled: "cancelled"
    case .status(let status): wording(ofStatus: status)
    case .failed(let words): beginningSmall(words)
    }
}

private func wording(ofStatus status: Int) -> String {
    switch status {
    case 401, 407: "the server wants a login (\(status))"
    case 403: "the server refuses it (403)"
    case 404: "there is nothing at that address (404)"
    case 410: "it is gone for good (410)"
    case 429: "the server was asked too often (429)"
    case 500...599: "the server is in trouble (\(status))"
    default: "the server answered \(status)"
    }
}

/// A sentence as it goes on after a colon: 'SSL' stays, 'Couldn't' does not.
private func beginningSmall(_ words: String) -> String {
    guard words.dropFirst().first?.isLowercase == true else { return words }
    return words.prefix(1).lowercased() + words.dropFirst()
}
