import News
import Segmentation

/// A number in a sentence, and what there are so many of.
struct CountedNumber: Hashable {
    /// In digits, without separators; of a length of time, its hours.
    let value: String
    /// The keys of the words after it that say what is counted.
    let counted: Set<WordStem>
    /// The keys of the words on both sides of it that say something.
    let around: Set<WordStem>
    /// The number with the word behind it, as they are written: UTF-8 byte offsets.
    let range: Range<Int>
    /// How many hours it is, if it is a length of time.
    let hours: Double?
    /// Whether it is given by 'a' and a length of time alone, which is often a manner of speaking.
    let isLoose: Bool
    /// The word before it.
    private let before: WordStem?

    /// How much what is said around two numbers is alike; nil if they do not count the same.
    ///
    /// A length of time may be given in other units, and then many things of a sentence have one: something has to be said
    /// alike around both.
    func likeness(to other: CountedNumber) -> Int? {
        if value == other.value { return nil }
        let context = around.intersection(other.around).count
        if let hours, let others = other.hours {
            // 'More than a year' and '400 days' may be the same time.
            if counted.isDisjoint(with: other.counted), max(hours, others) < 1.3 * min(hours, others) { return nil }
            return before == other.before ? context + 1 : context == 0 ? nil : context
        }
        let shared = counted.intersection(other.counted).count
        if shared == 0 || hours != nil || other.hours != nil { return nil }
        return 2 * shared + context
    }
}

extension CountedNumber {
    private static let words: [String: String] = [
        "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
        "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15",
        "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30",
        "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
        "dozen": "12", "hundred": "100", "thousand": "1000", "dozens": "12", "hundreds": "100",
    ]
    private static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ]
    private static let scales: [String: Double] = ["thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12]
    private static let hoursOf: [String: Double] = [
        "hour": 1, "day": 24, "week": 168, "month": 730, "year": 8766, "decade": 87_660,
    ]
    /// Words that may stand between a number and what it counts.
    private static let passed: Set<String> = ["of", "the", "more", "other", "others", "-"]
    /// Words with which what is counted has ended. Others that many articles use may well be counted: people, years.
    private static let ending: Set<String> = [
        "in", "on", "at", "to", "for", "by", "with", "from", "into", "out", "up", "and", "or", "but", "as", "than",
        "that", "which", "who", "whom", "whose", "when", "while", "after", "before", "since", "until", "is", "are",
        "was", "were", "be", "been", "have", "has", "had", "will", "would", "could", "can", "may", "might", "said",
        "says", "it", "he", "she", "they", "we", "his", "her", "its", "their", "this", "these", "those", "not", "no",
        "a", "an",
    ]
    /// How many words on each side of a number are looked at, and how many behind it say what it counts.
    private static let (reach, countedReach) = (5, 3)

    /// The numbers of a sentence that count something. Days, years and times of day are left out, and so is 'one', which
    /// mostly does not count.
    static func all(_ tokens: [Token], in text: String, _ common: CommonWords) -> [CountedNumber] {
        let written = tokens.map { folded(text.text(atBytes: $0.range)) }
        return tokens.indices.compactMap { number(at: $0, tokens, written, text, common) }
    }

    private static func number(
        at index: Int, _ tokens: [Token], _ written: [String], _ text: String, _ common: CommonWords
    ) -> CountedNumber? {
        let token = tokens[index]
        let next = written.indices.contains(index + 1) ? written[index + 1] : ""
        // 'A month' is as much a length of time as two months are.
        let isSingle = ["a", "an"].contains(written[index]) && hoursOf[next] != nil
        guard let plain = isSingle ? "1" : token.isNumber ? written[index] : words[written[index]] else { return nil }
        if token.isNumber, text.text(atBytes: token.range).contains(":") || isYear(plain) { return nil }
        let near = [index - 1, index + 1].compactMap { written.indices.contains($0) ? written[$0] : nil }
        if near.contains(where: months.contains) { return nil }
        let scale = scales[next]
        let value = Double(plain.filter { $0 != "," && $0 != " " }).map { $0 * (scale ?? 1) }
        let behind = scale == nil ? index + 1 : index + 2
        let counted = counted(from: behind, tokens, written)
        let unit = counted.first.map { written[$0] } ?? ""
        let hours = (hoursOf[unit] ?? hoursOf[String(unit.dropLast())]).flatMap { unit in value.map { $0 * unit } }
        let end = counted.first ?? min(behind, tokens.count - 1)
        let around = (index - reach...end + reach).filter { tokens.indices.contains($0) && $0 != index }
        return CountedNumber(
            value: (hours ?? value).map(shown) ?? plain, counted: Set(counted.map { WordStem(written[$0]) }),
            around: Set(
                around.filter { tokens[$0].isWord && !counted.contains($0) }.map { WordStem(written[$0]) }
                    .filter { !common.tellsNothing($0) }),
            range: token.range.lowerBound..<tokens[end].range.upperBound, hours: hours,
            isLoose: isSingle, before: index > 0 ? WordStem(written[index - 1]) : nil)
    }

    /// The indices of the words that say what is counted: those behind a number, as far as they go.
    private static func counted(from start: Int, _ tokens: [Token], _ written: [String]) -> [Int] {
        var counted: [Int] = []
        for index in tokens.indices.dropFirst(start) where counted.count < countedReach {
            if passed.contains(written[index]) || tokens[index].isNumber || words[written[index]] != nil { continue }
            guard tokens[index].isWord, written[index].utf8.count > 1, !ending.contains(written[index]) else { break }
            counted.append(index)
        }
        return counted
    }

    private static func isYear(_ value: String) -> Bool {
        value.utf8.count == 4 && (value.hasPrefix("19") || value.hasPrefix("20"))
    }

    private static func shown(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}
