import Bytes

/// Which security protocols a client can speak.
///
/// MS-RDPBCGR 2.2.1.1.1, RDP Negotiation Request.
///
/// ```
///  0        1       2                4
/// ┌────────┬───────┬────────────────┬────────────────────┐
/// │ type 1 │ flags │ length 8       │ requestedProtocols │
/// └────────┴───────┴────────────────┴────────────────────┘
/// ```
public struct NegotiationRequest: WireMessage {
  public static let name = "RDP Negotiation Request"

  public let flags: Flags
  public let requestedProtocols: SecurityProtocols

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    let type = try reader.readUInt8("negotiation request type")
    guard type == 1 else { throw reader.invalid("negotiation request type", at: start, expected: "1", found: type) }
    flags = Flags(rawValue: try reader.readUInt8("negotiation request flags"))
    let length = try reader.readUInt16LE("negotiation request length")
    guard length == 8 else {
      throw reader.invalid("negotiation request length", at: start + 2, expected: "8", found: length)
    }
    requestedProtocols = SecurityProtocols(rawValue: try reader.readUInt32LE("requestedProtocols"))
  }

  public func append(to fields: inout FieldList) {
    fields.add("rdp.neg_type", .hex(1, digits: 2), meaning: Self.name)
    fields.bits("rdp.negReq.flags", flags.rawValue, meaning: flags.names)
    fields.number("rdp.neg_length", 8)
    fields.bits("rdp.negReq.requestedProtocols", requestedProtocols.rawValue, meaning: requestedProtocols.names)
  }

  /// What the client asks for beside a security protocol.
  public struct Flags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let restrictedAdminModeRequired = Self(rawValue: 0x01)
    /// Remote Credential Guard.
    public static let redirectedAuthenticationModeRequired = Self(rawValue: 0x02)
    /// A `CorrelationInfo` follows.
    public static let correlationInfoPresent = Self(rawValue: 0x08)

    /// The specification's names of the bits that are set, or nil if none is.
    public var names: String? {
      flagNames(
        rawValue,
        [
          (0x01, "RESTRICTED_ADMIN_MODE_REQUIRED"), (0x02, "REDIRECTED_AUTHENTICATION_MODE_REQUIRED"),
          (0x08, "CORRELATION_INFO_PRESENT"),
        ])
    }
  }
}
