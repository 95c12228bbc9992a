// The words by which a sentence of a story is told from a page's own, in the languages that pages are pasted in most.
enum SentenceWords {
    /// Verbs with which stories report what somebody said.
    static let reporting = hashes(
        """
        said says told tells asked asks wrote writes added argued warned admitted announced replied shouted sagte sagten
        teilte erklärte schrieb berichtete dit déclaré affirmé expliqué dijo afirmó señaló declaró explicó disse spiegato zei
        """)

    /// Verbs that make a sentence, and words after which a clause with a verb comes. The commonest only: a sentence without one
    /// of them is not yet a page's.
    static let verbs = hashes(
        """
        is are was were be been has have had does did do will would can could may might must shall should cannot isnt wasnt
        arent werent hasnt havent hadnt didnt doesnt wont wouldnt couldnt
        became began bought brought built came caught chose cost cut drew drove fell felt fled found fought gave went grew
        held hit hung kept knew laid led left lent lost lay made meant met paid put ran rang rose sat saw sent sold shook shot
        showed shut spent spoke stood stole struck swept swore taught took tore thought threw understood woke won wore
        accused agreed appeared arrived backed banned barred blamed called caused changed claimed closed collapsed
        confirmed continued crashed cost decided declined denied died doubled dropped ended escaped expected faced failed filled finished
        followed forced halved helped hoped included injured joined killed landed lasted launched learned lifted lived looked
        missed moved named needed offered opened ordered passed planned played pleaded promised pulled pushed raised reached
        refused rejected remained removed resigned resumed returned ruled searched seemed served settled showed signed sparked
        started stayed stopped suffered supported survived talked tried turned upset used visited voted waited walked wanted
        watched welcomed worked worried
        appears becomes begins brings carries claims comes continues costs covers draws ends faces falls fails gets gives
        goes grows happens helps hold holds includes keeps lasts leads leaves lies lives looks loses makes means meets moves needs
        offers opens pays plans protects reaches remains requires rises runs seems shows stands starts stays takes tells
        turns wants wins works show continue remain say
        that who which whose where when while because although until if than
        ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können konnte konnten muss müssen musste soll
        sollen sollte will wollen wollte darf dürfen gibt gab geht ging kommt kam kamen bleibt blieb steht stand liegt lag
        zeigt zeigte fehlt fehlen gilt gelten sei seien habe dankte starb verlor gewann fiel stieg ließ hieß
        est sont était étaient fut furent sera seront ont avait avaient aura peut peuvent doit doivent montre montrent
        es son era eran fue fueron será ha han había habían está están estaba puede pueden debe muestra llegó llegaron murió
        è sono erano fu hanno aveva può possono deve mostra resta
        zijn waren heeft hebben werd werden wordt worden kan kunnen moet moeten
        """)

    /// Words with which a page speaks to its reader, or of its own rights and offers.
    static let readers = hashes(
        """
        us our ours we you your yours newsletter newsletters subscription subscriptions here click tap
        reserved permission redistributed rewritten reproduced inbox cookies privacy donate
        uns unser unsere unserem unseren unserer wir hier ihre ihren ihnen abonnieren vorbehalten
        vous votre vos nous notre nos ici abonnez nosotros nuestro nuestra nuestros aquí boletín
        noi nostro nostra qui vostro iscriviti ons onze
        """)

    /// What a page calls itself and its parts, after 'this'.
    static let this = hashes(
        "this these dieser diese diesen dieses diesem cet cette ces este esta estos questo questa deze dit")
    static let pageParts = hashes(
        """
        article articles story stories report page pages site website content material post thread video audio podcast app
        newsletter email link artikel artikels beitrag seite text contenu vidéo artículo página contenido articolo pagina
        """)

    /// What the parts of a page do, and what becomes of its comments.
    static let goingOn = hashes("continues")
    static let comments = hashes("comments commenting kommentare commentaires comentarios commenti")
    static let closing = hashes("closed disabled moderated off open geschlossen deaktiviert fermés cerrados chiusi")

    /// Words that often begin the sentences of a page. Those that also begin buttons and date stamps are listed elsewhere.
    static let openings = hashes(
        """
        more most via send have be photo photos photograph photographs picture pictures image images foto fotos bild credit
        source sources via quelle fuente fonte reporting editing writing additional written originally illustration courtesy
        mehr lesen lire lea leia leggi lees plus más
        """)

    /// What follows a request's verb, but no noun that only looks like one: 'Share prices' has none.
    static let objects = hashes(
        """
        the a an our this these that all more now here up in out to for on it free us also and today live every
        thousands millions hundreds
        """)

    /// Words between the names in a credit: 'Additional reporting by Anna Beck in Berlin; editing by Tom Ashdown'.
    static let credits = hashes(
        """
        by for and the with from via editing reporting writing additional edited written reported photo photos photograph
        photographs photographed picture pictures image images courtesy credit caption illustration graphic graphics video
        file handout source sources von und für mit foto fotos bild quelle par pour avec por con para
        """)
}
