/// What the names in an element's `class` and `id` say about it.
///
/// The names are words that people who write pages use, in their own languages: `related-posts`, `articleBody`,
/// `artikel__inhalt`, `partager`. A name is cut into words where letters end or capitals begin. Each word is looked up
/// by its start, so that `comments`, `commentList` and `commentaires` give the same hint.
struct PageHints: OptionSet, Sendable, Hashable {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }
    private init(bit: UInt32) { rawValue = 1 << bit }

    /// What readers wrote below the story.
    static let comments = PageHints(bit: 0)
    /// Buttons for sharing, following, printing, saving, rating.
    static let sharing = PageHints(bit: 1)
    /// Other stories: related, popular, recommended, next.
    static let related = PageHints(bit: 2)
    /// Advertising.
    static let advertising = PageHints(bit: 3)
    /// Newsletters, subscriptions, accounts, payment.
    static let signUp = PageHints(bit: 4)
    /// Menus, breadcrumbs, page numbers, tabs, search.
    static let navigation = PageHints(bit: 5)
    /// The page's head, foot and margins, cookie notices, boxes that open over the page.
    static let frame = PageHints(bit: 6)
    /// Who wrote it and when: bylines, dates, sections.
    static let credits = PageHints(bit: 7)
    /// A long text about the author.
    static let authorBox = PageHints(bit: 8)
    /// The caption of a picture.
    static let caption = PageHints(bit: 9)
    /// Tags and topics.
    static let tags = PageHints(bit: 10)
    /// A player, a gallery, pictures.
    static let media = PageHints(bit: 11)
    /// Many pictures with their texts.
    static let gallery = PageHints(bit: 21)
    /// The article's text.
    static let body = PageHints(bit: 12)
    /// The article, or a post.
    static let article = PageHints(bit: 13)
    /// Content in general, whatever it is.
    static let content = PageHints(bit: 20)
    /// The headline.
    static let headline = PageHints(bit: 14)
    /// The opening of the story: standfirst, deck, summary.
    static let standfirst = PageHints(bit: 15)
    /// Not shown.
    static let hidden = PageHints(bit: 16)
    /// Footnotes and sources, which belong to the text.
    static let notes = PageHints(bit: 17)
    /// A box within the text: a fact box, a pull quote.
    static let inset = PageHints(bit: 18)

    /// A byline and nothing more general.
    static let byline = PageHints(bit: 19)

    /// The hints in the names of one attribute.
    init(names: ArraySlice<UInt8>) {
        var result: PageHints = []
        var word: [UInt8] = []
        var last: UInt8 = 0x20
        for byte in names {
            let isUpper = (0x41...0x5A).contains(byte)
            let letter = isUpper ? byte | 0x20 : byte
            let isLetter = (0x61...0x7A).contains(letter)
            if !isLetter || (isUpper && !(0x41...0x5A).contains(last)) {
                result.formUnion(Self.hint(of: word))
                word.removeAll(keepingCapacity: true)
            }
            if isLetter { word.append(letter) }
            last = byte
        }
        self = result.union(Self.hint(of: word))
    }

    /// The hint of one word in lower case.
    private static func hint(of word: [UInt8]) -> PageHints {
        guard word.count > 1, let first = word.first else { return [] }
        var result: PageHints = []
        for entry in vocabulary[Int(first - 0x61)] where entry.fits(word) { result.formUnion(entry.hint) }
        return result
    }
}

private struct HintWord: Sendable {
    let letters: [UInt8]
    /// Whether longer words that begin with it count too.
    let isStart: Bool
    let hint: PageHints

    func fits(_ word: [UInt8]) -> Bool {
        word.count >= letters.count && (isStart || word.count == letters.count) && word.starts(with: letters)
    }
}

/// The words by their first letter. A star marks a word that longer words may begin with.
private let vocabulary: [[HintWord]] = {
    var table = [[HintWord]](repeating: [], count: 26)
    for (hint, words) in hintWords {
        for word in words.split(whereSeparator: \.isWhitespace) {
            let isStart = word.hasSuffix("*")
            let letters = Array((isStart ? word.dropLast() : word).utf8)
            guard let first = letters.first else { continue }
            table[Int(first - 0x61)].append(HintWord(letters: letters, isStart: isStart, hint: hint))
        }
    }
    return table
}()

