// Pages say what they have to say about themselves in whole sentences too: 'Sign up for our newsletter.' And stories begin
// sentences like pages: 'Sign up at the office, the council said.' What tells them apart is whom the sentence is about. A
// page speaks to its reader, or of itself, or lists names; a story tells of others.

/// Whether a text reads as a sentence of a story: it ends as one, tells something in words of its own, and does not speak to
/// its reader or of the page.
///
/// - Complexity: O(*n*) in the bytes of the text.
func readsAsStory(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count <= longestLine, endsSentence(bytes) else { return false }
    return tellsOfOthers(bytes, words(of: bytes, in: 0..<bytes.count))
}

extension Passage {
    /// Whether it reads as a sentence of a story, and so is neither a credit, nor a caption, nor a page's own line.
    var readsAsStory: Bool { endsSentence && tellsOfOthers(text, words) }
}

/// Whether a text that ends a sentence tells something in words of its own, and does not speak to its reader.
private func tellsOfOthers(_ text: [UInt8], _ list: [Word]) -> Bool {
    guard list.count >= 5, !holdsAddress(text) else { return false }
    // Somebody is quoted, or reported to have said it.
    if list.contains(where: { $0.isOne(of: reporting) }) { return true }
    if list.contains(where: { $0.isOne(of: readers) }) { return false }
    let own = list.count { word in
        let isLower = !word.isCapitalized && !word.isAllCaps && !word.isNumber && word.range.count >= 3
        return isLower && !word.isOne(of: credits)
    }
    return own >= 2 && own * 4 >= list.count
}

/// Whether a text holds an address of the web or of mail.
private func holdsAddress(_ text: [UInt8]) -> Bool {
    text.contains(UInt8(ascii: "@"))
        || text.indices.dropLast(2).contains {
            text[$0] == UInt8(ascii: ":") && text[$0 + 1] == UInt8(ascii: "/") && text[$0 + 2] == UInt8(ascii: "/")
        }
}

/// Verbs with which stories report what somebody said.
private let reporting = hashes(
    """
    said says told tells asked asks wrote writes added argued warned admitted announced replied sagte sagten teilte
    erklärte schrieb berichtete dit déclaré affirmé expliqué dijo afirmó señaló declaró explicó disse spiegato zei
    """)

/// Words with which a page speaks to its reader, or of itself and of what it does.
private let readers = hashes(
    """
    us our ours you your yours newsletter newsletters subscribe subscription subscriptions here click tap link links
    website site app page article articles story stories rights reserved permission redistributed rewritten reproduced
    inbox email podcast podcasts cookies privacy terms donate facebook twitter instagram whatsapp telegram youtube
    uns unser unsere unserem unseren unserer hier artikel seite ihre ihren ihnen abonnieren rechte vorbehalten
    vous votre vos nous notre nos ici abonnez droits nosotros nuestro nuestra nuestros aquí artículo boletín derechos
    noi nostro nostra qui articolo vostro iscriviti ons onze artikel
    """)

/// Words between the names in a credit: 'Additional reporting by Anna Beck in Berlin; editing by Tom Ashdown'.
private let credits = hashes(
    """
    by for and the with from via editing reporting writing additional edited written reported photo photos photograph
    photographs photographed picture pictures image images courtesy credit caption illustration graphic graphics video
    file handout von und für mit foto fotos bild par pour avec por con para
    """)
