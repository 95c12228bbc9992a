extension HTMLTree {
    /// Whether an element says itself that it is not shown. What style sheets hide is not known.
    package func isHidden(_ node: Index) -> Bool {
        if bytes(of: .hidden, in: node) != nil { return true }
        guard let style = bytes(of: .style, in: node) else { return false }
        return names(["display:none", "visibility:hidden"], in: style)
    }

    /// Whether an element of a letter shows nothing: it is hidden, or made too small or too pale to be seen, as newsletters
    /// do with what a mail program's list of letters shows of them.
    package func isPreheader(_ node: Index) -> Bool {
        guard hasAttributes(node) else { return false }
        if isHidden(node) || isNamedPreheader(node) { return true }
        guard let style = bytes(of: .style, in: node), style.count < 2000,
            // Letters have a style on each element, but few of these styles hide anything.
            names(["mso-hide", "opacity", "overflow"], in: style)
        else { return false }
        var values: [String: String] = [:]
        for declaration in String(decoding: style, as: UTF8.self).lowercased().split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":") else { continue }
            let value = declaration[declaration.index(after: colon)...].replacing("!important", with: "")
            values[declaration[..<colon].filter { !$0.isWhitespace }] = value.filter { !$0.isWhitespace }
        }
        if values["mso-hide"] == "all" || values["opacity"].map(isZero) == true { return true }
        let isFlat = ["max-height", "height", "max-width", "width"].contains { values[$0].map(isZero) == true }
        return isFlat && values["overflow"] == "hidden"
    }

    /// Whether one of some words stands in a style, white space and case ignored.
    private func names(_ words: [StaticString], in style: ArraySlice<UInt8>) -> Bool {
        let plain = style.filter { $0 > 0x20 }.map(lowercased)
        return words.contains { position(of: $0, in: plain[...]) != nil }
    }

    private func isNamedPreheader(_ node: Index) -> Bool {
        [HTMLAttribute.class, .id].contains { attribute in
            guard let names = value(of: attribute, in: node), names.utf8.count < 200 else { return false }
            let plain = names.lowercased().filter { $0.isLetter || $0 == " " }
            return ["preheader", "previewtext", "hiddenpreview"].contains { plain.contains($0) }
        }
    }
}

/// Whether a length or a share is nothing: `0`, `0px`, `0.0`.
private func isZero(_ value: String) -> Bool {
    let number = value.prefix { $0.isNumber || $0 == "." }
    return Double(number) == 0
}
