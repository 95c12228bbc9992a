import News

/// The month that a word names, whole, inflected or cut short, in the languages that feeds date themselves in.
///
/// - Parameter word: as ``plainLetters(_:)`` leaves it.
/// - Returns: 1 to 12; nil for any other word.
func monthNumber(_ word: String) -> Int? {
    guard word.utf8.count >= 3, !weekdays.contains(word) else { return nil }
    if let month = monthsByName[word] { return month }
    // From the longest start that could be told apart to the shortest.
    for length in stride(from: min(7, word.unicodeScalars.count), through: 3, by: -1) {
        if let month = monthsByStart[start(of: word, length)] { return month }
    }
    return nil
}

/// The month that a word names exactly: what running text is searched for, where a start proves nothing.
///
/// - Parameter word: letters in lower case.
package func monthNamed(_ word: String) -> Int? {
    monthsByName[word.utf8.allSatisfy { $0 < 0x80 } ? word : plainLetters(Array(word.unicodeScalars)[...])]
}

/// Letters in lower case, without accents: what words of dates are compared by.
func plainLetters(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    var plain = ""
    for scalar in folded(text).unicodeScalars { plain.unicodeScalars.append(greekPlain[scalar] ?? scalar) }
    return plain
}

private let greekPlain: [Unicode.Scalar: Unicode.Scalar] = [
    "ά": "α", "έ": "ε", "ή": "η", "ί": "ι", "ϊ": "ι", "ΐ": "ι", "ό": "ο", "ύ": "υ", "ϋ": "υ", "ΰ": "υ", "ώ": "ω",
]

// Days of the week that begin as a month does.
private let weekdays: Set = ["martes", "mardi", "martedi", "marti", "mandag", "maandag"]

/// The English names of the months, January first: whole, then cut short, without full stops.
package let englishMonths: [[Substring]] = [
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
].map { $0.split(separator: " ") }

// German, Dutch, French, Spanish, Italian, Portuguese, Scandinavian, Romanian, Hungarian, Polish, Czech, Turkish,
// Finnish, Greek, Russian, Ukrainian, Lithuanian, Latvian, Estonian, Bulgarian, Slovak, Slovenian, Serbian: CLDR's names of
// months and their usual abbreviations, without accents.
private let otherMonths = [
    """
    januar janner janvier janv enero ene gennaio gen janeiro januari ianuarie styczen stycznia leden ledna ocak
    tammikuu ιανουαριος январь января янв січень січня sausio janvaris janvari jaanuar януари januara јануар
    """,
    """
    februar fevrier fevr febrero febbraio fevereiro fev februari februarie luty lutego unor unora subat helmikuu
    φεβρουαριος февраль февраля фев лютий лютого vasario februaris februari veebruar февруари februara фебруар
    """,
    """
    marz mrz mars marzo marco maart mrt marts martie marcius marzec marca brezen brezna mart maaliskuu μαρτιος
    март марта мар березень березня kovo marta
    """,
    """
    avril avr abril abr aprile aprilie aprilis kwiecien kwietnia duben dubna nisan huhtikuu απριλιος апрель
    апреля апр квітень квітня balandzio aprili aprill април
    """,
    """
    mai mayo maggio mag maio mei maj majus maja kveten kvetna mayis toukokuu μαιος май мая травень травня
    geguzes maijs maija мај
    """,
    """
    juni juin junio giugno giu junho iunie junius czerwiec czerwca cerven cervna haziran kesakuu ιουνιος июнь
    июня июн червень червня birzelio junijs junija juuni юни juna junij јун
    """,
    """
    juli juillet juil julio luglio lug julho iulie julius lipiec lipca cervenec cervence temmuz heinakuu
    ιουλιος июль июля июл липень липня liepos julijs julija juuli юли jula julij јул
    """,
    """
    aout agosto ago augustus augusti augusztus sierpien sierpnia srpen srpna agustos elokuu αυγουστος августа август авг
    серпень серпня rugpjucio augusts augusta avgust
    """,
    """
    septembre septiembre settembre set setembro septembrie szeptember wrzesien wrzesnia zari eylul syyskuu σεπτεμβριος
    сентябрь сентября сен сент вересень вересня rugsejo septembris septembri септември septembar septembra септембар
    """,
    """
    oktober okt octobre octubre ottobre ott outubro out octombrie pazdziernik pazdziernika rijen rijna ekim lokakuu
    οκτωβριος октябрь октября окт жовтень жовтня spalio oktobris oktobri oktoober октомври oktobar oktobra октобар
    """,
    """
    novembre noviembre novembro noiembrie listopad listopada kasim marraskuu νοεμβριος ноябрь ноября ноя нояб
    листопад листопада lapkricio novembris novembri ноември novembar novembra новембар
    """,
    """
    dezember dez decembre diciembre dic dicembre dezembro desember decembrie grudzien grudnia prosinec prosince aralik
    joulukuu δεκεμβριος декабрь декабря дек грудень грудня gruodzio decembris decembri detsember декември decembar
    decembra децембар
    """,
].map { $0.split { $0 == " " || $0 == "\n" } }

private let monthsByName: [String: Int] = {
    var table: [String: Int] = [:]
    for month in 0..<12 {
        for name in englishMonths[month] + otherMonths[month] { table[String(name)] = month + 1 }
    }
    return table
}()

/// The starts, 3 to 7 letters long, that only names of one month have.
private let monthsByStart: [String: Int] = {
    var table: [String: Int] = [:]
    var shared: Set<String> = []
    for (name, month) in monthsByName {
        for length in 3...7 where length <= name.unicodeScalars.count {
            let start = start(of: name, length)
            if table.updateValue(month, forKey: start).map({ $0 != month }) == true { shared.insert(start) }
        }
    }
    return table.filter { !shared.contains($0.key) }
}()

private func start(of word: String, _ length: Int) -> String {
    var start = ""
    start.unicodeScalars.append(contentsOf: word.unicodeScalars.prefix(length))
    return start
}
