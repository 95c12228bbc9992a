import CLibXML2

// Pages are read through libxml2's HTML parser as a stream of events. Its own tree is never built, so there is nothing
// to free, and depth costs no stack. What would take libxml2 quadratic time is kept from it: `mendedHTML` thins out
// floods of attributes, and reading stops where elements nest too deep.

/// Why a page could not be read.
package enum HTMLError: Error, Equatable {
    /// It has more bytes than allowed.
    case tooLarge(bytes: Int, most: Int)
    /// Its elements nest deeper than allowed.
    case tooDeep(most: Int)
    /// It has more elements and runs of text than allowed.
    case tooManyNodes(most: Int)
    /// There is no parser: libxml2 is missing or memory is short.
    case noParser
}

/// The limits beyond which a page is refused.
package struct HTMLLimits: Sendable {
    /// Bytes of the page as it comes; decoded it may have three times as many.
    package var bytes = 8 << 20
    /// Elements and runs of text.
    package var nodes = 500_000
    /// Elements within each other.
    package var depth = 800
    /// Attributes of one tag; further ones are dropped.
    package var attributes = 200

    package init() {}
}

/// Reads a page of HTML as it was found: broken, unclosed, in any encoding.
///
/// - Parameter declaredEncoding: what a header said; without one, the page's own `meta` counts. Neither is believed if
///   the bytes contradict it.
/// - Returns: the page with every name in lower case and every entity replaced. Comments, processing instructions and
///   unknown attributes are left out.
/// - Throws: ``HTMLError`` at a limit or without a parser; no fault of the page itself is an error.
/// - Complexity: O(*n* · `limits.depth`) at worst, O(*n*) for real pages.
package func parseHTML(
    _ bytes: [UInt8], declaredEncoding: String? = nil, limits: HTMLLimits = HTMLLimits()
) throws(HTMLError) -> HTMLTree {
    guard bytes.count <= limits.bytes else { throw .tooLarge(bytes: bytes.count, most: limits.bytes) }
    // Valid UTF-8 is read as UTF-8, whatever the page declares: programs that convert a page leave its old declaration
    // in it.
    if let plain = validated(bytes) { return try parseUTF8(plain, limits: limits) }
    let encoding = declaredEncoding ?? metaEncoding(of: bytes)
    return try parseUTF8(Array(decode(bytes, declared: encoding).text.utf8), limits: limits)
}

/// Reads HTML that is a text already: a feed's description, a mail's part.
///
/// - Throws: ``HTMLError`` at a limit or without a parser.
package func parseHTML(_ text: String, limits: HTMLLimits = HTMLLimits()) throws(HTMLError) -> HTMLTree {
    try parseUTF8(Array(text.utf8), limits: limits)
}

/// The bytes if they are valid UTF-8 without a byte order mark; nil if an escape or a zero hints at another encoding.
private func validated(_ bytes: [UInt8]) -> [UInt8]? {
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]), !bytes.starts(with: [0xFE, 0xFF]), !bytes.starts(with: [0xFF, 0xFE])
    else { return nil }
    if bytes.contains(0x1B) || bytes.prefix(1024).contains(0) { return nil }
    return String(validating: bytes, as: UTF8.self) == nil ? nil : bytes
}

private func parseUTF8(_ bytes: [UInt8], limits: HTMLLimits) throws(HTMLError) -> HTMLTree {
    guard bytes.count <= min(limits.bytes * 3, HTMLTree.mostBytes / 2) else {
        throw .tooLarge(bytes: bytes.count, most: limits.bytes)
    }
    let mended = mendedHTML(bytes, mostAttributes: limits.attributes) ?? bytes
    let builder = HTMLBuilder(limits)
    guard feed(mended, to: builder) else { throw .noParser }
    if let fault = builder.fault { throw fault }
    return builder.finished()
}

/// Runs the parser over a page; false if there is no parser.
private func feed(_ bytes: [UInt8], to builder: HTMLBuilder) -> Bool {
    guard !bytes.isEmpty else { return true }
    guard xmlLibraryProblem == nil, let context = htmlNewParserCtxt() else { return false }
    defer { htmlFreeParserCtxt(context) }
    listen(to: context.pointee.sax)
    context.pointee._private = Unmanaged.passUnretained(builder).toOpaque()
    builder.context = context
    let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_HUGE.rawValue
    let document = bytes.withUnsafeBytes { page in
        withExtendedLifetime(builder) {
            htmlCtxtReadMemory(
                context, page.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(page.count), nil, "UTF-8",
                Int32(options))
        }
    }
    // Our handlers build no document, but the parser may have begun one.
    if let document { xmlFreeDoc(document) }
    return true
}

/// Sends the parser's events to the builder, and nowhere else.
private func listen(to handlers: UnsafeMutablePointer<xmlSAXHandler>?) {
    guard let handlers else { return }
    handlers.pointee = xmlSAXHandler()
    handlers.pointee.startElement = { context, name, attributes in
        guard let name else { return }
        builder(of: context)?.open(name, attributes)
    }
    handlers.pointee.endElement = { context, _ in builder(of: context)?.close() }
    handlers.pointee.characters = { context, text, count in builder(of: context)?.add(text, count) }
    handlers.pointee.ignorableWhitespace = { context, text, count in builder(of: context)?.add(text, count) }
    handlers.pointee.cdataBlock = { context, text, count in builder(of: context)?.add(text, count) }
}

private func builder(of context: UnsafeMutableRawPointer?) -> HTMLBuilder? {
    guard let data = context?.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private else { return nil }
    return Unmanaged<HTMLBuilder>.fromOpaque(data).takeUnretainedValue()
}

/// Collects the parser's events into a tree.
private final class HTMLBuilder {
    private var tree = HTMLTree()
    private var openElements: [HTMLTree.Index] = [0]
    private let limits: HTMLLimits
    /// The limit at which reading stopped.
    private(set) var fault: HTMLError?
    var context: UnsafeMutablePointer<xmlParserCtxt>?

    init(_ limits: HTMLLimits) { self.limits = limits }

    func open(_ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
        guard fault == nil else { return }
        if openElements.count > limits.depth { return stop(at: .tooDeep(most: limits.depth)) }
        if tree.nodes.count > limits.nodes { return stop(at: .tooManyNodes(most: limits.nodes)) }
        let element = tree.open(tagNames[measured(name)] ?? .other, in: openElements.last ?? 0)
        openElements.append(element)
        guard var attribute = attributes else { return }
        while let name = attribute.pointee {
            if let known = attributeNames[measured(name)] {
                tree.add(known, attribute[1].map(measured) ?? UnsafeBufferPointer(start: nil, count: 0))
            }
            attribute += 2
        }
    }

    func close() {
        guard openElements.count > 1, let element = openElements.popLast() else { return }
        tree.close(element)
    }

    func add(_ text: UnsafePointer<UInt8>?, _ count: Int32) {
        guard fault == nil, let text, count > 0 else { return }
        tree.add(UnsafeBufferPointer(start: text, count: Int(count)), in: openElements.last ?? 0)
    }

    private func stop(at limit: HTMLError) {
        fault = limit
        xmlStopParser(context)
    }

    /// The tree, after closing what is still open.
    func finished() -> HTMLTree {
        for element in openElements.reversed() { tree.close(element) }
        return tree
    }
}

private let tagNames = NameTable<HTMLTag>()
private let attributeNames = NameTable<HTMLAttribute>()

private func measured(_ name: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var count = 0
    while name[count] != 0 { count += 1 }
    return UnsafeBufferPointer(start: name, count: count)
}
