import CLibXML2

/// The character that HTML's name for it stands for, such as `eacute`; nil for a name that HTML does not have.
package func htmlCharacter(named name: String) -> Unicode.Scalar? {
    if name == "apos" { return "'" }
    return htmlEntityLookup(name).flatMap { Unicode.Scalar($0.pointee.value) }
}
