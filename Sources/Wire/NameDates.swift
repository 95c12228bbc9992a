import News
import Passages

// A text that does not say when it was published may be dated by what is known of its file: site generators and note
// takers begin its name with the day; others put it into folders by years, and an agency's report tells day and month.

extension Delivery {
    /// The delivery with an undated article dated by its file's name or address.
    func dated(by name: String?) -> Delivery {
        guard articles.count == 1, articles[0].published == nil else { return self }
        let opening = name.flatMap(dayOpening)
        guard let day = opening ?? completedDay(of: articles[0], in: name) else { return self }
        var delivery = self
        delivery.articles[0].published = day
        return delivery
    }
}

/// The day that a file's name opens with: `2024-03-05 A note.md`, `20240305-note.txt`.
private func dayOpening(_ path: String) -> Moment? {
    let name = path.split(separator: "/").last ?? ""
    let digits = name.prefix { $0.isASCII && ($0.isNumber || "-_.".contains($0)) }.filter(\.isNumber)
    guard digits.count >= 8, name.prefix(4).allSatisfy(\.isNumber), let year = Int(digits.prefix(4)),
        (1500...2199).contains(year), let month = Int(digits.dropFirst(4).prefix(2)),
        let day = Int(digits.dropFirst(6).prefix(2))
    else { return nil }
    return Moment(year: year, month: month, day: day)
}

/// The day and month that a report opens with, in the year that its address, its file's name or its folder tells.
private func completedDay(of article: Article, in path: String?) -> Moment? {
    guard let (month, day) = Dateline(opening: Array(article.body.utf8.prefix(400)))?.yearlessDay else { return nil }
    let file = (path ?? "").split(separator: "/").suffix(2).joined(separator: "/")
    guard let year = yearNamed(in: article.url ?? "") ?? yearNamed(in: file) else { return nil }
    return Moment(year: year, month: month, day: day)
}

/// The only year among the numbers of a name.
private func yearNamed(in text: String) -> Int? {
    let numbers = text.split { !$0.isASCII || !$0.isNumber }.filter { $0.count == 4 }.compactMap { Int($0) }
    let years = Set(numbers.filter { (1900...2100).contains($0) })
    return years.count == 1 ? years.first : nil
}
