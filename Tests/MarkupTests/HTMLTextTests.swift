import News
import Testing

@testable import Markup

@Suite("HTML as plain text")
struct HTMLTextTests {
    @Test(
        "Paragraphs are parted by one blank line and white space is one space",
        arguments: [
            ("<p>One\n  two</p>\n<p> three </p>", "One two\n\nthree"), ("plain &amp; simple", "plain & simple"),
            ("", ""),
            ("a<br>b<br><br>c", "a\nb\n\nc"), ("x<b>y</b> <i>z</i>", "xy z"), ("a&nbsp;&nbsp;b\u{AD}c\u{200B}", "a bc"),
            ("<ul><li>one</li><li><p>two</p></li></ul>", "one\n\ntwo"), ("<pre>a\n b\n\nc</pre>", "a\nb\n\nc"),
            ("<script>no</script><style>no</style><p>yes<!-- no --></p>", "yes"),
            ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
            ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\n\nc"), ("a&#27;[2Jb&#155;c", "a[2Jb›c"),
        ])
    func paragraphs(_ html: String, _ expected: String) throws {
        #expect(try plainText(ofHTML: html).text == expected)
    }

    @Test("Headings, items and quotations are marked where they stand")
    func blocks() throws {
        let result = try plainText(
            ofHTML: "<h2>Héad</h2><p>Text</p><ol><li>Item</ol><blockquote><p>Said</p><p>more</p></blockquote><p>End")
        let marked = result.blocks.map { block in
            "\(block.role): " + String(decoding: Array(result.text.utf8)[block.range], as: UTF8.self)
        }
        #expect(marked == ["heading: Héad", "listItem: Item", "quotation: Said", "quotation: more"])
    }

    @Test("A headline's HTML is one line")
    func line() throws {
        #expect(try plainLine(ofHTML: "<p>Rates <em>rise</em></p><br>again") == "Rates rise again")
    }
}
