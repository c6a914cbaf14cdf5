import Bytes

/// A Kerberos message on its way through HTTPS, to a KDC that the client cannot reach itself.
///
/// MS-KKDCP 2.2.2, KDC_PROXY_MESSAGE.
public struct KDCProxyMessage: WireMessage {
  public static let name = "KDC_PROXY_MESSAGE"

  /// Size of the message inside, in bytes.
  public let length: Int
  /// Nil if it is none of Kerberos itself: a change of password, for one.
  public let message: KerberosMessage?
  /// The realm to find a KDC of; missing in answers.
  public let targetDomain: String?
  public let locatorHint: UInt32?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    self = try reader.readElement(.sequence, "kdc-proxy-message") { body throws(ParseError) in
      try KDCProxyMessage(elements: &body)
    }
  }

  private init(elements body: inout ByteReader) throws(ParseError) {
    (length, message) = try body.read(0, "kerb-message") { octets throws(ParseError) in
      try octets.readElement(.octetString, "kerb-message") { record throws(ParseError) in
        let length = try KerberosRecordHeader(parsing: &record).length
        var inside = try record.slice(length, "kerb-message")
        return (length, KerberosMessage.isNext(in: inside) ? try KerberosMessage(parsing: &inside) : nil)
      }
    }
    targetDomain = try body.readStringIfPresent(1, "target-domain")
    locatorHint = try body.readIfPresent(2, "dclocator-hint") { value throws(ParseError) in
      UInt32(truncatingIfNeeded: try value.readInteger("dclocator-hint") as Int64)
    }
  }

  // Wireshark has no fields for the proxy's own part.
  public func append(to fields: inout FieldList) {
    fields.number("kerberos.rm.length", length)
    message?.message.append(to: &fields)
    fields.text("kkdcp.target_domain", targetDomain)
    fields.bits("kkdcp.dclocator_hint", locatorHint)
  }
}
