import Dates
import News

// What the furniture within a story says, in the languages that we know it in. Phrases are compared in folded form: in
// lower case, without accents and punctuation.

/// The words of a text, folded.
package func words(of text: String) -> [Substring] { folded(text).split(separator: " ") }

/// Whether two lines say nearly the same: they share at least three quarters of the longer one's words.
package func resembles(_ one: [Substring], _ other: [Substring]) -> Bool {
    guard !one.isEmpty, !other.isEmpty else { return false }
    let common = Set(one).intersection(other).count
    return common * 4 >= 3 * max(Set(one).count, Set(other).count)
}

/// Phrases by their first words, so that a line is compared with only a few.
struct PhraseTable: Sendable {
    private let byFirstWord: [Substring: [String]]

    init(_ phrases: [String]) {
        byFirstWord = Dictionary(grouping: phrases.map { folded($0) }) { $0.prefix { $0 != " " } }
    }

    /// Whether a folded line is one of the phrases or begins with one, up to the end of a word.
    func opens(_ line: String) -> Bool {
        guard let phrases = byFirstWord[line.prefix { $0 != " " }] else { return false }
        return phrases.contains { phrase in
            line.hasPrefix(phrase)
                && (line.utf8.count == phrase.utf8.count || line.utf8.dropFirst(phrase.utf8.count).first == 0x20)
        }
    }

    /// Whether a folded line is one of the phrases.
    func holds(_ line: String) -> Bool { byFirstWord[line.prefix { $0 != " " }]?.contains(line) ?? false }
}

/// What a line is that says only what pages say around every story.
enum PagePhrase {
    /// A heading over links: 'Lesen Sie auch', 'Related stories'.
    case linkHeading
    /// What a page says to those who would have to pay: 'Subscribe to continue reading'.
    case wall
    /// A button, a notice, or a link with such words before it: 'Anzeige', 'Lire aussi : ...'.
    case other

    /// - Returns: nil if the line says something of its own.
    init?(_ text: String) {
        let plain = folded(text)
        if linkHeadings.holds(plain) {
            self = .linkHeading
        } else if isPaywallNotice(folded: plain) {
            self = .wall
        } else if notices.contains(plain) || calls.holds(plain) || sendsElsewhere(text) {
            self = .other
        } else {
            return nil
        }
    }
}

/// Whether a colon follows words that send the reader to another story.
private func sendsElsewhere(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":"), text[..<colon].utf8.count < 40 else { return false }
    return linkHeadings.holds(folded(String(text[..<colon])).trimmingMarks)
}

/// Whether a line that is mostly a link sends the reader to another story.
package func pointsElsewhere(_ text: String) -> Bool {
    if text.last.map({ ".!?…".contains($0) }) == true, text.utf8.count > 120 || readsAsStory(text) { return false }
    let plain = folded(text)
    if linkHeadings.opens(plain) || calls.opens(plain) { return true }
    guard let colon = text.firstIndex(of: ":"), text.distance(from: text.startIndex, to: colon) < 40 else {
        return false
    }
    return labels.contains(folded(String(text[..<colon])))
}

/// Whether a line is a heading over links to other stories: 'Related stories', 'More from the Gazette'.
package func announcesOthers(_ text: String) -> Bool {
    let plain = words(of: text)
    guard let first = plain.first, let last = plain.last, !readsAsStory(text) else { return false }
    let line = plain.joined(separator: " ")
    if linkHeadings.opens(line) || calls.opens(line) || notices.contains(line) { return true }
    return first == "more" && ["stories", "articles", "news", "coverage", "posts", "reading"].contains(last)
}

/// Words that send the reader elsewhere if a colon follows them.
private let labels: Set<String> = [
    "more", "watch", "listen", "next", "previous", "opinion", "analysis", "in pictures", "photos", "video", "gallery",
    "explainer", "download", "source", "via", "tags", "tag", "related", "mehr", "hier", "background", "podcast",
    "interview", "live",
]

