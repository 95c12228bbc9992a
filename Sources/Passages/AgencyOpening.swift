import Dates
import News

// Agencies open a report with the place, often the day, and their own name, each in its house's manner:
// 'BERLIN, March 5 (Reuters) -', 'Madrid, 5 mar (EFE).-', '(ANSA) - ROMA, 05 MAR -', 'MOSCOW, March 5. /TASS/.',
// 'NEW YORK--(BUSINESS WIRE)--'. The name in brackets or strokes is what all of them share: it is looked for first, and
// what stands before it, or after it where nothing does, has to be a place and a day.

/// The opening of an agency's report.
struct AgencyOpening {
    /// The place and its country or state; empty if the agency names none.
    let places: [String]
    let agency: String
    /// The day that the opening gives with its year.
    let day: Moment?
    /// The month, 1 to 12, and the day that it gives without a year.
    let yearlessDay: (month: Int, day: Int)?
    /// Where the text itself begins: a UTF-8 byte offset.
    let end: Int

    fileprivate init(_ head: DatelineHead, agency: String, end: Int) {
        (places, day, yearlessDay) = (head.places, head.day, head.yearlessDay)
        (self.agency, self.end) = (agency, end)
    }

    /// - Parameter text: the first paragraph.
    init?(of text: [UInt8]) {
        let marks = agencyMarks(in: text).lazy.compactMap { mark in
            separatorEnd(in: text, from: mark.end, agency: mark.name).map { (mark: mark, end: $0) }
        }
        guard let (mark, afterMark) = marks.first else {
            guard let opening = stoppedOpening(of: text) else { return nil }
            self = opening
            return
        }
        var end = afterMark
        var head = DatelineHead(text[..<mark.start])
        if text[..<mark.start].allSatisfy({ $0 <= 0x20 }) {
            // The place follows, or nothing does but the text.
            let rest = text[end...].prefix(70)
            let dash = rest.indices.first { isDash(text, $0) && $0 > end && text[$0 - 1] == 0x20 }
            head = dash.flatMap { DatelineHead(text[end..<$0]) } ?? DatelineHead()
            if let dash, head?.places.isEmpty == false {
                end = text[dash...].dropFirst().firstIndex { $0 > 0x20 && $0 < 0x80 && $0 != 0x2D } ?? end
            }
        }
        guard var head else { return nil }
        if let dated = dayBetweenStrokes(in: text, from: mark.end) { (head.day, end) = dated }
        places = head.places
        agency = mark.name
        day = head.day ?? mark.day
        yearlessDay = head.yearlessDay
        self.end = end
    }
}

/// An opening whose place, day and agency are each closed by a full stop: 'КИЇВ. 5 березня. УНН. Суд'.
private func stoppedOpening(of text: [UInt8]) -> AgencyOpening? {
    let stops = text.indices.dropLast().prefix(90).filter { text[$0] == 0x2E && text[$0 + 1] == 0x20 }
    for (index, before) in stops.enumerated() {
        // The last of them may be a dash: 'Москва. 6 марта. INTERFAX.RU - Пожар'.
        let after = before + 2
        let dash = text[after...].prefix(40).indices.first { text[$0] == 0x20 && isDash(text, $0 + 1) }
        let stop = [stops.dropFirst(index + 1).first, dash].compactMap { $0 }.min()
        guard let stop, case let name = String(decoding: text[after..<stop], as: UTF8.self), isKnownAgency(name),
            let end = text[(stop + 1)...].indices.first(where: {
                text[$0] > 0x20 && !isDash(text, $0) && !isDashTail(text, $0)
            })
        else { continue }
        let head = text[..<before].map { $0 == 0x2E ? UInt8(ascii: ",") : $0 }
        return DatelineHead(head[...]).map { AgencyOpening($0, agency: name, end: end) }
    }
    return nil
}

/// The day after a name between strokes, and where the text begins: '/ ACCESSWIRE / March 5, 2024 / The company'.
private func dayBetweenStrokes(in text: [UInt8], from start: Int) -> (day: Moment?, end: Int)? {
    guard text[start - 1] == 0x2F, let close = text[start...].prefix(40).firstIndex(of: 0x2F),
        let stamp = dateStamps(in: Array(text[start..<close])).first, stamp.range.count * 2 > close - start,
        let end = text[(close + 1)...].firstIndex(where: { $0 > 0x20 })
    else { return nil }
    return (stamp.moment, end)
}

