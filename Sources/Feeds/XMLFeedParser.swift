import Dates
import Markup
import News

// One reader for RSS, Atom and CDF. The formats differ in names more than in shape, and feeds mix them freely: an RSS
// item may hold `atom:updated`, `dc:creator` and `content:encoded`. So elements are taken by what they mean (see
// `FeedElement`), wherever in an item they stand, and what several of them say is settled when the item ends.

/// Reads a feed in XML.
///
/// - Returns: nil for a document that is no feed.
package func xmlFeed(from text: XMLText, budget: ReadingBudget = ReadingBudget()) -> Feed? {
    let (feed, isBroken) = text.read { reader in
        var parser = XMLFeedParser(isMended: text.isMended, budget: budget)
        let feed = parser.feed(from: &reader)
        return (feed, reader.isBroken)
    }
    return isBroken && !text.isMended ? xmlFeed(from: text.mended(), budget: budget) : feed
}

/// The state of reading a feed: what is open, and what was found.
struct XMLFeedParser {
    private enum State {
        case between
        /// Gathering the text of an element that was opened at a depth.
        case gathering(FeedElement, FeedValue, depth: Int)
        /// Passing over an element that was opened at a depth.
        case skipping(depth: Int)
    }

    private let isMended: Bool
    private var state = State.between
    private var kind: Feed.Kind?
    private var rootNamespace = ""
    private var elements: [FeedElement] = []
    private var vocabularies: [Bool] = []
    /// The depths of the open containers.
    private var containers: [Int] = []
    private var feed = FeedDraft()
    private var item: FeedItemDraft?
    private var itemDepth = 0
    private var person: (draft: PersonDraft, depth: Int)?
    /// The depth of the element that tells of an item's source, while it is open.
    private var sourceDepth: Int?
    private var unpublished: [String] = []
    private var items: [FeedItem] = []
    private var budget: ReadingBudget

    /// Bytes that an item takes beside its texts, with the article made of it; and the name of an element.
    private static let (itemSize, nameSize) = (1024, 256)

    init(isMended: Bool, budget: ReadingBudget) {
        self.isMended = isMended
        self.budget = budget
    }

    mutating func feed(from reader: inout XMLReader) -> Feed? {
        while budget.excess == nil, let event = reader.next() {
            budget.step()
            switch event {
            case .start: start(reader)
            case .text: text(reader)
            case .end: end(reader)
            }
        }
        finishValue()
        finishItem()
        guard let kind else { return nil }
        var whole = feed.feed(kind: kind, items: items)
        whole.excess = budget.excess
        whole.unpublished = unpublished
        return whole
    }
}

// MARK: - Events

extension XMLFeedParser {
    private mutating func start(_ reader: borrowing XMLReader) {
        if reader.depth == 1 { rootNamespace = reader.name.namespace }
        let element = element(reader)
        if isMended, opensAnew(element) { finishValue() }
        switch state {
        case .skipping: return
        case .gathering(let gathered, var value, let depth):
            state = .between
            value.appendStart(from: reader)
            state = .gathering(gathered, value, depth: depth)
        case .between: open(element, reader)
        }
    }

    private mutating func text(_ reader: borrowing XMLReader) {
        guard case .gathering(let element, var value, let depth) = state else { return looseText(reader) }
        state = .between
        value.appendText(from: reader)
        state = .gathering(element, value, depth: depth)
    }

    private mutating func looseText(_ reader: borrowing XMLReader) {
        guard person != nil, case .between = state else { return }
        var text: [UInt8] = []
        reader.appendText(to: &text)
        person?.draft.append(text)
    }

    private mutating func end(_ reader: borrowing XMLReader) {
        switch state {
        case .gathering(let element, var value, let depth):
            if reader.depth < depth { return finishValue() }
            state = .between
            value.appendEnd(of: reader.name)
            state = .gathering(element, value, depth: depth)
        case .skipping(let depth):
            if reader.depth < depth { state = .between }
        case .between:
            if let depth = sourceDepth, reader.depth < depth { sourceDepth = nil }
            if let person, reader.depth < person.depth { finishPerson() }
            if item != nil, reader.depth < itemDepth { finishItem() }
            while let last = containers.last, reader.depth < last { containers.removeLast() }
        }
    }

    /// In a broken document, whether an element shows that those before it were never closed.
    private func opensAnew(_ element: FeedElement) -> Bool {
        switch (element, state) {
        case (.item, _): true
        case (.foreign, _), (.group, _), (.container, _), (.content, _), (.source, _): false
        case (_, .gathering(_, let value, _)): value.form != .xhtml
        default: false
        }
    }
}

// MARK: - Elements

extension XMLFeedParser {
    private mutating func element(_ reader: borrowing XMLReader) -> FeedElement {
        while elements.count <= reader.nameNumber {
            let name = reader.name(elements.count)
            budget.step(taking: Self.nameSize)
            elements.append(FeedElement(name, root: rootNamespace))
            vocabularies.append(FeedVocabulary(name, root: rootNamespace) == .atom)
        }
        return elements[reader.nameNumber]
    }

