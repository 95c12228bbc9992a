import Markup

/// The address of the picture that a web page gives for links to it, as the page writes it: whole, or relative to the
/// page.
///
/// - Returns: nil if it names none, or cannot be read as a page.
/// - Source: the Open Graph protocol, Twitter's cards, and `link rel=image_src`.
package func pictureAddress(inPage bytes: [UInt8], declaredEncoding: String? = nil) -> String? {
    guard let tree = try? parseHTML(bytes, declaredEncoding: declaredEncoding) else { return nil }
    let meta = PageMeta(tree)
    if let named = meta["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"] {
        return named
    }
    let link = tree.nodes.indices.first { node in
        tree.tag(node) == .link && tree.value(of: .rel, in: node)?.lowercased() == "image_src"
    }
    return link.flatMap { tree.value(of: .href, in: $0) }
}