/// The place and the day before an agency's name.
struct DatelineHead {
    private(set) var places: [String] = []
    var day: Moment?
    /// The month, 1 to 12, and the day where no year stands beside them.
    private(set) var yearlessDay: (month: Int, day: Int)?
    /// Whether a day or a month stands beside the places.
    private(set) var isDated = false

    init() {}

    /// - Returns: nil for what is neither.
    init?(_ text: ArraySlice<UInt8>) {
        guard text.count <= 90 else { return nil }
        day = dateStamps(in: Array(text)).first?.moment
        // 'New Delhi [India]' is a town and its country.
        for part in String(decoding: text, as: UTF8.self).split(whereSeparator: { ",[]".contains($0) }) {
            let bytes = Array(part.utf8)
            let list = words(of: bytes, in: 0..<bytes.count)
            let dateStart = list.firstIndex { $0.isNumber || monthNamed(letters(of: $0, bytes)) != nil } ?? list.count
            if dateStart < list.count {
                isDated = true
                if day == nil { yearlessDay = yearlessDay ?? dayOfYear(list[dateStart...], bytes) }
            }
            // The day of the week after the day: '2024. május 16., csütörtök'.
            let isWeekday = isDated && dateStart == list.count && list.count == 1 && !list[0].isCapitalized
            guard dateStart > 0, !isWeekday else { continue }
            let name = bytes[list[0].range.lowerBound..<list[dateStart - 1].range.upperBound]
            guard isPlace(list[..<dateStart]) else { return nil }
            // The full stop of 'Colo.' is the place's.
            let whole = dateStart == list.count ? String(part) : String(decoding: name, as: UTF8.self)
            places.append(whole.trimmingMarks)
        }
        // A day alone stands before an agency that names no place.
        guard places.count <= 3, !places.isEmpty || isDated,
            places.first.map({ list($0).contains { $0.isOne(of: noPlaces) } }) != true
        else { return nil }
    }

    /// Takes the last of the places for the agency's name, where it is one: 'TOKYO, March 5, Kyodo -'.
    mutating func takeAgency() -> String? {
        guard places.count > 1, let last = places.last, isKnownAgency(last) else { return nil }
        return places.popLast()
    }
}

/// The place in a dateline that a field gives by itself: 'BERLIN, March 5' is Berlin's; nil where none is found.
package func place(inDateline text: String) -> String? {
    let places = DatelineHead(Array(text.utf8)[...])?.places ?? []
    return places.isEmpty ? nil : places.joined(separator: ", ")
}

private func list(_ text: String) -> [Word] {
    let bytes = Array(text.utf8)
    return words(of: bytes, in: 0..<bytes.count)
}

private func letters(of word: Word, _ text: [UInt8]) -> String {
    String(decoding: text[word.range], as: UTF8.self).lowercased()
}

private func isPlace(_ words: ArraySlice<Word>) -> Bool {
    (1...5).contains(words.count) && words.first?.isCapitalized == true
        && words.allSatisfy { $0.isCapitalized || $0.isAllCaps || $0.isOne(of: placeLinks) }
}

/// The month and the day among words that hold a month's name and a number: '5 mar', 'March 5'.
private func dayOfYear(_ words: ArraySlice<Word>, _ text: [UInt8]) -> (month: Int, day: Int)? {
    let month = words.lazy.compactMap { monthNamed(letters(of: $0, text)) }.first
    let days = words.filter(\.isNumber).compactMap { Int(letters(of: $0, text)) }
    guard let month, days.count == 1, (1...31).contains(days[0]) else { return nil }
    return (month, days[0])
}

/// Agencies' names between brackets or strokes within the first words.
private func agencyMarks(in text: [UInt8]) -> [(start: Int, end: Int, name: String, day: Moment?)] {
    var marks: [(start: Int, end: Int, name: String, day: Moment?)] = []
    let closers: [UInt8: UInt8] = [0x28: 0x29, 0x2F: 0x2F, 0x5B: 0x5D]
    for start in text.indices.prefix(90) {
        guard let closer = closers[text[start]], start == 0 || [0x20, 0x2D].contains(text[start - 1]),
            let close = text[(start + 1)...].prefix(40).firstIndex(of: closer), close > start + 2
        else { continue }
        let whole = String(decoding: text[(start + 1)..<close], as: UTF8.self)
        // 'Ontario--(Newsfile Corp. - March 5, 2024) - The company': the day stands within the brackets.
        let dash = whole.firstRange(of: " - ")
        let dated = dash.flatMap { isKnownAgency(String(whole[..<$0.lowerBound])) ? $0 : nil }
        let inside = dated.map { whole[..<$0.lowerBound].filter { $0 != "." } } ?? whole
        let name = inside.trimmingSpaces
        // Two agencies share a report: '(APA/dpa)'.
        guard name.allSatisfy({ $0.isLetter || " &-/".contains($0) }), name.first?.isLetter == true,
            name == inside || isKnownAgency(name)
        else { continue }
        let day = dated.flatMap { dateStamps(in: Array(whole[$0.upperBound...].utf8)).first?.moment }
        marks.append((start, close + 1, name, day))
    }
    return marks
}

