import Libraries
import News

/// One of an article's entities with what the library counts.
package struct LocalEntity {
    /// What the article says of it.
    package let named: NamedEntity
    /// How often each spelling occurs; 0 for names that are in the extraction but not in the text.
    package private(set) var spellings: [String: Int] = [:]
    /// How often it is named in the text.
    package private(set) var mentions = 0
    /// In how many quotes it is the speaker.
    package private(set) var quotes = 0
    /// How many of its mentions are in quotes of others.
    package private(set) var saidOf = 0

    /// The entities of an extraction that fits its text.
    package static func all(of extraction: Extraction, body: String) -> [LocalEntity] {
        var locals = extraction.entities.map { LocalEntity(named: $0) }
        for mention in extraction.mentions { locals[mention.entity].add(body.text(atBytes: mention.range)) }
        for quote in extraction.quotes {
            if let speaker = quote.speaker { locals[speaker].quotes += 1 }
            for mention in extraction.mentions.within(quote.range) where mention.entity != quote.speaker {
                locals[mention.entity].saidOf += 1
            }
        }
        return locals
    }

    private init(named: NamedEntity) {
        self.named = named
        spellings[named.name] = 0
        // 'Tuesday' and 'last year' mean another day in each article: dates go by their name alone.
        if named.kind != .date { for alias in named.aliases { spellings[alias] = 0 } }
    }

    private mutating func add(_ text: String) {
        mentions += 1
        spellings[named.kind == .date ? named.name : text.onOneLine, default: 0] += 1
    }
}

extension [Mention] {
    /// The mentions within a range of the text.
    package func within(_ range: Range<Int>) -> ArraySlice<Mention> {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return self[low...].prefix { $0.range.upperBound <= range.upperBound }
    }
}

extension String {
    /// The text with each run of white space as one space.
    package var onOneLine: String {
        var last: UInt8 = 0x20
        let isOneLine = utf8.allSatisfy { byte in
            defer { last = byte }
            return byte > 0x20 || (byte == 0x20 && last != 0x20)
        }
        return isOneLine ? self : split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
