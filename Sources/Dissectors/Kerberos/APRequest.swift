import Bytes

/// A client shows a service its ticket.
///
/// RFC 4120 section 5.5.1, KRB_AP_REQ.
public struct APRequest: WireMessage {
  public static let name = "Kerberos AP-REQ"

  public let options: Options
  public let ticket: KerberosTicket
  /// The client's name and clock, encrypted in the session key.
  public let authenticator: EncryptedData

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    self = try reader.readKerberos(.apRequest, "ap-req") { request throws(ParseError) in
      try APRequest(elements: &request)
    }
  }

  private init(elements request: inout ByteReader) throws(ParseError) {
    _ = try request.readKerberosStart(0)
    options = Options(
      rawValue: try request.read(2, "ap-options") { bits throws(ParseError) in try bits.readBits("ap-options") })
    ticket = try request.read(3, "ticket") { element throws(ParseError) in try KerberosTicket(parsing: &element) }
    authenticator = try request.read(4, "authenticator") { part throws(ParseError) in
      try EncryptedData(parsing: &part, "authenticator")
    }
  }

  public func append(to fields: inout FieldList) {
    KerberosMessageType.apRequest.append(to: &fields)
    options.append(to: &fields)
    ticket.append(to: &fields)
    authenticator.append(to: &fields)
  }

  /// How the service is to answer; bit 0 is the highest.
  public struct Options: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let mutualRequired = Self(rawValue: 0x2000_0000)
    /// The ticket is encrypted in a session key: user-to-user.
    public static let useSessionKey = Self(rawValue: 0x4000_0000)

    func append(to fields: inout FieldList) {
      let bytes = (0..<4).map { UInt8(truncatingIfNeeded: rawValue >> (24 - 8 * $0)) }
      let names: [(bit: UInt32, name: String)] = [(0x2000_0000, "mutual-required"), (0x4000_0000, "use-session-key")]
      fields.bytes("kerberos.ap_options", bytes, meaning: flagNames(rawValue, names))
    }
  }
}