    private mutating func open(_ element: FeedElement, _ reader: borrowing XMLReader) {
        if sourceDepth != nil { return openInSource(element, reader) }
        switch element {
        case .container(let kind): openContainer(kind, reader)
        case .item: openItem(reader)
        case .group: break
        case .account: containers.append(reader.depth)
        case .foreign:
            // Around items an unknown element may be a wrapper; within one it hides what is not the item's.
            if item != nil || person != nil { state = .skipping(depth: reader.depth) }
        case .personName, .personMail:
            if person != nil { gather(element, reader) } else { state = .skipping(depth: reader.depth) }
        case .person(0): person = (PersonDraft(), reader.depth)
        case .source where isAtom(reader): sourceDepth = reader.depth
        case .link: openLink(reader)
        case .enclosure: noteEnclosure(reader)
        case .thumbnail: noteThumbnail(reader)
        default: gather(element, reader)
        }
    }

    /// Of all that is said of the feed that an item comes from, its title.
    private mutating func openInSource(_ element: FeedElement, _ reader: borrowing XMLReader) {
        if case .title = element { gather(.source, reader) } else { state = .skipping(depth: reader.depth) }
    }

    private func isAtom(_ reader: borrowing XMLReader) -> Bool {
        kind == .atom || (vocabularies.indices.contains(reader.nameNumber) && vocabularies[reader.nameNumber])
    }

    private mutating func gather(_ element: FeedElement, _ reader: borrowing XMLReader) {
        // The title of an image or a text field in a channel is not the channel's.
        let isOwn = item != nil || person != nil || containers.last.map { reader.depth == $0 + 1 } == true
        guard isOwn else { return }
        var value = FeedValue(reader, isAtom: isAtom(reader))
        if case .content = element, reader.name.namespace.hasSuffix("xhtml") { value.form = .xhtml }
        if case .identity = element { note(permalink: reader) }
        state = .gathering(element, value, depth: reader.depth)
    }

    private mutating func openContainer(_ found: Feed.Kind, _ reader: borrowing XMLReader) {
        guard item == nil else { return }
        let isCDF = kind == nil && reader.name.local.lowercased() == "channel"
        kind = kind ?? (isCDF && rootNamespace.isEmpty && reader.depth == 1 ? .cdf : found)
        containers.append(reader.depth)
        feed.language = feed.language ?? FeedText.languageTag(reader.language)
        if feed.link == nil, let address = reader.attribute("href") {
            feed.link = resolved(address, against: reader.base)
        }
    }

    private mutating func openItem(_ reader: borrowing XMLReader) {
        finishItem()
        kind = kind ?? .rss
        itemDepth = reader.depth
        var draft = FeedItemDraft()
        draft.language = reader.language
        if let about = reader.attribute("about", isQualified: true) { draft.identity = about }
        if let address = reader.attribute("href") { draft.textLink = resolved(address, against: reader.base) }
        if let changed = reader.attribute("lastmod") { draft.updated.offer(writtenMoment(changed), rank: 0) }
        item = draft
    }

    private mutating func openLink(_ reader: borrowing XMLReader) {
        guard let address = reader.attribute("href") else { return gather(.link, reader) }
        let link = FeedLink(
            address: resolved(address, against: reader.base), relation: reader.attribute("rel")?.lowercased() ?? "",
            type: reader.attribute("type")?.lowercased() ?? "", length: reader.attribute("length"))
        if item != nil { item?.take(link) } else if isFeedLevel(reader) { feed.take(link) }
    }

    private func isFeedLevel(_ reader: borrowing XMLReader) -> Bool {
        containers.last.map { reader.depth == $0 + 1 } == true
    }

    private mutating func noteEnclosure(_ reader: borrowing XMLReader) {
        guard let address = reader.attribute("url") ?? reader.attribute("href"), !address.isEmpty else { return }
        let length = reader.attribute("length") ?? reader.attribute("filesize")
        let enclosure = Enclosure(
            url: resolved(address, against: reader.base), type: reader.attribute("type"),
            length: length.flatMap { Int($0) })
        item?.enclosures.append(enclosure)
    }

    private mutating func noteThumbnail(_ reader: borrowing XMLReader) {
        guard let address = reader.attribute("url"), !address.isEmpty, item?.thumbnail == nil else { return }
        item?.thumbnail = resolved(address, against: reader.base)
    }

    private mutating func note(permalink reader: borrowing XMLReader) {
        let isGUID = reader.name.local.lowercased() == "guid"
        let flag = reader.attribute("isPermaLink")?.lowercased()
        item?.guidIsLink = isGUID && flag != "false"
        // An Atom id is an address like any other, a guid that is no link is a name.
        let base = isGUID && flag == "false" ? nil : reader.base
        item?.identityBase = base
    }
}

// MARK: - What is finished

extension XMLFeedParser {
    private mutating func finishValue() {
        defer { state = .between }
        guard case .gathering(let element, let value, _) = state else { return }
        if person != nil {
            person?.draft.take(element, value)
        } else if item != nil {
            item?.take(element, value)
        } else {
            feed.take(element, value)
        }
    }

    private mutating func finishPerson() {
        guard let (draft, _) = person else { return }
        person = nil
        guard let name = draft.name else { return }
        if item != nil { item?.people.offer(name, rank: 0) } else { feed.people.offer(name, rank: 0) }
    }

    private mutating func finishItem() {
        finishPerson()
        sourceDepth = nil
        guard let draft = item else { return }
        item = nil
        guard draft.isPublished else {
            let headline = shortened(draft.headline.best ?? "")
            budget.step(taking: headline.utf8.count)
            unpublished.append(headline)
            return
        }
        let made = draft.item()
        budget.step(taking: Self.itemSize + made.textSize)
        items.append(made)
    }
}
