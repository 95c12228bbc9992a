import News

/// Someone as an element tells of them: in Atom's way, with an element for the name and one for the address of mail, or
/// in RSS's, as text.
struct PersonDraft {
    private var givenName: String?
    private var mail: String?
    private var text: [UInt8] = []

    mutating func take(_ element: FeedElement, _ value: FeedValue) {
        switch element {
        case .personName: givenName = FeedText(value)?.line ?? givenName
        case .personMail: mail = value.raw ?? mail
        default: break
        }
    }

    /// Adds text outside the elements.
    mutating func append(_ bytes: [UInt8]) {
        if text.count < 1024 { text += bytes }
    }

    var name: String? { personName(givenName) ?? mail ?? personName(FeedText(html: text)?.line) }
}
