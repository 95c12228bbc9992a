import News

/// A field of an archive about its document: `BYLINE: Ana Núñez`.
struct PressField {
    /// What a field says.
    enum Label {
        case headline, articleName, byline, publication, section, date, dateline, summary, language, url
        /// The outlet with its place, the day and the page, in one line.
        case citation
        /// How long the article is.
        case length
        /// The text follows.
        case body
        /// Whom the article, or a picture, is owed to.
        case credit
        /// When the archive took the article in; no text follows.
        case loadDate
        /// A picture, the document, the publisher.
        case other
        /// The archive itself.
        case archive
        case page
    }

    /// What it is called, as names are compared.
    let name: String
    let label: Label
    let value: String
    /// Whether the label is in capitals.
    let isCapitals: Bool

    /// - Returns: nil for a line that opens with none of the archives' labels.
    init?(_ line: some StringProtocol) {
        guard let colon = line.prefix(40).firstIndex(of: ":"), case let name = folded(line[..<colon]),
            let label = labels[name]
        else { return nil }
        (self.name, self.label) = (name, label)
        value = String(line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
        isCapitals = line[..<colon].allSatisfy { !$0.isLowercase }
    }
}

private let labels: [String: PressField.Label] = {
    let rows: [(PressField.Label, String)] = [
        (.headline, "headline, title, titel, titre, titulo"), (.articleName, "article name"),
        (.byline, "byline, author, autor, auteur, authors"),
        (.publication, "publication, publication title, source, quelle, newspaper, from"),
        (.citation, "publication info"),
        (.section, "section, rubrik, ressort, rubrique, seccion"), (.date, "publication date, date, datum, fecha"),
        (.dateline, "dateline"), (.summary, "highlight, abstract, abstract summary, lead"),
        (.language, "language, sprache, langue, language of publication"), (.url, "url"),
        (.length, "length, lange, longueur, longitud"), (.body, "body, text, full text, fulltext"),
        (.loadDate, "load date, ladedatum"),
        (.archive, "proquest document id, proquest documentid, proquest document link, database"),
        (.credit, "credit"), (.page, "start page, end page, page, pages, first page"),
        (
            .other,
            """
            graphic, graphics, publication type, subject, organization, company, person, people, geographic, country,
            state, city, journal code, ticker, industry, links, location, publication year, publisher, series, type,
            place of publication, country of publication, source type, document type, document url, copyright, name,
            last updated, issn, volume, issue, identifier keyword, company organization, classification, edition,
            correction, correction date, notes, update, dochead, acc no, word count, contact us at, issue date,
            volume number, pub type, grafik, narrow subject, broad subject, publication subject, document feature,
            supplement, illustration, caption, distribution, transcript, show, anchors, reporters, guests
            """
        ),
    ]
    var table: [String: PressField.Label] = [:]
    for (label, names) in rows {
        for name in names.split(whereSeparator: { $0 == "," || $0 == "\n" }) where name.contains(where: \.isLetter) {
            table[folded(name)] = label
        }
    }
    return table
}()
