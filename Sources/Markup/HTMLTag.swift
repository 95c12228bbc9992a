/// The elements that reading news tells apart; the raw value is the element's name in HTML.
package enum HTMLTag: String, CaseIterable, Sendable {
    /// Text, not an element.
    case text = "#text"
    /// An element with a name that is not in this list.
    case other = "#other"
    case html, head, title, base, link, meta, style, script, noscript, template, body
    case article, section, nav, aside, header, footer, main, address, hgroup, search
    case h1, h2, h3, h4, h5, h6
    case p, hr, pre, blockquote, ol, ul, menu, li, dl, dt, dd, figure, figcaption, div, center, details, summary, dialog
    case a, em, strong, small, s, cite, q, dfn, abbr, data, time, code, `var`, samp, kbd, sub, sup, i, b, u, mark, ruby
    case rt, rp, bdi, bdo, span, br, wbr, font, tt, big, strike, ins, del, nobr
    case picture, source, img, iframe, embed, object, param, video, audio, track, map, area, canvas, svg, math
    case table, caption, colgroup, col, tbody, thead, tfoot, td, th, tr
    case form, label, input, button, select, datalist, optgroup, option, textarea, output, progress, meter, fieldset
    case legend, frame, frameset, noframes, applet, marquee

    /// Whether its text forms paragraphs of its own, apart from what comes before and after.
    package var isBlock: Bool { Self.blocks[Int(index)] }

    /// Whether it is one of `h1` to `h6`.
    package var isHeading: Bool { Self.h1.index <= index && index <= Self.h6.index }

    /// Its position in `allCases`.
    var index: UInt8 { unsafeBitCast(self, to: UInt8.self) }

    private static let blocks: [Bool] = allCases.map { inlineTags.contains($0) == false }
}

private let inlineTags: Set<HTMLTag> = [
    .text, .other, .a, .em, .strong, .small, .s, .cite, .q, .dfn, .abbr, .data, .time, .code, .var, .samp, .kbd, .sub,
    .sup, .i, .b, .u, .mark, .ruby, .rt, .rp, .bdi, .bdo, .span, .wbr, .font, .tt, .big, .strike, .ins, .del, .nobr,
    .picture, .source, .img, .map, .area, .label, .input, .button, .select, .output, .progress, .meter, .svg, .math,
    .link, .meta, .script, .style, .template, .noscript, .param, .track, .base,
]

/// The attributes that are kept; all others are dropped when a page is read.
package enum HTMLAttribute: String, CaseIterable, Sendable {
    case id, `class`, href, content, name, property, itemprop, rel, type, datetime, lang, role, title, style, hidden
    case httpEquiv = "http-equiv"
    case ariaHidden = "aria-hidden"
    case ariaModal = "aria-modal"
    case xmlLang = "xml:lang"
}

/// Finds a value by its name, given as bytes in lower case: a hash table whose hits are confirmed by comparing.
struct NameTable<Value: RawRepresentable & CaseIterable & Sendable>: Sendable where Value.RawValue == String {
    private var slots = [(name: [UInt8], value: Value)?](repeating: nil, count: 1024)

    init() {
        for value in Value.allCases {
            let name = Array(value.rawValue.utf8)
            var slot = name.withUnsafeBufferPointer { Self.slot(of: $0) }
            while slots[slot] != nil { slot = (slot + 1) & 1023 }
            slots[slot] = (name, value)
        }
    }

    subscript(name: UnsafeBufferPointer<UInt8>) -> Value? {
        var slot = Self.slot(of: name)
        while let entry = slots[slot] {
            if entry.name.count == name.count, entry.name.elementsEqual(name) { return entry.value }
            slot = (slot + 1) & 1023
        }
        return nil
    }

    /// The lowest ten bits of FNV-1a.
    private static func slot(of name: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int((hash ^ hash >> 15) & 1023)
    }
}
