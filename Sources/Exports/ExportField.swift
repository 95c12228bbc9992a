/// What a member of an exported article says, by the names that programs have for it.
enum ExportField: CaseIterable {
    case headline, body, summary, byline, source, url, pageURL, published, updated, language, identity, dateline

    /// As ``ExportRecord/plainName(_:)`` leaves them; of several members the first named here counts.
    var names: [String] {
        switch self {
        case .headline:
            [
                "headline", "title", "webtitle", "resolvedtitle", "giventitle", "booktitle", "titel", "uberschrift",
                "titre", "titulo", "titolo",
            ]
        case .body:
            [
                "body", "text", "contenttext", "maintext", "articlebody", "bodytext", "articletext", "fulltext",
                "storytext", "contenthtml", "htmlcontent", "content", "article", "story", "html", "plaintext",
                "rawtext", "textcontent", "paragraphs", "highlight", "selection", "volltext", "texte", "texto", "testo",
                "inhalt", "contenu", "contenido", "leadparagraph",
            ]
        case .summary:
            [
                "summary", "description", "excerpt", "standfirst", "subtitle", "abstract", "snippet", "trailtext",
                "lead", "deck", "abstractnote", "zusammenfassung", "resume", "resumen",
            ]
        case .byline:
            [
                "byline", "author", "authors", "creator", "dccreator", "publishedby", "writer", "writers", "reporter",
                "reporters", "journalist", "journalists", "bylines", "bookauthor",
                "autor", "autoren", "auteur", "auteurs", "autore", "autores",
            ]
        case .source:
            [
                "sitename", "publication", "outlet", "publisher", "medianame", "sourcename", "sourcehostname", "source",
                "publicationtitle", "publicationname", "pubtitle", "sourcetitle", "journal", "provider", "newspaper",
                "origin", "site", "website", "hostname", "domain",
                "sourcedomain", "domainname", "quelle", "zeitung", "fuente", "fonte", "feedtitle", "feedname", "feed",
            ]
        case .url:
            [
                "url", "link", "weburl", "canonicalurl", "permalink", "resolvedurl", "givenurl", "canonical",
                "alternate", "articleurl", "href", "pageurl", "resolvedpageurl", "links", "source",
            ]
        case .pageURL: ["sourceurl", "originalurl", "externalurl"]
        case .published:
            [
                "published", "dategmt", "publishedat", "publishdate", "datepublished", "datepublish", "pubdate",
                "publicationdate", "publisheddate", "publishedtime", "publicationtime", "webpublicationdate", "date",
                "seendate", "publishedon", "publishingdate", "datum", "erscheinungsdatum", "fecha", "datetime",
            ]
        case .updated:
            ["updated", "modifiedgmt", "modified", "updatedat", "datemodified", "datemodify", "lastmodified"]
        case .language: ["language", "lang", "locale", "metalang", "sprache", "idioma", "langue"]
        case .identity: ["id", "guid", "uuid", "itemid"]
        case .dateline: ["dateline"]
        }
    }
}
