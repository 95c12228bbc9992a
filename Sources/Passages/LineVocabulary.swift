/// What the words of pages tell about a line, by the word's hash.
let wordTraits: [UInt64: WordTraits] = {
    var table: [UInt64: WordTraits] = [:]
    for (traits, words) in vocabularyWords + otherLanguages {
        for hash in hashes(words) { table[hash, default: []].formUnion(traits) }
    }
    return table
}()

private let vocabularyWords: [(WordTraits, String)] = [
    (
        .control,
        """
        share shares sharing save saved print printer edit post reply copy copied link email mail tweet pin bookmark
        follow following subscribe subscribed subscribing subscriber subscribers subscription newsletter newsletters
        signup login logout register menu search close open skip navigation nav content listen audio play pause read
        reading watch gallery slideshow related recommended trending popular viewed latest recent editors editorial
        picks choice favourites advertisement advertisements advert ads ad advertising sponsored promoted promo
        promotion comment comments cookie cookies accept reject settings preferences privacy policy terms conditions
        contact feedback help faq copyright reserved rights licensing reprints tags tag topics topic facebook twitter
        instagram whatsapp telegram linkedin reddit youtube tiktok pinterest messenger threads bluesky mastodon
        flipboard rss app download shop buy store gift donate support us previous next back top page continue scroll
        loading expand collapse hide show article articles story stories headlines video videos photo photos image
        images caption credit credits font text size resize bigger smaller toggle disclosure sitemap careers advertise
        archive trust powered generated automated ai transcript clipboard embed install notifications alerts briefing
        breaking live blog account profile homepage skills evaluation explore discussion likes restacks restack
        retweets reactions replies view views claps enlarge sponsor message fullscreen paid feedback reuse
        """
    ),
    (
        .filler,
        """
        to this the a an of on in by via with for and or more all our your you us my me it is now here up out from at
        as go get see also be most about no not new only free add click tap via w x s 0 1 2 3 4 5 key points one
        sign log join story continues below after ends what how can learn thank thanks send full these
        """
    ),
    (
        .section,
        """
        home news world europe asia africa americas america uk us usa politics business economy markets money opinion
        editorial comment culture arts entertainment lifestyle life style sport sports football science tech technology
        health climate environment weather travel food books music film tv radio video audio podcasts podcast games
        puzzles crosswords local national international middle east earth innovation innovations shop live features
        magazine investigations education real estate obituaries classifieds analysis explainers explainer war ukraine
        israel election
        """
    ),
    (.address, "i you your yours my ours our us we me"),
    (
        .promotion,
        """
        subscribe subscriber subscribers subscription newsletter newsletters inbox signup sign log register cookie
        cookies consent privacy browser javascript adblocker download app apps follow click tap here donate donation
        contribution contribute advertisement account free trial offer shop gifts discount copyright whatsapp telegram
        facebook twitter instagram notifications alerts email share journalism membership partners article story
        audio ai voice generated briefing daily weekly unsubscribe terms conditions support readers enable
        accept agree clicking policy preferences experience articles save reading website newsroom advertising social
        stories curated editors delivered posts publication supported paid recaptcha service ads sponsored registration agreement channel
        """
    ),
    (
        .outlet,
        """
        news times post guardian press agency reuters afp ap bbc cnn dpa tass ria interfax xinhua upi pti ansa efe aap
        herald tribune journal wire gazette telegraph daily mail independent observer chronicle standard today radio
        tv media magazine online com org broadcasting npr nbc abc cbs fox sky jazeera bloomberg politico axios courier
        dispatch examiner mirror express globe sun star economist zeitung spiegel monde figaro pais welle dw france24
        euronews deutsche
        """
    ),
    (
        .request,
        """
        sign subscribe follow click download listen watch get join support share donate register read check visit find
        see enable please try discover shop tap become help accept manage stay dont save
        """
    ),
    (
        .stamp,
        """
        published publish posted submitted updated update last modified date dated time first created edited on at issued
        the of am vom veröffentlicht aktualisiert stand publié le mis à jour uhr updates modifié um publicado actualizado
        atualizado alle pubblicato aggiornato gepubliceerd bijgewerkt
        """
    ),
    (.duration, "min mins minute minutes hour hours hr hrs h m day days week weeks ago second seconds sec read"),
]

// The same for the languages whose pages are pasted most. A word that means something else in English is listed only if
// it does no harm: a line is a button only if all its words are a page's own.
private let otherLanguages: [(WordTraits, String)] = [
    (
        .control,
        """
        anzeige werbung teilen drucken merken merkliste hinzufügen anhören artikel lesen menü suche anmelden abo
        abonnement abonnieren kommentare kommentar startseite mehr themen thema inhalt springen
        partager imprimer enregistrer commenter commentaires commentaire contribuer réutiliser contenu abonnés abonné
        abonnezvous connecter sabonner réservé lecture écouter publicité lire newsletter offrir
        compartir guardar imprimir comentarios comentar escuchar suscríbete suscribirse publicidad newsletter artículo
        condividi salva stampa commenti commenta ascolta abbonati pubblicità articolo
        compartilhar compartilhe salvar ouvir assine publicidade comentários artigo
        delen opslaan reacties abonneer advertentie luisteren artikel
        """
    ),
    (
        .filler,
        """
        zur zum der das im auf jetzt diesen diese ihre ihren sie auch mit
        cet ce pour un une aux se votre de du les en temps
        este esta el la los con su más para
        questo questa il lo per più
        """
    ),
    (.duration, "minuten minuto minutos minuti stunden heure heures tagen"),
]
