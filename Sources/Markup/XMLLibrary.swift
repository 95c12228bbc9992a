import CLibXML2

/// Why libxml2 cannot be used, in words of the dynamic loader; nil where it can.
///
/// The first look loads it. Without it nothing can be read out of XML and HTML: every document counts as broken.
package let xmlLibraryProblem: String? = xml_load().map { String(cString: $0) }
