import Bytes

/// The first message of a server: the security protocol it selects, or why it selects none.
///
/// MS-RDPBCGR 2.2.1.2, Server X.224 Connection Confirm PDU, without its TPKT header; X.224 section 13.4. The eight bytes after the
/// fixed part are a negotiation response (2.2.1.2.1), a negotiation failure (2.2.1.2.2), or missing.
public struct X224ConnectionConfirm: WireMessage {
  public static let name = "X.224 Connection Confirm"

  public let connection: X224Connection
  public let negotiation: Negotiation

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let header = try X224Header(
      parsing: &reader, expecting: .connectionConfirm, "the code 0xd0 of a connection confirm")
    var body = try reader.slice(header.remainder, "x224 connection confirm")
    connection = try X224Connection(header: header, parsing: &body)
    negotiation = body.isAtEnd ? .none : try Negotiation(parsing: &body)
    try body.expectEnd(of: "x224 connection confirm")
  }

  public func append(to fields: inout FieldList) {
    connection.append(to: &fields)
    negotiation.append(to: &fields)
  }

  /// The server's answer to a negotiation request.
  public enum Negotiation: Equatable, Sendable {
    /// The server does not negotiate: standard RDP security.
    case none
    case response(Flags, selected: SecurityProtocols)
    case failure(NegotiationFailureCode)
  }

  /// What the server supports beside the security protocol.
  public struct Flags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let extendedClientDataSupported = Self(rawValue: 0x01)
    public static let dynamicChannelGraphicsSupported = Self(rawValue: 0x02)
    public static let reserved = Self(rawValue: 0x04)
    public static let restrictedAdminModeSupported = Self(rawValue: 0x08)
    /// Remote Credential Guard.
    public static let redirectedAuthenticationModeSupported = Self(rawValue: 0x10)

    /// The specification's names of the bits that are set, or nil if none is.
    public var names: String? {
      flagNames(
        rawValue,
        [
          (0x01, "EXTENDED_CLIENT_DATA_SUPPORTED"), (0x02, "DYNVC_GFX_PROTOCOL_SUPPORTED"),
          (0x04, "NEGRSP_FLAG_RESERVED"),
          (0x08, "RESTRICTED_ADMIN_MODE_SUPPORTED"), (0x10, "REDIRECTED_AUTHENTICATION_MODE_SUPPORTED"),
        ])
    }
  }
}

extension X224ConnectionConfirm.Negotiation {
  init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    let type = try reader.readUInt8("negotiation type")
    let flags = X224ConnectionConfirm.Flags(rawValue: try reader.readUInt8("negotiation flags"))
    let length = try reader.readUInt16LE("negotiation length")
    guard length == 8 else { throw reader.invalid("negotiation length", at: start + 2, expected: "8", found: length) }
    let value = try reader.readUInt32LE("negotiation value")
    switch type {
    case 2: self = .response(flags, selected: SecurityProtocols(rawValue: value))
    case 3: self = .failure(NegotiationFailureCode(rawValue: value))
    default:
      throw reader.invalid("negotiation type", at: start, expected: "2 (response) or 3 (failure)", found: type)
    }
  }

  func append(to fields: inout FieldList) {
    switch self {
    case .none: break
    case .response(let flags, let selected):
      fields.add("rdp.neg_type", .hex(2, digits: 2), meaning: "RDP Negotiation Response")
      fields.bits("rdp.negRsp.flags", flags.rawValue, meaning: flags.names)
      fields.number("rdp.neg_length", 8)
      // The prefix is Wireshark's, although the response carries the field.
      fields.bits("rdp.negReq.selectedProtocol", selected.rawValue, meaning: selected.names)
    case .failure(let code):
      fields.add("rdp.neg_type", .hex(3, digits: 2), meaning: "RDP Negotiation Failure")
      fields.number("rdp.neg_length", 8)
      fields.bits("rdp.negFailure.failureCode", code)
    }
  }
}
