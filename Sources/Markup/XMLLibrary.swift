import CLibXML2

/// Why libxml2 cannot be used, in the dynamic loader's words; nil if it can.
///
/// The first use of this constant loads the library. Without it every XML and HTML document counts as broken.
package let xmlLibraryProblem: String? = xml_load().map { String(cString: $0) }
