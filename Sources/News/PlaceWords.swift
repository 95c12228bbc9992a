// A point on the earth in one line, as corrections and exports keep it: '52.52 13.405 3426354 Germany'.

extension Place {
    /// Latitude, longitude, inhabitants or '-', and the country, which may be missing.
    package var words: String {
        "\(latitude) \(longitude) \(population.map(String.init) ?? "-") \(country ?? "")".trimmedAtEnd
    }

    /// Reads what ``words`` wrote, or coordinates as a person types them: '52.52 13.405' or '52.52, 13.405'.
    ///
    /// - Returns: nil for anything else, and for what is not on the earth.
    package init?(words: String) {
        let parts = words.split(maxSplits: 2) { $0 == " " || $0 == "," }
        guard parts.count >= 2, let latitude = Double(parts[0]), let longitude = Double(parts[1]),
            abs(latitude) <= 90, abs(longitude) <= 180
        else { return nil }
        let rest = parts.count > 2 ? parts[2].split(separator: " ", maxSplits: 1) : []
        let country = rest.count > 1 ? String(rest[1]) : ""
        self.init(
            latitude: latitude, longitude: longitude, country: country.isEmpty ? nil : country,
            population: rest.first.flatMap { Int($0) })
    }
}

extension String {
    fileprivate var trimmedAtEnd: String { last == " " ? String(dropLast()) : self }
}