private let hintWords: [(PageHints, String)] = [
    (
        .comments,
        """
        comment* komment* coment* reactie* reaction* reaktion* disqus* livefyre* discussion* diskussion* respond* forum
        replies leserbrief* lesermeinung* commenti* guestbook spotim opinions feedback* viafoura
        """
    ),
    (
        .sharing,
        """
        share* sharing* social* teilen* partag* compart* condivi* delen dela socmed addthis* addtoany sharethis* follow*
        facebook* twitter* tweetbutton whatsapp* pinterest* linkedin* print printer* drucken* bookmark* merken like likes
        rating* vote voting flattr email mailto sociais sociale sharedaddy jp
        """
    ),
    (
        .related,
        """
        related* relat recommend* recomm* empfehl* verwandt* recirc* popular* trending* mostread meistgelesen* mostpopular
        readmore weiterlesen* lireaussi alsolike alsoread readnext upnext next prev previous more morefrom morestories
        outbrain* taboola* zergnet* revcontent* plista* teaser* mehr mehrzum similar* zugehoerig* leggianche lees meerover
        latest* headlines moreon story_list otherarticles suggest* promo* lesenswert* relacion* associ* correlat* connexe*
        aussi plus crosspromo onward* upsell discover* explore trend linklist* seealso
        """
    ),
    (
        .advertising,
        """
        ad ads adv advert* adbox* adslot* adunit* adsense* adwrap* adcontainer* dfp gpt banner* sponsor* anzeige* werbung*
        reklam* publicid* publicite pub pubblicita anuncio* advertorial* commercial promoted* marketing billboard affiliate*
        leaderboard mpu skyscraper outstream teads gam buy shop shopping deals deal
        """
    ),
    (
        .signUp,
        """
        newsletter* subscri* abonn* abo suscri* iscri* signup* sign login* logon signin* register* registr* anmeld* paywall*
        donat* spende* membership* mailing* optin mailchimp* inscri* piano regwall premiumbox meter
        """
    ),
    (
        .navigation,
        """
        nav navi navig* navbar* menu* breadcrumb* crumb* krumen pagination* pager* paging toc tableofcontents tab tabs
        toolbar* search* suche* buscar* skip jump* sitemap* sitelinks pagenav* subnav* topnav*
        """
    ),
    (
        .frame,
        """
        footer* foot fusszeile header* masthead* topbar* sidebar* sidecol* rail rightrail sidepanel seitenleiste* aside
        widget* cookie* consent* gdpr banner* popup* popover* modal* overlay* lightbox* dialog* toast alert* notification*
        disclaimer* copyright* legal* imprint impressum* tooltip* dropdown* flyout* offcanvas* sticky* remark agegate extra
        """
    ),
    (
        .credits,
        """
        byline* author* autor* auteur* autore* dateline* date* datum* fecha* time timestamp* pubdate* published* publish
        meta metadata* postmeta* postinfo kicker* eyebrow* section category* categor* rubrik* ressort* topline* dachzeile*
        credit* credits source* quelle* writer* reporter* contributor* updated lastmod* readtime* readingtime* posted
        """
    ),
    (.byline, "byline* author* auteur autor autore writtenby dateauthor authorname pauthor writer* reporter*"),
    (.authorBox, "bio biograph* authorbox* authorbio* aboutauthor* authorinfo* profile* autorenbox*"),
    (
        .caption,
        """
        caption* figcaption* legend* bildunterschrift* bildtext* imagecredit* photocredit* wpcaption pie cutline didascalia
        imgtext bildquelle copyrightholder
        """
    ),
    (
        .tags,
        "tag tags tagged taglist* tagcloud* topics topic keywords keyword schlagwort* schlagworte themen labels hashtags mots"
    ),
    (.gallery, "gallery* galerie* galeria* slideshow* carousel* slider* diaporama* bildergalerie* fotostrecke*"),
    (
        .media,
        """
        gallery* galerie* galeria* slideshow* carousel* slider* slick swiper* player* video* audio* podcast* photo* foto*
        image* img bild bilder picture* media thumbnail* thumb* playlist* jwplayer* infographic*
        """
    ),
    (
        .body,
        """
        articlebody* storybody* bodytext* bodycopy* articletext* articlecontent* storycontent* storytext* posttext*
        postcontent* postbody* entrycontent* entry contentbody* articlecopy* newstext* richtext* articulo cuerpo corps
        artikeltext* fliesstext* articlemain* maintext* pagecontent* paragraph* prose
        """
    ),
    (
        .article,
        """
        article* artikel* articol* story* post hentry blog* beitrag* news nota noticia*
        """
    ),
    (.content, "content* inhalt* contenu* contenido* conteudo* main* page text texte testo texto body"),
    (.headline, "headline* title* titel* titre* titulo* titolo* ueberschrift* rubrik headings hed"),
    (
        .standfirst,
        "standfirst* dek deck lede lead* intro* summary* subtitle* subhead* teasertext abstract* excerpt* strapline vorspann* chapo* sommario* bajada entradilla"
    ),
    (.hidden, "hidden hide visuallyhidden* sronly invisible screenreader* offscreen noprint nodisplay"),
    (.notes, "footnote* fussnote* references reference citation* sources"),
    (.inset, "pullquote* pull inset* factbox* infobox* sidebarbox box callout* aside embed* inline* highlight*"),
]
