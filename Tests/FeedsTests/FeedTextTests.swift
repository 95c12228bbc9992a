import News
import Testing

@testable import Feeds

@Suite("HTML of feeds as plain text")
struct FeedTextTests {
    @Test(
        "Paragraphs, lines and white space",
        arguments: [
            ("<p>a\n b</p><p>c</p>", "a b\n\nc"), ("a<br>b<br/><br />c", "a\nb\n\nc"),
            ("<div>a<div>b</div></div>c", "a\n\nb\n\nc"),
            ("one\n\ntwo", "one\n\ntwo"), ("<pre>a\n  b</pre>", "a\nb"), ("<tr><td>a</td><td>b</td></tr>", "a b"),
            ("  ", nil), ("<p></p><br>", nil),
        ] as [(String, String?)])
    func paragraphs(_ html: String, _ expected: String?) { #expect(FeedText(html: Array(html.utf8))?.text == expected) }

    @Test(
        "Scripts, styles, embedded content and comments are left out; an unclosed one hides nothing",
        arguments: [
            ("a<script>x<b></script>b", "ab"), ("a<STYLE>x</style >b", "ab"), ("a<!-- x > y -->b", "ab"),
            ("a<object><p>x</p></object>b", "ab"), ("a<object>b", "ab"), ("a<video src='x'>b", "ab"),
            ("a<!-- b>c", "ac"), ("a<!DOCTYPE", "a<!DOCTYPE"), ("a <3 b", "a <3 b"), ("a<", "a<"), ("a</>b", "ab"),
            ("<a title=\"x>y\">b</a>", "b"), ("<a href=http://e.example/\">b</a>", "b"), ("<img alt='x'>", nil),
        ] as [(String, String?)])
    func leavesOut(_ html: String, _ expected: String?) { #expect(FeedText(html: Array(html.utf8))?.text == expected) }

    @Test(
        "References mean what HTML says",
        arguments: [
            ("&eacute;&#233;&#xE9;", "ééé"), ("&lstrok;&Zcaron;&comma;&apos;", "łŽ,'"), ("&amp;lt;", "&lt;"),
            ("&copy 2024 &copycat", "© 2024 ©cat"),
            ("&nosuch;", "&nosuch;"),
            ("&#150;&#x96;", "––"), ("&#0;&#xD800;&#x110000;&#99999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("a&#27;[2Jb&#155;c&#7;", "a[2Jb›c"), ("&#;&#x;&", "&#;&#x;&"), ("a&nbsp;b", "a b"), ("AT&T", "AT&T"),
            ("a?b=1&num=2&plus", "a?b=1&num=2&plus"),
        ])
    func references(_ html: String, _ expected: String) { #expect(FeedText(html: Array(html.utf8))?.text == expected) }

    @Test("Roles end where their elements end, closed or not")
    func roles() throws {
        let text = try #require(
            FeedText(html: Array("<ul><li>one<li>two</ul>x<h3>y</h3>z<blockquote><p>q</blockquote>".utf8)))
        let marked = text.blocks.map {
            "\($0.role) " + String(decoding: Array(text.text.utf8)[$0.range], as: UTF8.self)
        }
        #expect(marked == ["listItem one", "listItem two", "heading y", "quotation q"])
    }
}
