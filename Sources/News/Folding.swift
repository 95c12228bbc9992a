/// The text by which names are compared and looked up: lower case, without accents, one space between words.
///
/// 'München' and 'Munchen', 'Strauß' and 'STRAUSS', 'web-ex' and 'web ex' fold to the same text. Letters of scripts
/// other than Latin are put in lower case and kept. Punctuation within a word is left out ("O'Brien" is "obrien"); a
/// hyphen, dash or slash separates words.
///
/// - Returns: the folded text, empty if there was nothing but punctuation.
/// - Complexity: O(*n*) in the number of scalars.
package func folded(_ text: String) -> String {
    if let plain = text.utf8.withContiguousStorageIfAvailable(foldedASCII) ?? nil { return plain }
    var result = FoldedWords(capacity: text.utf8.count)
    for scalar in text.unicodeScalars {
        // Asking for the properties of a scalar takes long, and in most texts most are in ASCII.
        if scalar.isASCII {
            guard let letter = foldedASCII(UInt8(scalar.value)) else { continue }
            if letter == 0x20 { result.endWord() } else { result.append(CollectionOfOne(letter)) }
        } else if separatesWords(scalar) {
            result.endWord()
        } else if let plain = foldedScalar(scalar) {
            result.append(plain.utf8)
        }
    }
    return String(decoding: result.bytes, as: UTF8.self)
}

/// The folded form of a part of a text.
package func folded(_ text: some StringProtocol) -> String { folded(String(text)) }

/// Words with one space between them, letter by letter.
private struct FoldedWords {
    private(set) var bytes: [UInt8] = []
    private var owesSpace = false

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func append(_ letters: some Collection<UInt8>) {
        if owesSpace { bytes.append(0x20) }
        owesSpace = false
        bytes += letters
    }

    mutating func endWord() { owesSpace = !bytes.isEmpty }
}

/// The folded form of a text in ASCII, as most are; nil for any other.
private func foldedASCII(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    guard text.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(unsafeUninitializedCapacity: text.count) { result in
        var count = 0
        var spaceOwed = false
        for byte in text {
            guard let letter = foldedASCII(byte) else { continue }
            if letter == 0x20 {
                spaceOwed = count > 0
                continue
            }
            if spaceOwed {
                result[count] = 0x20
                count += 1
            }
            spaceOwed = false
            result[count] = letter
            count += 1
        }
        return count
    }
}

/// The folded form of a character of ASCII; a space for what separates words, nil for other punctuation.
private func foldedASCII(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "&"), UInt8(ascii: "+"), UInt8(ascii: "#"): byte
    case 0x41...0x5A: byte | 0x20
    case 0x09...0x0D, 0x20, UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "_"): 0x20
    default: nil
    }
}

/// The folded form of one scalar; nil for combining marks and punctuation.
package func foldedScalar(_ scalar: Unicode.Scalar) -> String? {
    if scalar.isASCII {
        let letter = foldedASCII(UInt8(scalar.value))
        return letter == 0x20 ? nil : letter.map { String(Unicode.Scalar($0)) }
    }
    if let index = latinIndex(of: scalar), let plain = latin[index] { return plain }
    if scalar.value >= 0x622, let plain = foldedLetter(scalar.value) { return plain.isEmpty ? nil : plain }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .surrogate, .unassigned, .privateUse: return nil
    case .connectorPunctuation, .initialPunctuation, .finalPunctuation, .openPunctuation, .closePunctuation,
        .otherPunctuation:
        return nil
    default: return scalar.properties.lowercaseMapping
    }
}

/// The one form that stands for a letter or digit with several: one alef, one yeh, one kaf and one heh for Arabic
/// letters, those of ASCII for digits, the plain ones for wide Latin letters. Empty for the stroke that only lengthens
/// a word; nil for all others.
///
/// - Source: the forms that Lucene's normalizers for Arabic and Persian join.
private func foldedLetter(_ value: UInt32) -> String? {
    switch value {
    case 0x622, 0x623, 0x625, 0x671: "\u{627}"
    case 0x649, 0x6CC, 0x6D2: "\u{64A}"
    case 0x6A9: "\u{643}"
    case 0x629, 0x6C1, 0x6D5: "\u{647}"
    case 0x640: ""
    case 0x660...0x669: String(value - 0x660)
    case 0x6F0...0x6F9: String(value - 0x6F0)
    case 0xFF10...0xFF19, 0xFF41...0xFF5A: Unicode.Scalar(value - 0xFEE0).map { String($0) }
    case 0xFF21...0xFF3A: Unicode.Scalar(value - 0xFEE0 + 0x20).map { String($0) }
    default: nil
    }
}

/// Whether a scalar outside ASCII stands between words.
private func separatesWords(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .dashPunctuation
}

/// Where `latin` may have a scalar; nil for one that it cannot have.
private func latinIndex(of scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0xC0...0x24F: Int(scalar.value - 0xC0)
    case 0x1E00...0x1EFF: Int(scalar.value - 0x1E00) + 0x190
    default: nil
    }
}

/// Latin letters with marks, by their index, and the plain letters they become; nil for others. From the canonical
/// decompositions of Unicode 15; the letters that have none (ß, ø, ł ...) as English newspapers write them.
///
/// An array, since making a dictionary took longer than opening an article.
private let latin: [String?] = {
    var table = [String?](repeating: nil, count: 0x290)
    for (plain, marked) in latinRows {
        for index in marked.unicodeScalars.lazy.compactMap(latinIndex) { table[index] = plain }
    }
    return table
}()

private let latinRows: KeyValuePairs = [
    "a": "ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ",
    "ae": "ÆæǢǣǼǽ",
    "b": "ḂḃḄḅḆḇ",
    "c": "ÇçĆćĈĉĊċČčḈḉ",
    "d": "ÐðĎďĐđḊḋḌḍḎḏḐḑḒḓ",
    "e": "ÈÉÊËèéêëĒēĔĕĖėĘęĚěƏȄȅȆȇȨȩḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ",
    "f": "ƑƒḞḟ",
    "g": "ĜĝĞğĠġĢģǦǧǴǵḠḡ",
    "h": "ĤĥĦħȞȟḢḣḤḥḦḧḨḩḪḫẖ",
    "i": "ÌÍÎÏìíîïĨĩĪīĬĭĮįİıƗǏǐȈȉȊȋḬḭḮḯỈỉỊị",
    "ij": "Ĳĳ",
    "j": "Ĵĵǰ",
    "k": "ĶķĸǨǩḰḱḲḳḴḵ",
    "l": "ĹĺĻļĽľĿŀŁłḶḷḸḹḺḻḼḽ",
    "m": "ḾḿṀṁṂṃ",
    "n": "ÑñŃńŅņŇňŉŊŋǸǹṄṅṆṇṈṉṊṋ",
    "o": "ÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơǑǒǪǫǬǭǾǿȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ",
    "oe": "Œœ",
    "p": "ṔṕṖṗ",
    "r": "ŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟ",
    "s": "ŚśŜŝŞşŠšſȘșṠṡṢṣṤṥṦṧṨṩẛ",
    "ss": "ßẞ",
    "t": "ŢţŤťŦŧȚțṪṫṬṭṮṯṰṱẗ",
    "th": "Þþ",
    "u": "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự",
    "v": "ṼṽṾṿ",
    "w": "ŴŵẀẁẂẃẄẅẆẇẈẉẘ",
    "x": "ẊẋẌẍ",
    "y": "ÝýÿŶŷŸȲȳẎẏẙỲỳỴỵỶỷỸỹ",
    "z": "ŹźŻżŽžẐẑẒẓẔẕ",
]
