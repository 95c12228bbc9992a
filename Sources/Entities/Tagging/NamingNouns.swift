/// Nouns that say what the name behind them names, whatever else has that name: 'the ferry Estonia', 'storm Alice', 'the
/// film Oppenheimer'.
struct NamingNouns: Sendable {
    private let sorts: [UInt32: TagLabel.Sort]
    /// Things that bear names as people do, so that the name may follow a comma: 'a tug, the Svitzer Don'.
    private let apposed: Set<UInt32>
    /// 'the film Nolan made'.
    private let makers: Set<UInt32>

    init() {
        let craft: [(TagLabel.Sort, String)] = [
            (.weapon, "frigate destroyer submarine corvette warship battleship cruiser minesweeper gunboat cutter"),
            (
                .product,
                """
                tanker freighter ferry trawler yacht tug tugboat icebreaker schooner barge liner steamer telescope
                satellite spacecraft lander rover orbiter
                """
            ),
        ]
        let others: [(TagLabel.Sort, String)] = [
            (.product, "drug medicine antibiotic painkiller"),
            (.event, KnownWords.stormNouns),
            (.work, "film movie novel musical opera sitcom"),
        ]
        sorts = (craft + others).reduce(into: [:]) { sorts, list in
            for word in KnownWords.hashes(list.1) { sorts[word] = list.0 }
        }
        apposed = Set(craft.flatMap { KnownWords.hashes($0.1) })
        makers = KnownWords.hashes("made directed wrote shot filmed produced starred composed")
    }

    /// What the noun before a name says that it is; nil if none stands there.
    func sort(of name: Range<Int>, in text: ObservedText) -> TagLabel.Sort? {
        guard name.lowerBound > 0 else { return nil }
        let before = text.forms[name.lowerBound - 1]
        if !before.isCapitalised, text.forms[name.lowerBound].traits.contains(.afterSpace),
            let sort = sorts[before.lower]
        {
            let isMaker = sort == .work && makers.contains(text.forms[name.upperBound].lower)
            return isMaker ? nil : sort
        }
        guard name.lowerBound > 2, before.lower == text.known.the,
            text.forms[name.lowerBound - 2].lower == text.known.comma
        else { return nil }
        let noun = text.forms[name.lowerBound - 3]
        return !noun.isCapitalised && apposed.contains(noun.lower) ? sorts[noun.lower] : nil
    }
}
