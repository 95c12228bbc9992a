import Dates
import Markup
import News

/// The best of several answers to one question: the one of the least rank, and of those the first.
struct Ranked<Value> {
    private(set) var best: Value?
    private var rank = Int.max

    mutating func offer(_ value: Value?, rank: Int) {
        guard let value, rank < self.rank else { return }
        best = value
        self.rank = rank
    }
}

/// A link in an element's `href`.
struct FeedLink {
    let address: String
    /// What it is to the item, in lower case: `alternate`, `self`, `enclosure`; empty where nothing is said.
    let relation: String
    /// The media type, in lower case.
    let type: String
    let length: String?

    /// How likely it is the page itself; nil for what is something else. The least is the likeliest.
    var rank: Int? {
        guard relation.isEmpty || relation == "alternate" || relation.hasSuffix("#alternate") else { return nil }
        return type.isEmpty || type.contains("html") ? 0 : 1
    }
}

/// Those who wrote something, by how they are named: several of the best rank are all named.
struct People {
    private var names: [String] = []
    private var rank = Int.max

    mutating func offer(_ name: String, rank: Int) {
        if rank < self.rank { names = [] }
        guard rank <= self.rank else { return }
        self.rank = rank
        if !names.contains(name), names.count < 50 { names.append(name) }
    }

    var byline: String? { names.isEmpty ? nil : names.joined(separator: ", ") }
}

/// An item while it is read.
struct FeedItemDraft {
    var identity: String?
    var identityBase: String?
    var guidIsLink = false
    /// The address that stands in the text of an element, as in RSS.
    var textLink: String?
    /// The addresses that stand in attributes, as in Atom. The one that is most likely the article's page ranks first.
    var link = Ranked<String>()
    var headline = Ranked<String>()
    var people = People()
    var published = Ranked<Moment>()
    var updated = Ranked<Moment>()
    var language: String?
    var ownLanguage: String?
    var contents: [FeedValue] = []
    var descriptions: [FeedValue] = []
    var summary = Ranked<FeedValue>()
    var hasPlainSummary = false
    var source: String?
    var enclosures: [Enclosure] = []
    var thumbnail: String?
    /// What an export of WordPress says it is, and in what state.
    private var postKind: String?
    private var postState: String?

    /// Whether it is a published article: exports hold pictures, menus, drafts and what was thrown away as well.
    var isPublished: Bool {
        let isInternal = postKind.map { $0.hasPrefix("wp_") || postsOfNoText.contains($0) } ?? false
        return !isInternal && (postState ?? "publish") == "publish"
    }

    mutating func take(_ element: FeedElement, _ value: FeedValue) {
        switch element {
        case .title(let rank): headline.offer(FeedText.title(value), rank: rank)
        case .link: textLink = value.raw.map { resolved($0, against: value.base) } ?? textLink
        case .identity: identity = value.raw ?? identity
        case .content: contents.append(value)
        case .description: descriptions.append(value)
        case .summary(let rank):
            if !value.bytes.isEmpty { summary.offer(value, rank: rank) }
            hasPlainSummary = hasPlainSummary || rank == 0
        case .person(let rank):
            if let name = personName(FeedText(value)?.line) { people.offer(name, rank: rank) }
        case .published(let rank): published.offer(value.raw.flatMap(writtenMoment), rank: rank)
        case .updated(let rank): updated.offer(value.raw.flatMap(writtenMoment), rank: rank)
        case .language: ownLanguage = FeedText.languageTag(value.raw) ?? ownLanguage
        case .source: source = FeedText(value)?.line ?? source
        case .postKind: postKind = value.raw
        case .postState: postState = value.raw
        default: break
        }
    }

    mutating func take(_ found: FeedLink) {
        guard !found.address.isEmpty else { return }
        if found.relation == "enclosure" {
            enclosures.append(
                Enclosure(url: found.address, type: found.type, length: found.length.flatMap { Int($0) }))
        } else if let rank = found.rank {
            link.offer(found.address, rank: rank)
        }
    }

