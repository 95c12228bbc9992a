import News

// A page that keeps its text for those who pay says so where the text breaks off: who may read on, what it costs, where to
// log in. A story about subscribers says none of it to its reader.

/// Whether a line tells its reader to pay, to register or to log in before reading on.
package func isPaywallNotice(_ text: String) -> Bool { text.utf8.count <= 300 && isPaywallNotice(folded: folded(text)) }

/// - Parameter line: in folded form.
func isPaywallNotice(folded line: String) -> Bool {
    wallStarts.opens(line) || wallLines.holds(line) || asksForAccount(line) || keepsForReaders(line)
        // 'Il vous reste 70 % de cet article à lire'.
        || isMeter(line)
        || line.hasPrefix("il vous reste ") && line.contains("article") && line.utf8.count < 160
}

/// 'You have 2 free articles left this month': how much of a ration is used up.
private func isMeter(_ line: String) -> Bool {
    let starts = ["you have ", "youve ", "you ve ", "this is your ", "sie haben noch "]
    return line.utf8.count < 160 && starts.contains { line.hasPrefix($0) }
        && ["free article", "free stor", "complimentary article", "freie artikel"].contains { line.contains($0) }
}

/// 'Already a subscriber? Log in', 'Schon Abonnent? Hier anmelden': a question after whether one is, and where to go.
private func asksForAccount(_ line: String) -> Bool {
    let words = line.split(separator: " ").prefix(14)
    guard let first = words.first, accountOpenings.contains(first) else { return false }
    return words.contains { readers.contains($0) } && (words.count <= 4 || words.contains { entrances.contains($0) })
}

/// 'This article is only for subscribers', 'Este contenido es exclusivo para suscriptores': what is kept, and for whom.
private func keepsForReaders(_ line: String) -> Bool {
    guard pointers.contains(line.prefix { $0 != " " }) else { return false }
    let words = line.split(separator: " ")
    return words.count < 24 && words.prefix(4).contains { keptTexts.contains($0) }
        && words.prefix(5).contains { copulas.contains($0) }
        && words.prefix(7).contains { keepingWords.contains($0) }
        && words.prefix(12).contains { audiences.contains($0) }
}

private let pointers: Set<Substring> = [
    "this", "dieser", "diese", "dieses", "ce", "cet", "cette", "este", "esta", "questo", "questa", "quest", "dit",
    "deze", "denne", "dette", "den", "det", "ten", "ta",
]
private let keptTexts: Set<Substring> = [
    "article", "story", "content", "post", "artikel", "text", "inhalt", "beitrag", "contenu", "articulo",
    "contenido", "noticia", "articolo", "contenuto", "artigo", "conteudo", "materia", "verhaal", "artikkelen", "saken",
    "innholdet", "artikeln", "innehallet", "artiklen", "indholdet", "artykul", "tresc",
]
private let copulas: Set<Substring> = ["is", "ist", "est", "es", "e", "er", "ar", "jest"]
private let keepingWords: Set<Substring> = [
    "exclusive", "exclusively", "only", "reserved", "exklusiv", "nur", "vorbehalten", "reserve",
    "exclusif", "exclusivo", "exclusiva", "reservado", "solo", "riservato", "riservata", "esclusivo", "alleen",
    "exclusief",
    "forbeholdt", "kun", "endast", "bara", "forbehallet", "tylko",
]
private let audiences: Set<Substring> = [
    "subscribers", "abonnenten", "abonnentinnen", "abonnes", "abonne", "suscriptores", "suscriptor", "abbonati",
    "assinantes", "abonnees", "abonnenter", "prenumeranter", "abonentow",
    "prenumeratorow", "subskrybentow",
]

private let accountOpenings: Set<Substring> = [
    "already", "not", "have", "are", "schon", "bereits", "noch", "sie", "haben", "deja", "pas", "vous", "ya", "eres",
    "sei",
    "hai", "gia", "ja", "al", "bent", "heeft", "har", "er", "juz", "masz",
]
private let readers: Set<Substring> = [
    "subscriber", "subscribed", "member", "account", "subscription", "abonnent", "abonnentin", "abo", "konto", "kunde",
    "abonne", "abonnee", "compte", "abonnement", "suscriptor", "suscriptora", "suscrito", "cuenta", "abbonato",
    "abbonata",
    "assinante", "abonent", "abonnent", "prenumerant", "konto",
]
private let entrances: Set<Substring> = [
    "log", "login", "sign", "subscribe", "join", "register", "anmelden", "einloggen", "registrieren", "connectez",
    "identifiez", "connexion", "connecter", "inicia", "iniciar", "identificate", "accede", "entra", "accedi",
    "inloggen",
    "logg", "logga", "log", "zaloguj", "here", "hier",
]