private let calls = PhraseTable([
    "click here", "continue reading", "sign up", "subscribe", "follow", "tweet", "read the full", "watch live",
    "watch now", "weiterlesen", "lire la suite", "leer mas", "leia mais", "lees meer", "las mer", "читать далее",
    "подробнее",
])

private let linkHeadings = PhraseTable([
    "read more", "read also", "also read", "read next", "see more", "see also", "see related",
    "more on", "more from", "more news", "related", "related story", "related stories", "related article",
    "related articles", "related news", "related coverage", "related content", "related video", "in case you missed it",
    "watch more",
    "view more", "dont miss", "you may also like",
    "you might also like",
    "recommended", "also see", "also on", "now read", "up next", "editors picks",
    "top stories",
    "mehr zum thema", "lesen sie auch", "lesen sie mehr", "lesen sie hier", "auch interessant", "siehe auch",
    "lire aussi", "a lire aussi", "a lire", "voir aussi", "sur le meme sujet", "lea tambien",
    "lee tambien",
    "te puede interesar", "ver mas", "vea tambien", "mira tambien", "leggi anche", "guarda anche", "approfondisci",
    "leia tambem", "veja tambem", "saiba mais", "veja mais", "lees ook", "bekijk ook",
    "las ocksa", "laes ogsa",
    "les ogsa", "lue myos", "czytaj takze", "czytaj wiecej", "zobacz takze", "zobacz tez", "citeste si", "ctete take",
    "ctete tez", "olvassa el",
    "читайте также", "смотрите также", "читайте також", "по теме", "okuyun",
    "ayrica bakiniz",
    "baca juga", "simak juga", "lihat juga", "xem them", "doc them", "関連記事", "相关阅读", "延伸阅读", "相關新聞", "이전기사", "관련기사",
])

/// Whether a short line is the page speaking, not the story: an advertisement, a call to subscribe or share.
package func isNotice(_ text: String) -> Bool {
    let plain = folded(text)
    if plain.utf8.count > 160 { return false }
    return isPaywallNotice(folded: plain)
        || !readsAsStory(text) && (notices.contains(plain) || noticeStarts.opens(plain))
}

private let notices: Set<String> = [
    "advertisement", "advertisment", "ad", "ads", "sponsored", "sponsored content",
    "story continues below advertisement", "story continues",
    "article continues below", "article continues after advertisement", "continue reading below", "loading",
    "close",
    "caption", "print", "print this article", "share", "share this", "share this article", "share this story",
    "share on facebook", "tweet",
    "email", "comments", "comment", "leave a comment", "add a comment", "post a comment", "no comments", "reply",
    "tags", "topics", "filed under", "related", "related articles",
    "related stories", "related topics", "you may also like", "you might also like", "recommended", "more stories",
    "most read", "most popular", "trending", "read next", "up next", "read more", "see more", "show more", "load more",
    "view comments", "skip", "back to top", "video", "play", "play video", "watch", "dont miss", "image", "photo",
    "photos", "enlarge", "zoom", "pause", "mute", "unmute", "fullscreen", "subscribe", "subscribe now", "sign in",
    "sign up", "log in", "newsletter", "follow us", "copy link", "link copied", "save", "like", "whatsapp", "facebook",
    "twitter", "pinterest", "linkedin",
    "archivado en", "etiquetas", "temas", "anzeige", "werbung", "teilen", "drucken", "kommentare", "mehr zum thema",
    "das konnte sie auch interessieren",
    "auch interessant", "publicite", "publicidad", "publicidade", "pubblicita",
    "partager", "partager cet article", "commentaires", "compartir", "compartilhar", "compartilhe", "comentarios",
    "condividi", "commenti", "reklama", "reklam", "advertentie", "annons", "annonse", "annonce", "реклама",
    "поделиться", "комментарии", "広告", "广告", "廣告",
]

