import News

// The lines of an export that are no articles. `Exports` reads them.
extension JSON {
    static func subscription(_ feed: FiledFeed, withSecrets: Bool) -> JSON {
        let address = withSecrets ? feed.address : withoutPassword(feed.address)
        return [
            "subscription": [
                "url": .string(address), "title": .text(feed.givenTitle), "own_title": .text(feed.ownTitle),
                "link": .text(feed.link), "folder": .array(feed.folder.map { .string($0) }),
                "tags": .array(feed.tags.map { .string($0) }), "typed": .bool(feed.isTyped),
                "full_text": .bool(feed.fetchesFullText),
            ]
        ]
    }

    static func keyword(_ choice: KeywordChoice) -> JSON {
        [
            "keyword": [
                "sort": .string(choice.sort.rawValue), "spellings": .array(choice.spellings.map { .string($0) }),
                "made": .moment(Moment(seconds: choice.made)),
            ]
        ]
    }

    static func entityNote(_ note: NamedNote) -> JSON {
        [
            "entity_note": [
                "name": .string(note.name), "kind": .string(note.kind.rawValue), "text": .string(note.text),
                "written": .moment(Moment(seconds: note.written)),
            ]
        ]
    }

    static func watch(_ watch: NamedWatch) -> JSON {
        ["watch": ["sort": .string(watch.sort.rawValue), "text": .string(watch.text), "kind": .text(watch.kind)]]
    }

    static func story(_ decision: NamedStoryDecision) -> JSON {
        let pairs = decision.pairs.map { pair -> JSON in
            ["one": text(pair.one), "other": text(pair.other), "apart": .bool(pair.isApart)]
        }
        return [
            "story": [
                "apart": .bool(decision.isApart), "made": .moment(Moment(seconds: decision.made)),
                "pairs": .array(pairs),
            ]
        ]
    }

    static func savedSearch(_ search: SavedSearch) -> JSON {
        ["saved_search": ["name": .string(search.name), "query": .string(search.typed)]]
    }

    static func correction(_ correction: NamedCorrection) -> JSON {
        let members: [(name: String, value: JSON)] = [
            ("sort", .string(correction.sort.rawValue)), ("name", .string(correction.name)),
            ("kind", .string(correction.kind)), ("other", .text(correction.other)),
            ("other_kind", .text(correction.otherKind)), ("made", .moment(Moment(seconds: correction.made))),
        ]
        return ["correction": .object(members + (correction.text.map { [("text", text($0))] } ?? []))]
    }

    /// The text that a correction is bound to. Hashes are strings: numbers of JSON hold 53 bits.
    private static func text(_ text: NamedCorrection.Text) -> JSON {
        [
            "content": .string("\(text.contentHash)"), "address": .text(text.addressHash.map { "\($0)" }),
            "mention": text.mention.map { anchor in
                [
                    "words": .string(anchor.words), "occurrence": .integer(anchor.occurrence),
                    "before": .string("\(anchor.before)"), "after": .string("\(anchor.after)"),
                ]
            } ?? .null,
        ]
    }
}
