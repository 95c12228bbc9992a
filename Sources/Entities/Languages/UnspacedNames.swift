import News
import Resources

/// A name in a text without spaces.
struct UnspacedName {
    /// UTF-8 byte offsets into the text.
    let range: Range<Int>
    let kind: EntityKind
}

/// The names in Chinese and Japanese texts that the lists have in these scripts.
///
/// No space and no capital says where a name begins, so the longest listed name is taken from each sign on, and left out
/// where the signs beside it say that it is a piece of something longer: more signs that spell foreign names
/// ('威尼斯' has '尼斯' in it), more katakana, a dot within a foreign name, or a word that makes another place of it
/// ('印度洋').
///
/// Measured on the training set of GSDSimp by whether a name begins and ends where a word does: of 1,811 found in its 98,616
/// words, 26 do not.
struct UnspacedNames {
    let gazetteer: Gazetteer

    /// How many signs the longest name has.
    private static let longest = 16

    /// - Returns: in order, without overlap.
    /// - Complexity: O(*n*), some sixteen look-ups for each sign of these scripts.
    func names(in text: String) -> [UnspacedName] {
        let signs = signs(in: text)
        var names: [UnspacedName] = []
        var next = 0
        while next < signs.count {
            guard let (end, kind) = longestName(from: next, in: signs) else {
                next += 1
                continue
            }
            if stands(signs, next..<end, kind) {
                names.append(UnspacedName(range: signs[next].start..<signs[end - 1].end, kind: kind))
            }
            next = end
        }
        return names
    }

    private func signs(in text: String) -> [Sign] {
        var signs: [Sign] = []
        signs.reserveCapacity(text.utf8.count / 3)
        var start = 0
        for scalar in text.unicodeScalars {
            let end = start + UTF8.width(scalar)
            signs.append(Sign(scalar: scalar, start: start, end: end))
            start = end
        }
        return signs
    }

    /// The longest listed name of two signs or more that begins at one.
    private func longestName(from first: Int, in signs: [Sign]) -> (end: Int, kind: EntityKind)? {
        guard signs[first].isUnspaced else { return nil }
        var hash = PhraseHash()
        var count = 0
        var found: (end: Int, kind: EntityKind)?
        for index in first..<signs.count where count < Self.longest {
            if signs[index].isDot { continue }
            guard signs[index].isUnspaced else { break }
            for byte in signs[index].scalar.utf8 { hash.append(byte) }
            count += 1
            if count > 1, let kind = kind(of: hash) { found = (index + 1, kind) }
        }
        return found
    }

    private func kind(of hash: PhraseHash) -> EntityKind? {
        guard let entry = gazetteer.joinedEntry(for: hash) else { return nil }
        if entry.isPerson { return .person }
        if !entry.classes.isDisjoint(with: [.country, .capital, .city]) { return .place }
        return entry.classes.contains(.organization) ? .organization : nil
    }

    /// Whether nothing beside a name says that it is a piece of something longer.
    private func stands(_ signs: [Sign], _ name: Range<Int>, _ kind: EntityKind) -> Bool {
        let before = name.lowerBound > 0 ? signs[name.lowerBound - 1] : nil
        let after = name.upperBound < signs.count ? signs[name.upperBound] : nil
        let (first, last) = (signs[name.lowerBound], signs[name.upperBound - 1])
        if first.isKatakana, before?.isKatakana == true { return false }
        if last.isKatakana, after?.isKatakana == true { return false }
        guard kind == .place else { return true }
        if before?.isDot == true || after?.isDot == true { return false }
        if let after, placeWords.contains(after.scalar) { return false }
        // A long name, or one with 'country' in it, is no piece of another.
        if name.count > 3 || countrySigns.contains(last.scalar) { return true }
        func isSpelled(_ sign: Sign?) -> Bool { sign.map { spellingSigns.contains($0.scalar) } ?? false }
        return !(isSpelled(first) && isSpelled(before)) && !(isSpelled(last) && isSpelled(after))
    }
}

/// A scalar where it stands: UTF-8 byte offsets.
private struct Sign {
    let scalar: Unicode.Scalar
    let start, end: Int

    /// Whether names in Chinese or Japanese have it. Hiragana, in which Japanese writes its endings and small words, are
    /// left out: 'としま' is a town, and half of 'しようとしました'.
    var isUnspaced: Bool {
        switch scalar.value {
        case 0x3005, 0x30A1...0x30FA, 0x30FC...0x30FE, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
        default: false
        }
    }

    /// Whether it parts the words of a foreign name.
    var isDot: Bool { [0xB7, 0x2022, 0x2027, 0x30FB].contains(scalar.value) }

    var isKatakana: Bool { (0x30A1...0x30FE).contains(scalar.value) }
}

private func signs(_ text: String) -> Set<Unicode.Scalar> { Set(text.unicodeScalars) }

/// 'country', which ends the names of many.
private let countrySigns = signs("国國")

/// What makes of a place another one: road, sea, river, mountain, island, street, bridge, station, harbour, district.
private let placeWords = signs("道洋湾灣海江河山岛島路街桥橋寺站港湖宫宮塔区區州府郡角峡峽线線铁鐵腔派")

/// The signs that spell foreign names: those that eight or more names of four signs or more in `names.dat` have, without
/// those that are words of Chinese names.
private let spellingSigns = signs(
    """
    丁乌什伊伦伯佩倫克內兰内列利加勒博卡卢及古吉哈哥圣坦埃域基堡塔塞士多夫奇奥奧姆威安家密尔尼巴布希帕库庫弗彼得德恩戈扎\
    托拉提摩斯普曼朗木本杜格梅森欧比沃沙法波洛烏爾班瓜瓦皮盧福科穆米納索维約纳罗羅美耶聖艾茨莫莱萨蒂蒙薩蘭諾诺貝贝赫路\
    达迪達那都里阿隆雅雷顿馬马魯鲁亚亞西
    """)
