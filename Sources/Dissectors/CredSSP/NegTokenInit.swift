import Bytes

/// The first token of a negotiation: which mechanisms its sender has, best first, and often the first token of the best.
///
/// RFC 4178 section 4.2.1 and, with hints that a Windows server adds, MS-SPNG 2.2.1, NegTokenInit2.
public struct NegTokenInit: WireMessage {
  public static let name = "SPNEGO NegTokenInit"

  public let mechanisms: [SecurityMechanism]
  /// A token for the first mechanism, sent in the hope that the other side agrees.
  public let mechanismToken: SecurityToken?
  /// A name that every Windows server gives and nobody reads.
  public let hintName: String?
  public let mechanismListMICLength: Int?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    self = try reader.read(0, "negTokenInit") { choice throws(ParseError) in
      try choice.readElement(.sequence, "negTokenInit") { body throws(ParseError) in
        try NegTokenInit(elements: &body)
      }
    }
  }

  private init(elements body: inout ByteReader) throws(ParseError) {
    mechanisms =
      try body.readIfPresent(0, "mechTypes") { list throws(ParseError) in
        try list.readList("mechTypes") { item throws(ParseError) in
          SecurityMechanism(objectIdentifier: try item.readObjectIdentifier("mechType"))
        }
      } ?? []
    _ = try body.readIfPresent(1, "reqFlags") { _ in }
    mechanismToken = try body.readIfPresent(2, "mechToken") { octets throws(ParseError) in
      try octets.readElement(.octetString, "mechToken") { SecurityToken(negotiated: &$0) }
    }
    // Both forms use the number 3: RFC 4178 for the MIC, NegTokenInit2 for the hints.
    let third = try body.readIfPresent(3, "negHints") { element throws(ParseError) in try Third(parsing: &element) }
    hintName = third?.hintName
    let fourth = try body.readIfPresent(4, "mechListMIC") { mic throws(ParseError) in
      try mic.readOctetsLength("mechListMIC")
    }
    mechanismListMICLength = third?.micLength ?? fourth
  }

  public func append(to fields: inout FieldList) {
    for mechanism in mechanisms { mechanism.append(as: "spnego.MechType", to: &fields) }
    mechanismToken?.append(to: &fields)
    fields.text("spnego.hintName", hintName)
    fields.number("spnego.mechListMIC.length", mechanismListMICLength)
  }

  /// The element that is a MIC in one form of the message and hints in the other.
  private struct Third {
    var hintName: String?
    var micLength: Int?

    init(parsing reader: inout ByteReader) throws(ParseError) {
      if reader.isNext(.octetString) {
        micLength = try reader.readOctetsLength("mechListMIC")
      } else {
        hintName = try reader.readElement(.sequence, "negHints") { hints throws(ParseError) in
          try hints.readIfPresent(0, "hintName") { name throws(ParseError) in try name.readGeneralString("hintName") }
        }
      }
    }
  }
}