    func item() -> FeedItem {
        let (body, summary, textLanguage) = texts
        let changed = updated.best
        return FeedItem(
            id: identity.map { isRelative($0) ? resolved($0, against: identityBase) : $0 }, url: url,
            headline: headline.best, byline: people.byline, published: published.best ?? changed,
            updated: published.best == nil || published.best == changed ? nil : changed,
            language: ownLanguage ?? FeedText.languageTag(textLanguage ?? language), summary: summary, body: body,
            source: source, enclosures: enclosures, thumbnail: thumbnail)
    }

    private var url: String? {
        if let found = link.best ?? textLink { return found }
        guard guidIsLink, let identity else { return nil }
        let address = resolved(identity, against: identityBase)
        return address.hasPrefix("http://") || address.hasPrefix("https://") ? address : nil
    }

    /// An identity of a single word is a name even where addresses are relative to something.
    private func isRelative(_ identity: String) -> Bool {
        identityBase != nil && identity.utf8.contains(UInt8(ascii: "/"))
    }

    /// The text itself, what stands beside it, and the text's language.
    private var texts: (body: FeedText?, summary: FeedText?, language: String?) {
        let contents = postKind == nil ? contents : contents.map(\.ofWordPress)
        let written = contents.compactMap(Written.init).max { $0.text.text.utf8.count < $1.text.text.utf8.count }
        let described = descriptions.lazy.compactMap(Written.init).first
        let summed = described == nil || hasPlainSummary ? summary.best.flatMap(Written.init) : nil
        if let written {
            let beside = described ?? summed
            return (written.text, beside?.text == written.text ? nil : beside?.text, written.language)
        }
        guard let described, let summed, described.text != summed.text else {
            let only = described ?? summed
            return (only?.text, nil, only?.language)
        }
        let isSummaryLonger = summed.text.text.utf8.count > described.text.text.utf8.count
        let (body, beside) = isSummaryLonger ? (summed, described) : (described, summed)
        return (body.text, beside.text, body.language)
    }

    /// A text and the language it says it is in.
    private struct Written {
        let text: FeedText
        let language: String?

        init?(_ value: FeedValue) {
            guard let text = FeedText(value) else { return nil }
            self.text = text
            language = value.language
        }
    }
}

/// What WordPress and its extensions keep as posts and nobody reads: pictures, menus, versions, forms, parts of pages.
private let postsOfNoText: Set = [
    "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request",
    "acf-field", "acf-field-group", "wpcf7_contact_form", "wpforms", "feedback", "elementor_library", "shop_order",
    "scheduled-action", "amp_validated_url",
]

/// A feed while it is read.
struct FeedDraft {
    var title = Ranked<String>()
    var id: String?
    var link: String?
    var address: String?
    var language: String?
    var people = People()
    /// The names to show of those who write, by the names that they log in with.
    private var accounts: [String: String] = [:]
    private var login: String?

    mutating func take(_ element: FeedElement, _ value: FeedValue) {
        switch element {
        case .accountLogin: login = value.raw
        case .accountName: if let login, let name = FeedText(value)?.line { accounts[login] = name }
        case .title(let rank): title.offer(FeedText(value)?.line, rank: rank)
        case .identity: id = value.raw ?? id
        case .link: link = value.raw.map { resolved($0, against: value.base) } ?? link
        case .language: language = FeedText.languageTag(value.raw) ?? language
        default: break
        }
    }

    mutating func take(_ found: FeedLink) {
        if found.relation == "self" { address = address ?? found.address }
        if found.rank == 0, link == nil { link = found.address }
    }

    /// The feed, with what it says of all its items put into those that do not say otherwise.
    func feed(kind: Feed.Kind, items: [FeedItem]) -> Feed {
        var feed = Feed(
            kind: kind, title: title.best.map(shortened), id: id ?? address, link: link, address: address,
            language: language,
            items: items)
        let byline = people.byline.map(shortened)
        for index in feed.items.indices {
            feed.items[index].language = feed.items[index].language ?? language
            if let login = feed.items[index].byline, let name = accounts[login] { feed.items[index].byline = name }
            if kind == .atom { feed.items[index].byline = feed.items[index].byline ?? byline }
            if let url = feed.items[index].url { feed.items[index].url = resolved(url, against: link ?? address) }
        }
        return feed
    }
}
