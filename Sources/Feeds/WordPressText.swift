import Markup

// WordPress exports posts as its editors keep them. The classic editor writes no tags for paragraphs: a blank line parts
// them, and a single line end breaks a line. Shortcodes stand for what the site makes of them: a picture with its caption,
// a player, a box around a text.

extension FeedValue {
    /// The text of a post, with the tags that the site would put into it.
    var ofWordPress: FeedValue {
        var value = self
        let text = withoutCaptions(Shortcodes(bytes).takenOff())
        // The block editor writes every tag, and says so in comments.
        value.bytes = withParagraphs(text, breaksLines: position(of: "<!-- wp:", in: text[...]) == nil)
        return value
    }
}

/// A text without what the block editor sets below pictures.
private func withoutCaptions(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = text[...]
    while let start = position(of: "<figcaption", in: rest), let end = position(of: "</figcaption>", in: rest[start...])
    {
        result += rest[..<start]
        rest = rest[end...].dropFirst("</figcaption>".utf8.count)
    }
    return result + rest
}

private func withParagraphs(_ text: [UInt8], breaksLines: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 16)
    var index = 0
    while index < text.count {
        let line = text[index...].prefix { $0 != 0x0A }
        result += line
        index = line.endIndex
        if line.contains(UInt8(ascii: "<")), let verbatim = position(of: "<pre", in: line) {
            // Up to its end its lines are its own.
            let end = position(of: "</pre", in: text[verbatim...]) ?? text.count
            result += text[index..<max(index, end)]
            index = max(index, end)
            continue
        }
        let gap = text[index...].prefix { $0 <= 0x20 }
        let isAtTag = result.last { $0 > 0x20 } == UInt8(ascii: ">") || text[gap.endIndex...].first == UInt8(ascii: "<")
        let lineEnds = gap.count { $0 == 0x0A }
        switch lineEnds {
        case 0: break
        case 1: result += breaksLines && !isAtTag ? "<br>\n".utf8 : "\n".utf8
        default: result += "\n<p>".utf8
        }
        index = gap.endIndex
    }
    return result
}

// MARK: - Shortcodes

/// The shortcodes of a post: `[gallery ids="1,2"]`, `[caption width="300"]...[/caption]`, `[vc_row]`.
private struct Shortcodes {
    private let text: [UInt8]
    /// Where the closing shortcodes of each name stand, as far as they have not been passed.
    private var closers: [String: ArraySlice<Int>] = [:]
    /// Where the next bracket closes, as far as it was looked for.
    private var nextBracket = 0

    init(_ text: [UInt8]) {
        self.text = text
        for index in text.indices.dropLast(2) where text[index] == UInt8(ascii: "[") && text[index + 1] == 0x2F {
            closers[name(at: index + 2), default: []].append(index)
        }
    }

    /// The text without them, and without what those enclose that are no text of the post.
    consuming func takenOff() -> [UInt8] {
        guard text.contains(UInt8(ascii: "[")) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "["), let end = end(of: index) {
                index = end
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    /// The index after the shortcode at `start`; nil for other brackets: `[sic]`, `[...]`.
    private mutating func end(of start: Int) -> Int? {
        let isEnd = start + 1 < text.count && text[start + 1] == 0x2F
        let nameStart = isEnd ? start + 2 : start + 1
        let name = name(at: nameStart)
        let afterName = nameStart + name.utf8.count
        guard !name.isEmpty, afterName < text.count, [0x20, 0x2F, 0x5D].contains(text[afterName]),
            let close = bracket(after: afterName), close - start < 2000
        else { return nil }
        let isMedia = mediaShortcodes.contains(name)
        guard isMedia || closers[name] != nil || text[afterName..<close].contains(UInt8(ascii: "=")) else { return nil }
        closers[name] = closers[name].map { $0.drop { $0 <= close } }
        guard isMedia, !isEnd, let closer = closers[name]?.first, closer - close < 20_000 else { return close + 1 }
        return bracket(after: closer).map { $0 + 1 }
    }

    private mutating func bracket(after start: Int) -> Int? {
        if nextBracket < start { nextBracket = text[start...].firstIndex(of: 0x5D) ?? text.count }
        return nextBracket < text.count ? nextBracket : nil
    }

    private func name(at start: Int) -> String {
        let name = text[min(start, text.count)...].prefix(40).prefix {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2D
        }
        return String(decoding: name, as: UTF8.self)
    }
}

/// Those that show something other than text, with what they enclose.
private let mediaShortcodes: Set = [
    "caption", "wp_caption", "gallery", "audio", "video", "playlist", "embed", "youtube", "vimeo", "soundcloud",
    "contact-form", "contact-form-7", "googlemaps", "instagram", "tweet", "iframe",
]
