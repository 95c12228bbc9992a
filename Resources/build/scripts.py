#!/usr/bin/env python3
"""Says how text of many scripts stands on a terminal: which clusters, how many columns each, in which order.

    scripts.py            writes Tests/TerminalTests/ScriptTable.swift, what the tests expect of a page in each script
    scripts.py --lines    reads a JSON list of texts, and prints for each the list of its [cluster, columns] from left to right

The columns are those of wcwidth, the order is that of FriBidi's own program:

    pip install wcwidth; apt-get install libfribidi-bin
"""
import json
import pathlib
import subprocess
import sys

import wcwidth

# A few words of news in each script, written for this purpose.
PAGES = {
    "Latin": "Straße, Łódź, Señor: tin tức Việt Nam",
    "Greek": "Νέα από την Αθήνα σήμερα",
    "Cyrillic": "Новости: Майя и Йошкар-Ола",
    "Hebrew": "הנמל נסגר ב-12:30 (לפי AP) אתמול",
    "Hebrew with points": "שָׁלוֹם עוֹלָם",
    "Arabic": "أُغلق الميناء في 12 آذار (مارس) 2024",
    "Persian": "نخست‌وزیر می‌گوید: ۱۲ نفر",
    "Syriac": "ܫܠܡܐ ܥܠܡܐ",
    "Thaana": "ދިވެހި ޚަބަރު",
    "Devanagari": "प्रधानमंत्री ने कहा कि क्षेत्र में शांति है",
    "Bengali": "প্রধানমন্ত্রী বললেন শ্রীলঙ্কা ক্ষুদ্র",
    "Gurmukhi": "ਪੰਜਾਬੀ ਖ਼ਬਰਾਂ ਪ੍ਰਧਾਨ ਮੰਤਰੀ",
    "Gujarati": "ગુજરાતી સમાચાર પ્રધાનમંત્રી",
    "Odia": "ଓଡ଼ିଆ ସମ୍ବାଦ ପ୍ରଧାନମନ୍ତ୍ରୀ",
    "Tamil": "தமிழ் செய்திகள் பிரதமர் ஸ்ரீ",
    "Telugu": "తెలుగు వార్తలు ప్రధానమంత్రి స్త్రీ",
    "Kannada": "ಕನ್ನಡ ಸುದ್ದಿ ಪ್ರಧಾನಮಂತ್ರಿ",
    "Malayalam": "മലയാളം വാർത്ത പ്രധാനമന്ത്രി ക്ഷേത്രം",
    "Sinhala": "සිංහල පුවත් අග්‍රාමාත්‍ය",
    "Thai": "ภาษาไทย ข่าว น้ำ กำลัง",
    "Lao": "ພາສາລາວ ຂ່າວ ນ້ຳ",
    "Khmer": "ភាសាខ្មែរ ព័ត៌មាន នាយករដ្ឋមន្ត្រី",
    "Burmese": "မြန်မာဘာသာ သတင်း ဝန်ကြီးချုပ်",
    "Tibetan": "བོད་ཡིག གསར་འགྱུར",
    "Ethiopic": "አማርኛ ዜና ጠቅላይ ሚኒስትር",
    "Georgian": "ქართული ახალი ამბები",
    "Armenian": "Հայերեն լուրեր",
    "Korean": "한국어 뉴스 부산항",
    "Korean in letters": "\u1112\u1161\u11AB\u1100\u1173\u11AF",
    "Japanese": "神戸港のニュース ｶﾞ",
    "Chinese": "港口于周一关闭，（新华社）",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ ᠮᠡᠳᠡᠭᠡ",
    "Emoji": "👨‍👩‍👧‍👦 👍🏽 1️⃣ ❤️ 🇺🇦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👩🏻‍❤️‍💋‍👨🏿",
    "Mixed, from the left": "The daily הארץ (1919) wrote: سلام",
    "Mixed, from the right": "העיתון Haaretz כתב [12] ב-2024",
}


def visual_order(scalars):
    """The positions of some scalars as they stand from left to right, and which of them are mirrored."""
    text = "".join(scalars)
    said = subprocess.run(["fribidi", "--nopad", "--nobreak", "--vtol", "--levels"], input=text + "\n",
                          capture_output=True, text=True, check=True).stdout.split("\n")
    order = [int(number) for number in said[-3].split()]
    levels = [int(number) for number in said[-2].split()]
    # One character at a time, since the program also joins the letters of Arabic.
    mirrored = {scalar: subprocess.run(["fribidi", "--nopad", "--nobreak", "--rtl"], input=scalar + "\n",
                                       capture_output=True, text=True, check=True).stdout.rstrip("\n") or scalar
                for scalar in set(text) if scalar in "()[]{}<>«»"}
    return order, [mirrored.get(scalar, scalar) if level % 2 else scalar for scalar, level in zip(scalars, levels)]


def cells(text):
    """The clusters of a text with their columns, from left to right."""
    clusters = []
    for cluster in wcwidth.iter_graphemes(text):
        # A vowel sign that Unicode lets stand alone has no columns but beside its letter.
        if clusters and wcwidth.wcswidth(cluster) == 0:
            clusters[-1] += cluster
        else:
            clusters.append(cluster)
    firsts = [cluster[0] for cluster in clusters]
    if not firsts:
        return []
    order, shown = visual_order(firsts)
    return [[shown[position] + clusters[position][1:], wcwidth.wcswidth(clusters[position])] for position in order]


def escaped(text):
    """A Swift literal; what runs right to left or does not show is escaped, so that editors keep the order."""
    def is_plain(char):
        return not ("\u0590" <= char <= "\u08FF" or "\u200B" <= char <= "\u200F" or char >= "\U000E0000" or char == "\uFE0F")
    return "".join(char if is_plain(char) else f"\\u{{{ord(char):X}}}" for char in text)


def main():
    if "--lines" in sys.argv:
        return json.dump([cells(text) for text in json.load(sys.stdin)], sys.stdout)
    lines = [f"// Made by Resources/build/scripts.py with wcwidth {wcwidth.__version__} and FriBidi; do not edit.\n",
             "/// A page of each script, and how it stands on a terminal: the clusters from left to right with bars between them, and",
             "/// a digit for the columns of each.",
             "let scriptPages: [(script: String, text: String, clusters: String, columns: String)] = ["]
    for script, text in PAGES.items():
        found = cells(text)
        clusters = "|".join(escaped(cluster) for cluster, _ in found)
        columns = "".join(str(columns) for _, columns in found)
        lines += ["    (", f'        "{script}",', f'        "{escaped(text)}",', f'        "{clusters}",',
                  f'        "{columns}"', "    ),"]
    root = pathlib.Path(__file__).resolve().parent.parent.parent
    (root / "Tests/TerminalTests/ScriptTable.swift").write_text("\n".join(lines + ["]", ""]))


main()
