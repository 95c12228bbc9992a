import News

extension Extraction {
    /// How often each entity is mentioned, in the order of `entities`.
    var mentionCounts: [Int] {
        mentions.reduce(into: Array(repeating: 0, count: entities.count)) { counts, mention in
            counts[mention.entity] += 1
        }
    }
}

extension JSONLine {
    /// The object of `extract --json`. It is written member by member, because a text may have hundreds of mentions.
    ///
    /// - Parameters:
    ///   - language: the tag of the language that the text was found to be in.
    ///   - why: what decided it, as a further member; nil leaves it out.
    init(_ extraction: Extraction, of text: String, file: String, language: String? = nil, why: JSON? = nil) {
        self.init()
        write(raw: "{\"file\":")
        write(file)
        write(raw: ",\"language\":")
        write(JSON.text(language))
        let weights = extraction.weights(headline: nil, body: text)
        var text = text
        text.withUTF8 { text in
            write(raw: ",\"mentions\":[")
            write(extraction.mentions, of: text)
            write(raw: "],\"entities\":[")
            for (index, (entity, count)) in zip(extraction.entities, extraction.mentionCounts).enumerated() {
                if index > 0 { write(raw: ",") }
                write(entity, mentions: count, weight: weights[index])
            }
            write(raw: "],\"quotes\":[")
            write(extraction.quotes, of: text)
        }
        write(raw: "]")
        if let why {
            write(raw: ",\"why\":")
            write(why)
        }
        write(raw: "}")
    }

    private mutating func write(_ mentions: [Mention], of text: UnsafeBufferPointer<UInt8>) {
        var offsets = ScalarCount()
        for (index, mention) in mentions.enumerated() {
            if index > 0 { write(raw: ",") }
            write(mention.range, of: text, &offsets)
            write(raw: ",\"kind\":")
            write(mention.kind.rawValue)
            write(raw: ",\"entity\":")
            write(mention.entity)
            write(raw: "}")
        }
    }

    private mutating func write(_ quotes: [Quote], of text: UnsafeBufferPointer<UInt8>) {
        var offsets = ScalarCount()
        for (index, quote) in quotes.enumerated() {
            if index > 0 { write(raw: ",") }
            write(quote.range, of: text, &offsets)
            write(raw: ",\"speaker\":")
            if let speaker = quote.speaker { write(speaker) } else { write(raw: "null") }
            write(raw: "}")
        }
    }

    /// Begins an object with a range of bytes and the text in it.
    private mutating func write(
        _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>, _ offsets: inout ScalarCount
    ) {
        write(raw: "{\"start\":")
        write(offsets.offset(ofByte: range.lowerBound, in: text))
        write(raw: ",\"end\":")
        write(offsets.offset(ofByte: range.upperBound, in: text))
        write(raw: ",\"text\":")
        write(UnsafeBufferPointer(rebasing: text[range]))
    }

    private mutating func write(_ entity: NamedEntity, mentions: Int, weight: Double) {
        write(raw: "{\"name\":")
        write(entity.name)
        write(raw: ",\"kind\":")
        write(entity.kind.rawValue)
        write(raw: ",\"aliases\":[")
        for (index, alias) in entity.aliases.enumerated() {
            if index > 0 { write(raw: ",") }
            write(alias)
        }
        write(raw: "],\"mentions\":")
        write(mentions)
        write(raw: ",\"weight\":")
        write(JSON.share(weight))
        write(raw: ",\"role\":")
        write(JSON.text(entity.roles.first?.text))
        write(raw: ",\"place\":")
        write(JSON.place(entity.place))
        write(raw: "}")
    }
}
