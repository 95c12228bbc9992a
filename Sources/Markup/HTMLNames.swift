import CLibXML2

/// The character that an HTML name such as `eacute` stands for; nil if the name is unknown.
///
/// - Source: HTML Living Standard, 13.5, named character references: those of HTML 4, which libxml2 knows, and of the
///   later ones those of letters and punctuation.
package func htmlCharacter(named name: String) -> Unicode.Scalar? {
    if let known = html4Entity(name) { return Unicode.Scalar(known.pointee.value) }
    return laterNames[name]
}

/// The character of a name that may stand without its semicolon, as old pages write it: those of Latin-1.
package func htmlCharacter(namedWithoutSemicolon name: String) -> Unicode.Scalar? {
    guard let known = html4Entity(name), known.pointee.value < 0x100, name != "apos" else { return nil }
    return Unicode.Scalar(known.pointee.value)
}

private func html4Entity(_ name: String) -> UnsafePointer<htmlEntityDesc>? {
    xmlLibraryProblem == nil ? htmlEntityLookup(name) : nil
}

private let laterNames: [String: Unicode.Scalar] = {
    var table: [String: Unicode.Scalar] = [:]
    for row in laterRows.split(separator: ",") {
        let words = row.split { $0 == " " || $0 == "\n" }
        guard let first = words.first, let scalar = UInt32(first, radix: 16).flatMap(Unicode.Scalar.init) else {
            continue
        }
        for name in words.dropFirst() { table[String(name)] = scalar }
    }
    return table
}()

// Hexadecimal code points, each with the names that HTML 5 added for it.
private let laterRows = """
    9 Tab, a NewLine, 21 excl, 22 QUOT, 23 num, 24 dollar, 25 percnt, 26 AMP, 27 apos, 28 lpar, 29 rpar,
    2a ast midast, 2b plus, 2c comma, 2e period, 2f sol, 3a colon, 3b semi, 3c LT, 3d equals, 3e GT, 3f quest,
    40 commat, 5b lbrack lsqb, 5c bsol, 5d rbrack rsqb, 5e Hat, 5f UnderBar lowbar, 60 DiacriticalGrave grave,
    7b lbrace lcub, 7c VerticalLine verbar vert, 7d rbrace rcub, a0 NonBreakingSpace, a8 Dot DoubleDot die,
    a9 COPY, ae REG circledR, af strns, b1 PlusMinus pm, b4 DiacriticalAcute, b7 CenterDot centerdot,
    b8 Cedilla, bd half, c5 angst, f7 div, 100 Amacr, 101 amacr, 102 Abreve, 103 abreve, 104 Aogon, 105 aogon,
    106 Cacute, 107 cacute, 108 Ccirc, 109 ccirc, 10a Cdot, 10b cdot, 10c Ccaron, 10d ccaron, 10e Dcaron,
    10f dcaron, 110 Dstrok, 111 dstrok, 112 Emacr, 113 emacr, 116 Edot, 117 edot, 118 Eogon, 119 eogon,
    11a Ecaron, 11b ecaron, 11c Gcirc, 11d gcirc, 11e Gbreve, 11f gbreve, 120 Gdot, 121 gdot, 122 Gcedil,
    124 Hcirc, 125 hcirc, 126 Hstrok, 127 hstrok, 128 Itilde, 129 itilde, 12a Imacr, 12b imacr, 12e Iogon,
    12f iogon, 130 Idot, 131 imath inodot, 132 IJlig, 133 ijlig, 134 Jcirc, 135 jcirc, 136 Kcedil, 137 kcedil,
    138 kgreen, 139 Lacute, 13a lacute, 13b Lcedil, 13c lcedil, 13d Lcaron, 13e lcaron, 13f Lmidot, 140 lmidot,
    141 Lstrok, 142 lstrok, 143 Nacute, 144 nacute, 145 Ncedil, 146 ncedil, 147 Ncaron, 148 ncaron, 149 napos,
    14a ENG, 14b eng, 14c Omacr, 14d omacr, 150 Odblac, 151 odblac, 154 Racute, 155 racute, 156 Rcedil,
    157 rcedil, 158 Rcaron, 159 rcaron, 15a Sacute, 15b sacute, 15c Scirc, 15d scirc, 15e Scedil, 15f scedil,
    162 Tcedil, 163 tcedil, 164 Tcaron, 165 tcaron, 166 Tstrok, 167 tstrok, 168 Utilde, 169 utilde, 16a Umacr,
    16b umacr, 16c Ubreve, 16d ubreve, 16e Uring, 16f uring, 170 Udblac, 171 udblac, 172 Uogon, 173 uogon,
    174 Wcirc, 175 wcirc, 176 Ycirc, 177 ycirc, 179 Zacute, 17a zacute, 17b Zdot, 17c zdot, 17d Zcaron,
    17e zcaron, 1b5 imped, 1f5 gacute, 237 jmath, 2010 dash hyphen, 2015 horbar, 2016 Verbar Vert,
    2018 OpenCurlyQuote, 2019 CloseCurlyQuote rsquor, 201a lsquor, 201c OpenCurlyDoubleQuote,
    201d CloseCurlyDoubleQuote rdquor, 201e ldquor, 2021 ddagger, 2022 bullet, 2025 nldr, 2026 mldr,
    2031 pertenk, 2034 tprime, 2035 backprime bprime, 203e OverBar, 2041 caret, 2043 hybull, 204f bsemi,
    2057 qprime, 205f MediumSpace, 2060 NoBreak, 2061 ApplyFunction af, 2062 InvisibleTimes it,
    2063 InvisibleComma ic, 2116 numero, 2122 TRADE, 2605 bigstar starf, 2606 star, 260e phone,
    2713 check checkmark, 2717 cross, fb01 filig, fb02 fllig
    """
