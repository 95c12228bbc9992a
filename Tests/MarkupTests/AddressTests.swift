import Testing

import Markup

@Suite("Relative addresses")
struct AddressTests {
    // The examples of RFC 3986, section 5.4, without the one in which a parser may ignore the scheme.
    @Test(
        "are resolved as the standard's examples are",
        arguments: [
            ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("..", "http://a/b/"),
            ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"), ("/./g", "http://a/g"), ("g;x=1/../y", "http://a/b/c/y"),
        ])
    func examples(_ reference: String, _ expected: String) {
        #expect(resolved(reference, against: "http://a/b/c/d;p?q") == expected)
    }

    @Test("stay as they are where there is nothing to be relative to")
    func withoutBase() {
        #expect(resolved(" a\n/b ", against: nil) == "a/b")
        #expect(resolved("x", against: "mailto:a@b") == "x")
        #expect(resolved("HTTP://Example.ORG/%7e", against: "http://a/") == "HTTP://Example.ORG/%7e")
        #expect(resolved("x", against: "http://a") == "http://a/x")
    }
}
