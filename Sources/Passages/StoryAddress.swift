import News

/// The day that many newsrooms put into a story's address: `/2024/03/05/`.
package func dayInAddress(_ address: String) -> Moment? {
    let parts = address.split(separator: "/")
    for index in parts.indices.dropLast(2) where parts[index].utf8.count == 4 {
        guard let year = Int(parts[index]), (1990...2100).contains(year), let month = Int(parts[index + 1]),
            let day = Int(parts[index + 2])
        else { continue }
        if let moment = Moment(year: year, month: month, day: day) { return moment }
    }
    return nil
}

/// The name of the server in an address, without `www.`; nil for an address that names a person too.
package func host(of address: String) -> String? {
    guard let host = WebAddress(address)?.host, withoutUser(address) == address else { return nil }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
}
