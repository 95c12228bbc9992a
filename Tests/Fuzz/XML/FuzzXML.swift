import Markup

/// Any bytes as XML. Once mended, a document must be readable to its end.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzXML(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = XMLText(Array(UnsafeBufferPointer(start: start, count: count))).mended()
    let (isBroken, depth) = text.read { reader in
        var deepest = 0
        while reader.next() != nil { deepest = max(deepest, reader.depth) }
        return (reader.isBroken, deepest)
    }
    precondition(!isBroken || depth == 0, "mending left it broken")
    return 0
}
