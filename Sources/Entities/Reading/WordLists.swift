// The words behind `WordClass`, written by hand. Lower case, parted by spaces; spelled both ways where English does.

let wordLists: [(WordClass, String)] = [
    (
        .function,
        """
        a an the this that these those some any each every no all both either neither such much many more most less
        few several other another same own i you he she it we they me him her us them my your his its our their mine
        yours hers ours theirs who whom whose which what when where why how and or but nor so yet for if because
        although though while whereas unless until since as than whether of in on at by to from with without within
        into onto upon over under above below between among amid amidst during before after about against across
        along around behind beside besides beyond despite down up out off near per through throughout toward towards
        via like unlike except including regarding concerning following according given is are was were be been being
        am has have had having do does did doing done can could may might must shall should will would not also
        only just even still already again once twice never ever always often sometimes usually now then here there
        today tomorrow yesterday tonight soon later earlier meanwhile however moreover furthermore therefore thus
        hence instead indeed perhaps maybe otherwise nevertheless nonetheless rather quite very too well almost
        nearly about one two three four five six seven eight nine ten first second third last next new old
        yes let let's asked what's it's that's there's he's she's they're we're i'm don't doesn't didn't isn't
        click read more share sign subscribe related advertisement photo image video watch listen follow
        good great bad big small long high low early late overall recently finally apparently clearly
        hundreds thousands millions dozens people officials experts critics analysts authorities residents police
        under amid earlier additionally separately similarly specifically initially eventually suddenly currently
        previously reportedly allegedly notably importantly surprisingly unfortunately fortunately
        """
    ),
    (.determiner, "a an the this that these those its their his her our my your some any every each no"),
    (.placePreposition, "in from near across around outside inside throughout towards toward via to at into of"),
    (.he, "he him his"),
    (.she, "she her hers"),
    (
        .reporting,
        """
        said says say saying told tells added adds stated states remarked remarks noted notes announced announces
        declared declares claimed claims insisted insists argued argues warned warns wrote writes emphasized
        emphasised explained explains asked asks replied replies answered answers continued continues concluded
        concludes recalled recalls admitted admits confirmed confirms denied denies stressed stresses commented
        comments reported reports tweeted posted predicted predicts suggested suggests acknowledged acknowledges
        revealed reveals disclosed discloses asserted asserts vowed vows pledged pledges urged urges joked complained
        observed observes pointed quipped responded responds described describes called calls reiterated
        reiterates underscored underscores underlined underlines maintained maintains
        lamented estimated believes thinks testified saying adding telling calling describing noting insisting claiming
        warning stating arguing
        """
    ),
    (
        .courtesy,
        """
        mr mrs ms miss mr. mrs. ms. mx mx. dr dr. sir madam dame lord lady herr frau monsieur madame señor cllr cllr.
        shri smt smt. alhaji hajia engr engr. begum
        """
    ),
    (
        .title,
        """
        president premier minister chancellor senator sen. rep. representative congressman congresswoman governor gov.
        mayor general gen. gen lieutenant lt. lt colonel col. col captain capt. capt major maj. maj brigadier sergeant
        sgt. sgt corporal cpl. private admiral adm. adm commander cmdr. marshal commodore professor prof. prof judge
        justice king queen prince princess emperor empress pope cardinal archbishop bishop rev. rev reverend father
        sister brother imam ayatollah sheikh sheik mullah rabbi patriarch secretary ambassador spokesman spokeswoman
        spokesperson chairman chairwoman chairperson director chief coach commissioner superintendent inspector
        constable sheriff speaker deputy mp mep pm ceo cfo cto coo chef actor actress singer author sultan emir
        baroness baron duke duchess count countess earl viscount czar tsar shah pharaoh caliph
        officer detective attorney lawyer prosecutor treasurer councillor councilor councilman
        councilwoman alderman whip chaplain nurse doctor engineer analyst economist historian journalist reporter
        correspondent editor striker midfielder goalkeeper defender quarterback manager president-elect
        vice-president co-founder founder leader consul envoy undersecretary under-secretary comptroller principal
        headmaster dean provost rector pastor monsignor saint st. st ssp dsp igp
        """
    ),
    (
        .titleModifier,
        """
        prime vice deputy acting interim former ex foreign defence defense interior finance justice health
        education energy economy trade transport transportation environment agriculture culture labour labor
        information home treasury state chief executive managing lieutenant major brigadier general rear
        attorney solicitor crown grand first supreme assistant associate senior junior
        national security press staff field air army navy police opposition majority minority house
        senate federal regional provincial principal private permanent special under
        colonel master warrant petty flight wing group squadron lance
        """
    ),
    (
        .role,
        """
        spokesman spokeswoman spokesperson leader head chief director editor editor-in-chief chairman chairwoman
        chairperson chair president premier minister chancellor senator governor mayor general commander secretary
        ambassador envoy adviser advisor aide founder co-founder cofounder owner manager coach captain professor
        lecturer researcher analyst economist historian scientist journalist reporter correspondent columnist author
        writer lawyer attorney prosecutor judge justice lawmaker politician deputy member boss executive officer
        ceo cfo cto actor actress singer musician director filmmaker producer architect engineer designer
        activist campaigner dissident opposition-leader ruler king queen prince princess oligarch billionaire
        businessman businesswoman entrepreneur investor banker trader strategist diplomat negotiator
        striker midfielder goalkeeper defender winger forward trainer champion superintendent commissioner inspector
        detective sheriff bishop archbishop cardinal pope priest imam rabbi pastor veteran pilot astronaut
        cosmonaut commander-in-chief treasurer principal dean rector fellow expert specialist consultant
        psychologist physician surgeon doctor nurse inventor artist painter poet novelist playwright composer
        conductor pianist guitarist drummer rapper comedian presenter host anchor broadcaster publisher
        speaker mp mep congressman congresswoman councillor councilor representative delegate
        """
    ),
    (
        .roleModifier,
        """
        national security foreign defence defense interior finance press media prime vice deputy acting interim
        former ex senior junior chief lead leading top general managing executive opposition party presidential
        parliamentary government state regional provincial federal military army navy police air legal political
        economic financial diplomatic special permanent assistant associate honorary outgoing incoming
        first current longtime long-time veteran human rights science technology world election campaign
        policy communications public affairs research principal sporting technical creative artistic musical medical
        scientific commercial co- far-right far-left right-wing left-wing
        conservative liberal socialist republican democratic rebel separatist prominent famous jailed exiled late
        """
    ),
    (
        .organizationHead,
        """
        ministry department bank university college school institute institution association federation union
        party committee commission council agency authority corporation company group holdings airlines airways
        airline motors foundation organization organisation office bureau court army navy force forces corps police
        guard guards parliament senate congress assembly board club fc united league society trust fund partners
        associates industries systems technologies energy petroleum media press news times post journal herald
        tribune gazette telegraph guardian observer television tv radio network broadcasting church front movement
        alliance coalition brigade battalion division regiment squadron fleet laboratory laboratories center centre
        academy service services administration secretariat mission embassy exchange securities insurance
        orchestra choir band ensemble consortium cooperative syndicate treasury cabinet directorate command
        garrison militia legion patrol taskforce inspectorate registry ombudsman tribunal chamber
        conservatory seminary faculty polytechnic think-tank observatory pharmaceuticals electronics
        studios pictures entertainment records productions publishing publishers publications magazine review
        caucus conglomerate enterprises solutions software networks telecom communications steel oil gas
        railways railway airways logistics foods brewery breweries aerospace aviation
        """
    ),
    (
        .companySuffix,
        "inc inc. ltd ltd. llc plc corp corp. co co. gmbh ag sa s.a. nv n.v. bv oy ab asa spa kg se llp lp pty limited incorporated"
    ),
    (
        .facilityHead,
        """
        bridge airport stadium station tower building palace hotel cathedral mosque temple prison dam
        base camp hall theatre theater arena cemetery terminal harbour harbor airfield airbase hospital museum
        library castle fortress monastery abbey chapel basilica synagogue shrine refinery plant reactor pipeline
        tunnel mall barracks headquarters memorial monument observatory zoo aquarium
        skyscraper courthouse penitentiary jail reservoir viaduct aqueduct shipyard dockyard cosmodrome spaceport
        launchpad racecourse racetrack velodrome colosseum coliseum kindergarten orphanage sanatorium
        """
    ),
    (
        .placeHead,
        """
        street road avenue boulevard lane drive square park port river lake mountain mountains mount island islands
        valley bay beach desert sea ocean strait straits gulf peninsula province district county city state region
        village town canal highway falls forest hill hills plaza coast zone heights plateau basin delta
        archipelago glacier volcano creek canyon prefecture oblast republic kingdom territory territories
        borough parish municipality commune canton emirate reef cape channel ridge range
        """
    ),
    (
        .placeOpener,
        "lake mount mt mt. cape port fort gulf strait bay isle san santa santo saint st st. river sea los las el"
    ),
    (
        .eventHead,
        """
        war wars olympics games cup championship championships festival conference summit election elections
        open prix tournament revolution uprising award awards prize expo airshow fair
        marathon crisis massacre forum genocide rebellion offensive hurricane earthquake pandemic
        derby classic biennale referendum ceremony carnival parade congress superbowl bowl
        playoffs playoff invasion siege intifada famine depression blitz armistice ceasefire spring riots
        exhibition fete jubilee coronation inauguration
        """
    ),
    (.eventOpener, "operation hurricane typhoon cyclone"),
    (
        .workHead,
        """
        act treaty agreement accord accords convention constitution protocol charter declaration bill amendment
        pact directive regulation resolution memorandum code
        """
    ),
    (
        .weaponNoun,
        """
        missile missiles rocket rockets tank tanks jet jets fighter fighters bomber bombers warplane warplanes
        helicopter helicopters gunship gunships drone drones howitzer howitzers mortar mortars artillery rifle
        rifles pistol pistols warship warships frigate frigates destroyer destroyers submarine submarines corvette
        corvettes torpedo torpedoes bomb bombs munition munitions warhead warheads launcher launchers grenade
        grenades machine-gun shell shells ammunition armoured armored interceptor interceptors battery batteries
        carrier vehicle vehicles weapon weapons aircraft uav uavs apc apcs ifv
        """
    ),
    (
        .nounModifier,
        """
        long range short medium cruise ballistic anti tank aircraft air ship defence defense missile surface
        ground to hypersonic supersonic stealth armoured armored infantry fighting combat battle main attack transport
        surveillance reconnaissance strategic nuclear guided precision self propelled multiple launch rocket
        unmanned aerial military new advanced modern soviet era made russian german american style type class
        video conferencing videoconferencing conference messaging instant mobile operating open source web cloud
        encrypted chat social system systems light heavy high mobility tactical kamikaze loitering personnel carrier assault sniper
        """
    ),
    (
        .productNoun,
        """
        software app apps application applications smartphone smartphones phone phones laptop laptops computer
        computers console consoles browser browsers chatbot chatbots vaccine vaccines drug platform
        tablet tablets chip chips processor processors car cars sedan suv truck trucks scooter
        videoconferencing conferencing messenger program programme tool plug-in plugin robot headset
        game videogame cryptocurrency stablecoin malware ransomware spyware virus
        painkiller airliner airliners spacecraft satellite satellites telescope
        freighter tanker ferry yacht trawler tug tugboat icebreaker
        """
    ),
    (
        .organizationNoun,
        """
        newspaper newspapers daily weekly magazine broadcaster channel agency newswire outlet website firm company
        companies maker giant retailer lender bank airline group party militia militants rebels fighters club team
        side university college think-tank charity union ministry network watchdog regulator
        carmaker automaker manufacturer operator startup start-up conglomerate brokerage insurer contractor
        consultancy supermarket chain band lawmakers shares executives employees sect cult gang cartel movement
        faction coalition alliance government spokesman spokeswoman spokesperson headquarters subsidiary
        """
    ),
    (
        .placeNoun,
        """
        city town village region province district state capital suburb neighbourhood neighborhood island islands
        river lake coast port border area valley peninsula desert mountain mountains resort airport border
        republic territory enclave municipality county highlands
        """
    ),
    (
        .eventNoun,
        "summit festival conference fair war tournament championship ceremony earthquake hurricane storm talks airshow"
    ),
    (
        .workNoun,
        "film movie novel book album song series documentary play opera musical painting poem memoir sequel sitcom"
    ),
    (
        .month,
        "january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. jan feb mar apr jun jul aug sept sep oct nov dec"
    ),
    (.weekday, "monday tuesday wednesday thursday friday saturday sunday"),
    (
        .particle,
        "von van der den de del dela della di da dos du la le bin ibn ben al el ad as ul zu af av y ter ten abu"
    ),
    (.nameToo, "will may art"),
    (
        .plainAcronym,
        """
        tv ai pm ok dna rna gdp gnp vat bc ad bce ce atm atms cd dvd pc pcs id ceo cfo cto hiv aids ufo ufos vip vips faq
        pdf usb led lcd sms gps mri html hd hq er icu ac am ph iq mp mps mep meps ngo ngos adhd ptsd ivf uav uavs
        phd mba bsc msc llb llm covid covid-19 sars-cov-2 dvds cds wi os pcr crispr lng lpg ev evs
        ipo ipos suv suvs cctv wifi sos diy pr hr it qr ppe bbq dj mc rip asap edt est gmt utc pst cet bst esg
        free new live breaking exclusive update updated opinion analysis watch read video photos
        """
    ),
    (.generation, "jr jr. sr sr. ii iii iv vi vii viii"),
]
