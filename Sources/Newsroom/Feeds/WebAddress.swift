import Courier
import News
import Storage

/// The address that a person means by what they typed; nil if it is not one of the web's.
///
/// `example.org` means `https://example.org`. A `feed:` before an address, as browsers had it, is left out.
package func webAddress(typed text: String) -> String? {
    var address = text.filter { !$0.isWhitespace || $0 == " " }
    while address.first == " " { address.removeFirst() }
    while address.last == " " { address.removeLast() }
    if address.lowercased().hasPrefix("feed://") { address = "http" + address.dropFirst(4) }
    if address.lowercased().hasPrefix("feed:http") { address = String(address.dropFirst(5)) }
    if !address.contains("://") {
        let scheme = address.prefix { $0 != ":" && $0 != "/" && $0 != "." }
        let isScheme = address.dropFirst(scheme.count).first == ":" && scheme != "localhost"
        if address.isEmpty || isScheme || address.first == "/" || address.first == "|" { return nil }
        address = "https://" + address
    }
    let lowered = address.lowercased()
    guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://"), !host(of: address).isEmpty,
        address.utf8.count <= 4096, address.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
    else { return nil }
    return address
}

extension Library {
    /// The feed at an address that a person typed; nil if it is not subscribed to.
    package func feed(typed address: String) throws(LibraryError) -> FiledFeed? {
        try feed(at: webAddress(typed: address) ?? address)
    }
}

/// The encoding that a content type names; nil if it names none.
func charset(of contentType: String?) -> String? {
    guard let contentType, let start = contentType.lowercased().firstRange(of: "charset=")?.upperBound else {
        return nil
    }
    let name = contentType.lowercased()[start...].prefix { $0 != ";" && $0 != " " }.filter { $0 != "\"" && $0 != "'" }
    return name.isEmpty ? nil : name
}
