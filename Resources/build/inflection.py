"""The forms that names take in languages that inflect them, by the commonest patterns of their endings.

Not a grammar: what it leaves out is not found, and a form that does not exist harms nobody. Each rule is an ending and
what replaces it in the genitive, dative, accusative, instrumental and locative, of the singular or of a plural name.
"""

RUSSIAN = [
    ("ия", "ии ии ию ией ии"), ("ая", "ой ой ую ой ой"), ("яя", "ей ей юю ей ей"), ("ия", "ии ии ию ией ии"),
    ("ий", "ия ию ий ием ии"), ("ский", "ского скому ский ским ском"), ("кий", "кого кому кий ким ком"),
    ("ый", "ого ому ый ым ом"), ("ые", "ых ым ые ыми ых"), ("ие", "их им ие ими их"), ("ое", "ого ому ое ым ом"),
    ("ка", "ки ке ку кой ке"), ("га", "ги ге гу гой ге"), ("ха", "хи хе ху хой хе"), ("ша", "ши ше шу шей ше"),
    ("ча", "чи че чу чей че"), ("жа", "жи же жу жей же"), ("а", "ы е у ой е"), ("я", "и е ю ей е"),
    ("ь", "и и ь ью и"), ("ь", "я ю я ем е"), ("й", "я ю я ем е"), ("ы", "ов ам ы ами ах"),
]
RUSSIAN_CONSONANT = "а у а ом е"
UKRAINIAN = [
    ("ія", "ії ії ію ією ії"), ("а", "и і у ою і"), ("я", "і і ю ею і"), ("ь", "я ю я ем і"), ("ий", "ого ому ий им ому"),
    ("и", "ів ам и ами ах"),
]
UKRAINIAN_CONSONANT = "а у а ом і|у ові у ом ові"
SOUTH_SLAVIC = [
    ("ska", "ske skoj sku skom skoj"), ("ški", "škog škom škog škim škom"), ("ski", "skog skom skog skim skom"),
    ("a", "e i u om i"), ("o", "a u o om u"), ("e", "a u e em u"), ("i", "ija iju ija ijem iju"),
]
SOUTH_SLAVIC_CONSONANT = "a u a om u|a u a em u"
POLISH = [
    ("ia", "ii ii ię ią ii"), ("ja", "ji ji ję ją ji"), ("ka", "ki ce kę ką ce"), ("ga", "gi dze gę gą dze"),
    ("wa", "wy wie wę wą wie"), ("a", "y ie ę ą ie"), ("y", " om y ami ach"), ("ski", "skiego skiemu ski skim skim"),
]
POLISH_CONSONANT = "u owi  em ie|a owi a em ie"
CZECH = [("ko", "ka ku ko kem ku"), ("ie", "ie ii ii ií ii"), ("a", "y ě u ou ě"), ("a", "y e u ou e")]
CZECH_CONSONANT = "u u  em u|a ovi a em ovi"

RULES = {
    "ru": (RUSSIAN, RUSSIAN_CONSONANT), "uk": (UKRAINIAN, UKRAINIAN_CONSONANT),
    "hr": (SOUTH_SLAVIC, SOUTH_SLAVIC_CONSONANT), "bs": (SOUTH_SLAVIC, SOUTH_SLAVIC_CONSONANT),
    "sr_Latn": (SOUTH_SLAVIC, SOUTH_SLAVIC_CONSONANT), "sl": (SOUTH_SLAVIC, SOUTH_SLAVIC_CONSONANT),
    "pl": (POLISH, POLISH_CONSONANT), "cs": (CZECH, CZECH_CONSONANT), "sk": (CZECH, CZECH_CONSONANT),
}
GENITIVE_S = {"de", "sv", "da", "nb", "nn"}


def cases(word, language):
    """Lists of five forms of a word, as many as its ending leaves possible; none for a language without rules."""
    rules, consonant = RULES[language]
    found, longest = [], 0
    for ending, replacements in rules:
        if word.endswith(ending) and len(ending) >= longest and len(word) > len(ending) + 1:
            if len(ending) > longest:
                found, longest = [], len(ending)
            found.append([word[:-len(ending)] + form for form in (replacements.split(" "))])
    if not found and word[-1:].isalpha() and word[-1].lower() not in "аеёиоуыэюяіїєьaeiouyáéíóúý":
        found = [[word + form for form in forms.split(" ")] for forms in consonant.split("|")]
    return found


def forms(name, language):
    """The other forms of a name in a language, without the name itself."""
    if language in GENITIVE_S:
        return {name + "s"} if name[-1:] not in "sßxz" else set()
    if language not in RULES:
        return set()
    words = name.split(" ")
    if len(words) > 3:
        return set()
    found = set()
    options = [cases(word, language) or [[word] * 5] for word in words]
    for case in range(5):
        combined = [""]
        for choices in options:
            combined = [(start + " " + choice[case]).strip() for start in combined for choice in choices]
        found.update(combined)
    return {form for form in found if form} - {name}
