import Testing

@testable import Pages

@Test(
    "A page's picture is the one that it names where it is linked to",
    arguments: [
        (
            "<meta property='og:image' content='https://example.org/a.jpg?x=1&amp;y=2'>",
            "https://example.org/a.jpg?x=1&y=2"
        ),
        ("<meta name='twitter:image' content='/b.png'>", "/b.png"),
        ("<meta name='twitter:image' content='/b.png'><meta property='og:image' content='/a.png'>", "/a.png"),
        ("<link rel='image_src' href='c.gif'>", "c.gif"), ("<img src='d.png'>", nil),
        ("<meta property='og:image' content=''>", nil), ("", nil),
    ])
func pagePictures(_ head: String, _ expected: String?) {
    let page = "<!doctype html><html><head>\(head)</head><body><p>A story.</p></body></html>"
    #expect(pictureAddress(inPage: Array(page.utf8)) == expected)
}
