/// Nouns that say what the name behind them names, whatever else has that name: 'the ferry Estonia', 'storm Alice', 'the
/// film Oppenheimer'.
struct NamingNouns: Sendable {
    private let sorts: [UInt32: TagLabel.Sort]
    /// Things that bear names as people do, so that the name may follow a comma: 'a tug, the Svitzer Don'.
    private let apposed: Set<UInt32>
    /// 'ship' and the like say what they are by the word before: 'supply ship', 'cargo ship', 'aircraft carrier'.
    private let vessels = KnownWords.hashes("ship ships vessel boat carrier")
    private let ofVessels: [UInt32: TagLabel.Sort]
    /// First words of names in other languages that say what they name: 'Stade', 'Banco'.
    private let firsts: [UInt32: TagLabel.Sort]
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
        let kinds: [(TagLabel.Sort, String)] = [
            (.weapon, "aircraft landing assault patrol missile amphibious attack supply replenishment spy combat"),
            (
                .product,
                "cargo cruise container hospital research fishing passenger rescue survey training bulk livestock merchant"
            ),
        ]
        ofVessels = kinds.reduce(into: [:]) { sorts, list in
            for word in KnownWords.hashes(list.1) { sorts[word] = list.0 }
        }
        apposed = Set(craft.flatMap { KnownWords.hashes($0.1) })
        let openers: [(TagLabel.Sort, String)] = [
            (.facility, "stade estadio estádio stadio stadion palacio palazzo qasr puente aeropuerto hospital"),
            (
                .organization,
                "banco banca banque partido parti sindicato universidad universidade université università"
            ),
        ]
        firsts = openers.reduce(into: [:]) { sorts, list in
            for word in KnownWords.hashes(list.1) { sorts[word] = list.0 }
        }
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
        if let vessel = vessel(endingAt: name.lowerBound - 1, in: text),
            text.forms[name.lowerBound].traits.contains(.afterSpace)
        {
            return vessel
        }
        // 'A relay satellite, Lunar Pathfinder,'
        if name.lowerBound > 2, before.lower == text.known.comma, text.forms[name.upperBound].lower == text.known.comma
        {
            let noun = text.forms[name.lowerBound - 2]
            return !noun.isCapitalised && apposed.contains(noun.lower) ? sorts[noun.lower] : nil
        }
        guard name.lowerBound > 2, before.lower == text.known.the,
            text.forms[name.lowerBound - 2].lower == text.known.comma
        else { return nil }
        if let vessel = vessel(endingAt: name.lowerBound - 3, in: text) { return vessel }
        let noun = text.forms[name.lowerBound - 3]
        return !noun.isCapitalised && apposed.contains(noun.lower) ? sorts[noun.lower] : nil
    }

    /// What the first word of a longer name says that it is: 'Stade de France', 'Banco Base'.
    func sort(opening name: Range<Int>, in text: ObservedText) -> TagLabel.Sort? {
        name.count > 1 && text.forms[name.lowerBound].isCapitalised ? firsts[text.forms[name.lowerBound].lower] : nil
    }

    private func vessel(endingAt noun: Int, in text: ObservedText) -> TagLabel.Sort? {
        guard noun > 0, vessels.contains(text.forms[noun].lower), !text.forms[noun].isCapitalised else { return nil }
        return ofVessels[text.forms[noun - 1].lower]
    }
}