/// The index at which the text begins after a name's dashes, full stop or colon; nil if no such sign follows.
private func separatorEnd(in text: [UInt8], from start: Int, agency: String) -> Int? {
    var index = start
    var hasDash = false
    while index < text.count, text[index] == 0x20 || text[index] == 0x2E || text[index] == 0x3A || isDash(text, index) {
        hasDash = hasDash || text[index] != 0x20 && text[index] != 0x2E
        index += text[index] == 0xE2 ? 3 : 1
    }
    guard index > start, index < text.count else { return nil }
    // Some agencies put a space there and nothing else.
    let isSpace = text[start..<index].allSatisfy { $0 == 0x20 }
    if isSpace { return opensSentence(text, index) && isKnownAgency(agency) ? index : nil }
    // After a full stop alone the brackets may close any sentence: then the name has to be one that is known.
    let isStop = text[start] == 0x2E || text[start - 1] == 0x2F
    return hasDash || isStop && isKnownAgency(agency) ? index : nil
}

/// Whether a capital, a figure or a quotation mark stands at an index.
private func opensSentence(_ text: [UInt8], _ index: Int) -> Bool {
    let byte = text[index]
    if byte >= 0x80 || byte == 0x22 { return true }
    return (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2F
}

/// Whether a name is an agency's, or those of several: 'APA/dpa', 'dpa/lnw'.
func isKnownAgency(_ name: String) -> Bool {
    name.split(separator: "/").contains { knownAgencies.contains(folded(String($0))) }
}

/// Whether a name is that of a service that spreads what companies release.
package func isReleaseService(_ name: String) -> Bool { releaseServices.contains(folded(name)) }

/// Whether a hyphen, a dash or an underscore stands at an index, which may be the end.
private func isDash(_ text: [UInt8], _ index: Int) -> Bool {
    guard index < text.count else { return false }
    if text[index] == 0x2D || text[index] == 0x5F { return true }
    return text[index...].starts(with: [0xE2, 0x80, 0x93]) || text[index...].starts(with: [0xE2, 0x80, 0x94])
}

/// Whether an index is within the bytes of a dash.
private func isDashTail(_ text: [UInt8], _ index: Int) -> Bool {
    (1...2).contains { index >= $0 && text[index - $0] == 0xE2 && isDash(text, index - $0) }
}

private let releaseServices: Set = [
    "prnewswire", "globe newswire", "business wire", "accesswire", "newsfile corp", "cision", "ein presswire", "ots",
    "cnw",
]

let placeLinks = hashes("of the de la el al and del do da di sur am an der")
let noPlaces = hashes(
    """
    analysis update updated exclusive watch opinion q a note editor editors explainer live breaking video photos read
    correction review interview fact factbox timeline question answer comment summary by photo image warning key points
    """)

// News agencies and services that spread releases, as their copy names them.
private let knownAgencies: Set = Set(
    """
    reuters, afp, ap, associated press, dpa, epd, kna, apa, sda, ats, keystone sda, tass, тасс, interfax, interfax.ru,
    интерфакс, ria novosti, риа новости, ansa, agi, adnkronos, askanews, lapresse, efe, europa press, lusa, anp, belga,
    tt, ntb, ritzau, stt, pap, ctk, tasr, mti, agerpres, bta, hina, tanjug, sta, bns, leta, elta, ukrinform, укрінформ,
    unian, xinhua, kyodo, jiji press, yonhap, pti, ani, ians, app, uni, antara, bernama, aa, anadolu, irna, isna, mehr,
    spa, wam, sana, mena, petra, wafa, upi, pa, press association, cp, canadian press, aap, bloomberg, dow jones,
    prnewswire, globe newswire, business wire, ots, accesswire, newsfile corp, cision, ein presswire, notimex, telam,
    prensa latina, ticker report, jta, ips, cns, idea, rna, zenit, ips news, unn, унн, belta, белта, kazinform, trend
    """.split { $0 == "," || $0 == "\n" }.map { folded($0) }.filter { !$0.isEmpty })
