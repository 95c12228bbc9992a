/// Given names that are short for others: Bill is William, Liz is Elizabeth.
///
/// - Source: chosen from the dataset `nicknames` 1.0.1 by Carlton Northern and others (Apache-2.0): the names that are
///   common in the US and the short forms that speakers use for nobody else.
enum Nicknames {
    /// Whether two folded given names can be of one person: one short for the other, or both for a third.
    static func areOne(_ left: String, _ right: String) -> Bool {
        guard let left = rows[left], let right = rows[right] else { return false }
        return !left.isDisjoint(with: right)
    }

    /// The rows that each name stands in.
    private static let rows: [String: Set<Int>] = {
        var rows: [String: Set<Int>] = [:]
        for (index, line) in names.split(separator: "\n").enumerated() {
            for name in line.split(separator: " ") { rows[String(name), default: []].insert(index) }
        }
        return rows
    }()

    private static let names = """
        abigail abby
        albert al bert
        alexander alec alex
        alfred alf fred
        andrew andy drew
        anthony tony
        arthur art
        barbara barb
        benjamin ben benny
        bernard bernie
        bradley brad
        catherine cathy
        charles charlie chuck
        christina chris tina
        christine chris tina
        christopher chris
        cynthia cindy
        daniel dan danny
        david dave
        deborah debbie debby
        dennis denny
        donald don donnie
        dorothy dolly dot
        douglas doug
        edgar eddie ed
        edward eddie ed ned ted
        edwin eddie ed
        eleanor ellie nora
        elizabeth bess beth betsy betty eliza libby liz liza lizzie
        eugene gene
        florence flo
        frances fran
        francis frank
        franklin frank
        frederick fred freddie
        gerald gerry jerry
        gregory greg
        harold hal harry
        henry hal hank harry
        herbert bert herb
        jacob jake
        jacqueline jackie
        james jamie jim jimmy
        jeffrey jeff
        jennifer jen jenny
        jessica jess jessie
        john jack johnny
        jonathan jon
        joseph joe joey
        josephine jo josie
        joshua josh
        judith judy
        katherine kate kathy katie
        kathleen kathy
        kathryn kate kathy katie
        kenneth ken kenny
        kimberly kim
        lawrence larry
        leonard len lenny leo
        louis lou
        louise lou
        margaret maggie meg peggy
        martin marty
        matthew matt
        michael mick mickey mike
        nathaniel nat nathan nate
        nicholas nick
        nicole nikki
        pamela pam
        patricia pat patty tricia trish
        patrick pat
        peter pete
        philip phil
        phillip phil
        raymond ray
        rebecca becky
        reginald reg reggie
        richard dick rich richie rick
        robert bob bobby rob robbie
        rodney rod
        ronald ron ronnie
        russell russ
        samantha sam
        samuel sam sammy
        sandra sandy
        sarah sadie sally
        stephanie steph
        stephen steve
        steven steve
        susan sue susie
        suzanne sue
        terence terry
        theodore ted teddy theo
        theresa terry tess
        thomas tom tommy
        timothy tim
        valerie val
        victoria vicky tori
        vincent vince
        virginia ginny
        walter wally walt
        wesley wes
        william bill billy will willie
        zachary zach zack
        """
}