private let noticeStarts = PhraseTable([
    "sign up for our", "sign up to our", "sign up for the", "subscribe to our", "subscribe to the", "subscribe now",
    "follow us on", "like us on", "join us on",
    "click here to", "click here for", "share this", "like this story", "support our", "support independent",
    "get our daily", "get the latest news", "download our app", "download the app",
    "abonnieren sie", "folgen sie uns", "newsletter abonnieren", "abonnez vous", "suivez nous", "siguenos",
    "suscribete", "siga nos", "inscreva se", "seguici su", "iscriviti", "volg ons", "подписывайтесь", "подпишитесь",
    "this article originally appeared", "image credit", "photo credit", "getty images", "photo by", "image by",

])

/// Whether a short line before the text tells who wrote it, when, or how long it takes to read.
package func isCreditLine(_ text: String) -> Bool {
    let size = text.utf8.count
    if size > 120 || readsAsStory(text) { return false }
    let plain = folded(text)
    if creditStarts.opens(plain) { return size < 90 }
    if plain.hasSuffix("min read") || plain.hasSuffix("minute read") { return true }
    guard plain.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return false }
    let stamps = dateStamps(in: Array(text.utf8))
    guard let stamp = stamps.first else { return false }
    let letters = plain.unicodeScalars.filter { $0.properties.isAlphabetic }.count
    return stamp.range.count * 3 >= size || letters < 30
}

private let creditStarts = PhraseTable([
    "by ", "von ", "par ", "por ", "di ", "door ", "av ", "af ", "published ", "updated ", "posted ", "last updated",
    "last modified", "written by", "words by", "story by", "text by", "report by", "reported by", "reporting by",
    "veroffentlicht", "aktualisiert", "stand ", "publie ", "mis a jour",
    "modifie le", "publicado", "actualizado", "atualizado", "pubblicato", "aggiornato", "gepubliceerd", "photograph",
    "foto ", "photo ", "автор", "опубликовано",
])

/// Whether a short line after the text is about its author, its rights or its pictures.
package func isFarewell(_ text: String) -> Bool {
    let size = text.utf8.count
    if size > 250 || readsAsStory(text) { return false }
    let plain = folded(text)
    if size < 60, text.contains("@"), !text.contains(" ") { return true }
    if size < 40, plain.hasPrefix("twitter com") || plain.isEmpty { return true }
    return farewellStarts.opens(plain)
}

/// Whether a line below a story tells how it was made: who else reported, who edited, where it first appeared.
func isMakersNote(_ text: String) -> Bool { makersNotes.opens(folded(text)) }

private let makersNotes = PhraseTable([
    "reporting by", "additional reporting", "with reporting by", "editing by", "writing by", "originally published",
    "first published", "this story was originally", "this article was originally", "a version of this article",
    "a version of this story", "this article originally appeared", "our standards the",
    "redige par", "edite par", "avec la contribution de", "reporte de", "reportado por", "editado por",
    "reportagem de", "bericht von", "redigiert von", "geschrieben von", "a cura di",
])

private let farewellStarts = PhraseTable([
    "follow ", "copyright", "c 20", "all rights reserved", "reach the reporter", "contact the ", "contact us",
    "email the author", "tags", "tag ", "filed under", "topics ", "categories", "category ", "posted in", "posted by",
    "source ", "image credit",
    "photo credit", "credit ", "photos ", "published in", "read more", "more ", "related", "share ", "like this",
    "sign up", "subscribe", "originally published", "first published", "with reporting by", "additional reporting",
    "write to ", "have a tip", "send tips", "editing by", "reporting by", "about the author",
    "this story was originally", "this article was originally", "a version of this article", "a version of this story",
    "comments", "schlagworte", "quelle ", "mehr zum",
    "themen ", "etiquetas", "temas", "tags ", "mots cles", "fonte ", "fuente ", "источник", "теги", "метки", "фото",
])
