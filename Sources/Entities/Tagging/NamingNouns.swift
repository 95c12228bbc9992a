/// Nouns that say what the name behind them names, whatever else has that name: 'the ferry Estonia', 'storm Alice', 'the
/// film Oppenheimer'.
struct NamingNouns: Sendable {
    private let sorts: [UInt32: TagLabel.Sort]
    /// What the name may follow behind a comma, if a person's would be no other: 'a tug, the Svitzer Don', 'its vaccine, Nuvax,'.
    private let craft: [UInt32: TagLabel.Sort]
    /// 'ship' and the like say what they are by the word before: 'supply ship', 'cargo ship', 'aircraft carrier'.
    private let vessels = KnownWords.hashes("ship ships vessel boat carrier")
    private let ofVessels = NamingNouns.table([
        (.weapon, "aircraft landing assault patrol missile amphibious attack supply replenishment spy combat"),
        (
            .product,
            "cargo cruise container hospital research fishing passenger rescue survey training bulk livestock merchant"
        ),
    ])
    /// First words of names in other languages that say what they name: 'Stade', 'Banco'.
    private let firsts = NamingNouns.table([
        (.facility, "stade estadio estádio stadio stadion palacio palazzo qasr puente aeropuerto hospital"),
        (.organization, "banco banca banque partido parti sindicato universidad universidade université università"),
    ])
    /// 'the film Nolan made'.
    private let makers = KnownWords.hashes("made directed wrote shot filmed produced starred composed")

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
        let things: [(TagLabel.Sort, String)] = [
            (.weapon, "missile drone howitzer torpedo helicopter"),
            (.product, "vaccine chip processor chatbot smartphone handset browser app videogame"),
            (
                .organization,
                "regulator airline automaker carmaker chipmaker drugmaker brokerage newspaper subsidiary startup"
            ),
        ]
        let others: [(TagLabel.Sort, String)] = [
            (.product, "drug medicine antibiotic painkiller"),
            (.event, KnownWords.stormNouns),
            (.work, "film movie novel musical opera sitcom"),
        ]
        self.craft = NamingNouns.table(craft + things)
        sorts = NamingNouns.table(craft + others)
    }

    /// For the words of lists the sort that stands before each list.
    private static func table(_ lists: [(TagLabel.Sort, String)]) -> [UInt32: TagLabel.Sort] {
        lists.reduce(into: [:]) { table, list in
            for word in KnownWords.hashes(list.1) { table[word] = list.0 }
        }
    }

    /// What the noun before a name says that it is; nil if none stands there.
    func sort(of name: Range<Int>, in text: ObservedText) -> TagLabel.Sort? {
        guard name.lowerBound > 0 else { return nil }
        let before = text.forms[name.lowerBound - 1]
        if text.forms[name.lowerBound].traits.contains(.afterSpace) {
            if !before.isCapitalised, let sort = sorts[before.lower] {
                let isMaker = sort == .work && makers.contains(text.forms[name.upperBound].lower)
                return isMaker ? nil : sort
            }
            if let vessel = vessel(endingAt: name.lowerBound - 1, in: text) { return vessel }
        }
        guard name.lowerBound > 2 else { return nil }
        // 'A relay satellite, Lunar Pathfinder,'
        if before.lower == text.known.comma, text.forms[name.upperBound].lower == text.known.comma {
            return craft(endingAt: name.lowerBound - 2, in: text)
        }
        guard before.lower == text.known.the, text.forms[name.lowerBound - 2].lower == text.known.comma else {
            return nil
        }
        let noun = name.lowerBound - 3
        return vessel(endingAt: noun, in: text) ?? craft(endingAt: noun, in: text)
    }

    /// What the first word of a longer name says that it is: 'Stade de France', 'Banco Base'.
    func sort(opening name: Range<Int>, in text: ObservedText) -> TagLabel.Sort? {
        name.count > 1 && text.forms[name.lowerBound].isCapitalised ? firsts[text.forms[name.lowerBound].lower] : nil
    }

    private func craft(endingAt noun: Int, in text: ObservedText) -> TagLabel.Sort? {
        text.forms[noun].isCapitalised ? nil : craft[text.forms[noun].lower]
    }

    private func vessel(endingAt noun: Int, in text: ObservedText) -> TagLabel.Sort? {
        guard noun > 0, vessels.contains(text.forms[noun].lower), !text.forms[noun].isCapitalised else { return nil }
        return ofVessels[text.forms[noun - 1].lower]
    }
}