private let wallStarts = PhraseTable([
    "subscribe to continue", "subscribe to read", "subscribe to keep reading", "subscribe to unlock",
    "subscribe to get full access", "subscribe for full access", "subscribe for unlimited", "subscribe today",
    "subscribe for just", "subscribe for only", "subscribe from", "please subscribe", "please log in to",
    "please sign in to", "please register to", "sign in to continue", "sign in to read", "log in to continue",
    "log in to read", "login to continue", "login to read", "sign up to continue", "sign up to read",
    "register to continue",
    "register to read", "register for free to", "create a free account", "create an account to",
    "become a member to", "become a subscriber to", "upgrade to continue", "upgrade to read", "upgrade to paid",
    "start your free trial", "start your trial", "unlock this article", "unlock this story", "unlock unlimited",
    "unlock full access", "get unlimited access", "get full access", "get unlimited digital access",
    "enjoy unlimited access",
    "this article is for subscribers", "this story is for subscribers", "this content is for subscribers",
    "this article is exclusive to", "this article is reserved for", "this content is reserved for",
    "this article is only available to", "this article is available to subscribers",
    "this content is only available to",
    "this article is for paying", "this post is for paid", "this post is for paying", "this post is for subscribers",
    "this is a subscriber only", "this is subscriber only", "this article is free for subscribers",
    "subscriber only content",
    "you have reached your", "youve reached your", "you have read your", "youve read your", "you have used all",
    "youve used all", "you have run out of free", "you have no free articles", "you have exceeded your",
    "to continue reading this", "to continue reading please", "to continue reading subscribe", "to keep reading this",
    "to read the rest of this", "to read this article in full", "to read the full article", "to read the full story",
    "want to read more", "want to keep reading", "want to continue reading", "continue reading with",
    "continue reading for", "keep reading with a", "keep reading for", "the rest of this article is",
    "choose your plan",
    "choose a plan", "cancel any time", "cancel anytime",
    "weiterlesen mit", "jetzt weiterlesen", "jetzt abonnieren", "jetzt abo", "dieser artikel ist nur fur",
    "dieser artikel ist exklusiv fur", "dieser text ist nur fur", "dieser inhalt ist nur fur",
    "dieser beitrag ist nur fur",
    "exklusiv fur abonnenten", "nur fur abonnenten", "um weiterzulesen", "um diesen artikel zu lesen",
    "um den artikel zu lesen", "lesen sie diesen artikel mit", "sie mochten weiterlesen", "sie haben ihr monatliches",
    "jetzt testen", "monatlich kundbar", "jederzeit kundbar",
    "la suite est reservee", "cet article est reserve", "article reserve aux abonnes", "reserve aux abonnes",
    "contenu reserve aux abonnes", "la lecture de cet article est reservee", "pour lire la suite",
    "pour continuer a lire", "lisez la suite", "abonnez vous pour", "abonnez vous a partir", "poursuivez votre lecture",
    "contenido exclusivo para suscriptores", "contenido solo para suscriptores", "articulo exclusivo para suscriptores",
    "articulo solo para suscriptores", "suscribete para", "suscribete y sigue", "suscribase para",
    "para seguir leyendo",
    "para continuar leyendo", "sigue leyendo con", "este articulo es exclusivo", "has alcanzado el limite",
    "contenuto riservato agli abbonati", "articolo riservato agli abbonati", "questo articolo e riservato",
    "questo contenuto e riservato", "abbonati per", "per continuare a leggere", "per continuare la lettura",
    "conteudo exclusivo para assinantes", "assine para", "para continuar lendo",
    "dit artikel is alleen voor", "dit artikel is exclusief voor", "lees verder met", "alleen voor abonnees",
    "for prenumeranter", "for abonnenter", "las vidare med", "treść tylko dla", "tresc tylko dla",
])

private let wallLines = PhraseTable([
    "continue reading", "keep reading", "subscribers only", "for subscribers only", "members only",
    "subscriber exclusive", "premium content", "exclusive for subscribers", "unlimited access",
    "view subscription options",
    "see subscription options", "see all subscription options", "subscription options", "continue without subscribing",
    "abonnenten exklusiv", "zum abo", "zum angebot", "abo abschliessen", "je m abonne", "je mabonne", "voir les offres",
    "ver planes", "abbonati ora", "abonneer nu", "log in", "sign in", "log in here", "sign in here", "subscribe",
])
