import Bytes

/// How the next unit of an RDP stream is framed, and how long it is in bytes, its header included.
///
/// MS-RDPBCGR 5.3.8 and 2.2.9.1.2: the two low bits of the first byte are the action, 3 for a TPKT header and 0 for
/// fast-path, whose length takes one byte or, with the top bit set, two.
public enum RDPUnitFraming: Equatable, Sendable {
  case tpkt(length: Int)
  case fastPath(length: Int)

  /// Looks at the first bytes of `reader`, whose unit may not have arrived in full.
  ///
  /// A `.truncated` error means that more bytes have to come first, an `.invalid` one that no RDP unit starts here.
  public init(peeking reader: ByteReader) throws(ParseError) {
    var ahead = reader.copy()
    let start = ahead.position
    guard let first = ahead.peekUInt8(), first & 0x03 == 0 else {
      self = .tpkt(length: Int(try TPKTHeader(parsing: &ahead).length))
      return
    }
    try ahead.skip(1, "fast-path header")
    var length = Int(try ahead.readUInt8("fast-path length"))
    if length & 0x80 != 0 { length = (length & 0x7F) << 8 | Int(try ahead.readUInt8("fast-path length")) }
    guard length >= ahead.position - start else {
      throw ahead.invalid("fast-path length", at: start + 1, expected: "the header's size or more", found: length)
    }
    self = .fastPath(length: length)
  }

  /// Size of the whole unit in bytes.
  public var length: Int {
    switch self {
    case .tpkt(let length), .fastPath(let length): length
    }
  }
}
