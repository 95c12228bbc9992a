import News

/// Invented news, always the same for one number, so that what is found in a library can be compared with it.
enum InventedNews {
    private static let names = [
        "Boris Pistorius", "Ana Costa", "Ingo Gerhartz", "Maria Lopez", "Tom Brown", "Li Wei", "Aisha Khan",
        "José Núñez", "Olaf Scholz", "Frank Graefe",
    ]
    private static let places = ["Singapore", "Berlin", "Porto", "Kyiv", "Nairobi", "São Paulo", "Ottawa", "Hanoi"]
    private static let sources = ["Harbour Wire", "Evening Post", "Capital Desk", "Kyiv Courier"]
    private static let deeds = [
        "signed the agreement in", "denied the report from", "arrived on Friday in", "will speak next week in",
        "was seen by reporters in", "met the minister in",
    ]

    /// - Parameters:
    ///   - owner: who filed it; part of its headline and address.
    ///   - version: grows each time it is published again at the same address.
    static func article(_ owner: String, _ number: Int, version: Int = 0) -> Article {
        let moment = Moment(
            year: 2024, month: 1 + number / 28 % 12, day: 1 + number % 28, hour: number % 24, minute: number % 60)
        return Article(
            headline: "Story \(owner) \(number)", source: sources[number % sources.count], published: moment,
            url: address(owner, number), body: body(owner, number, version: version))
    }

    static func address(_ owner: String, _ number: Int) -> String { "https://example.org/\(owner)/\(number)" }

    static func body(_ owner: String, _ number: Int, version: Int = 0) -> String {
        var random = Repeatable(state: UInt64(number) &* 31 &+ UInt64(version))
        func any(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }
        let paragraphs = (0..<Int.random(in: 1...6, using: &random)).map { _ in
            (0..<Int.random(in: 1...6, using: &random)).map { _ in
                "\(any(names)) \(any(deeds)) \(any(places)), and \(any(names)) said that it would not change \(any(places))."
            }.joined(separator: " ")
        }
        return "Version \(version) of story \(number) by \(owner).\n\n" + paragraphs.joined(separator: "\n\n")
    }
}
