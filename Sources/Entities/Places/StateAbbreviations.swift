/// How newspapers and the post shorten the states of the USA and the provinces of Canada.
///
/// - Source: the Associated Press Stylebook's abbreviations, older ones of the US Government Printing Office Style
///   Manual, and the two-letter codes of USPS Publication 28.
enum StateAbbreviations {
    /// The folded name of what a text stands for; nil for another text.
    static func name(of text: String) -> String? {
        let isCode = text.utf8.count == 2 && text.allSatisfy(\.isUppercase)
        guard text.hasSuffix(".") || text.contains(".") || isCode else { return nil }
        return names[text.filter { $0 != "." && $0 != " " }.lowercased()]
    }

    private static let names: [String: String] = {
        var names: [String: String] = [:]
        for row in rows.split(separator: "\n") {
            let parts = row.split(separator: ":")
            for short in parts[1].split(separator: " ") { names[String(short)] = String(parts[0]) }
        }
        return names
    }()

    private static let rows = """
        alabama:ala al
        alaska:ak
        arizona:ariz az
        arkansas:ark ar
        california:calif cal ca
        colorado:colo col co
        connecticut:conn ct
        delaware:del de
        district of columbia:dc
        florida:fla fl
        georgia:ga
        hawaii:hi
        idaho:id
        illinois:ill il
        indiana:ind in
        iowa:ia
        kansas:kan kans ks
        kentucky:ky
        louisiana:la
        maine:me
        maryland:md
        massachusetts:mass ma
        michigan:mich mi
        minnesota:minn mn
        mississippi:miss ms
        missouri:mo
        montana:mont mt
        nebraska:neb nebr ne
        nevada:nev nv
        new hampshire:nh
        new jersey:nj
        new mexico:nm nmex
        new york:ny
        north carolina:nc
        north dakota:nd ndak
        ohio:oh
        oklahoma:okla ok
        oregon:ore oreg or
        pennsylvania:pa penn penna
        rhode island:ri
        south carolina:sc
        south dakota:sd sdak
        tennessee:tenn tn
        texas:tex tx
        utah:ut
        vermont:vt
        virginia:va
        washington:wash wa
        west virginia:wv wva
        wisconsin:wis wisc wi
        wyoming:wyo wy
        alberta:alta ab
        british columbia:bc
        manitoba:man mb
        new brunswick:nb
        nova scotia:ns
        ontario:ont on
        quebec:que qc
        saskatchewan:sask sk
        """
}
