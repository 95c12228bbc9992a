import GRDB
import News

/// What libraries before version 4 kept of a text: body and extraction in one piece, names written out.
struct EarlierText {
    let body: String
    let extraction: Extraction

    /// - Parameter bytes: unpacked; nil for anything else.
    init?(_ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard let body = reader.text(), reader.number() == 1 else { return nil }
        self.body = body
        var extraction = Extraction()
        for _ in 0..<reader.count() {
            guard let entity = reader.earlierEntity() else { return nil }
            extraction.entities.append(entity)
        }
        var last = 0
        for _ in 0..<reader.count() {
            guard let range = reader.range(after: &last), let entity = reader.number(),
                extraction.entities.indices.contains(entity), let code = reader.number()
            else { return nil }
            let kind = code == 0 ? extraction.entities[entity].kind : EntityKind(code: code - 1)
            guard let kind else { return nil }
            extraction.mentions.append(Mention(range: range, kind: kind, entity: entity))
        }
        last = 0
        for _ in 0..<reader.count() {
            guard let range = reader.range(after: &last), let speaker = reader.number(),
                speaker <= extraction.entities.count
            else { return nil }
            extraction.quotes.append(Quote(range: range, speaker: speaker == 0 ? nil : speaker - 1))
        }
        if reader.hasFailed { return nil }
        self.extraction = extraction.fitting(body)
    }
}

extension ByteReader {
    fileprivate mutating func earlierEntity() -> NamedEntity? {
        guard let name = text(), let kind = number().flatMap(EntityKind.init(code:)) else { return nil }
        var entity = NamedEntity(name: name, kind: kind)
        for _ in 0..<count() {
            guard let alias = text() else { return nil }
            entity.aliases.append(alias)
        }
        var last = 0
        for _ in 0..<count() {
            guard let text = text(), let range = range(after: &last) else { return nil }
            entity.roles.append(Role(text: text, range: range))
        }
        return placed(entity)
    }
}
