import Bytes

/// The version and the type at the start of every RDSTLS message. MS-RDPBCGR 2.2.17.
public struct RDSTLSHeader: Equatable, Sendable {
  public let version: UInt16
  public let type: MessageType
  /// What a message of that type carries.
  public let dataType: UInt16

  init(parsing reader: inout ByteReader) throws(ParseError) {
    version = try reader.readUInt16LE("rdstls version")
    type = MessageType(rawValue: try reader.readUInt16LE("rdstls pdu type"))
    dataType = try reader.readUInt16LE("rdstls data type")
  }

  /// Reads a header whose type has to be `expected`.
  init(
    parsing reader: inout ByteReader, expecting expected: MessageType, _ description: StaticString
  ) throws(ParseError) {
    let position = reader.position
    self = try Self(parsing: &reader)
    guard type == expected else {
      throw reader.invalid("rdstls pdu type", at: position + 2, expected: description, found: type.rawValue)
    }
  }

  /// Which message follows.
  public struct MessageType: OpenCode {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let capabilities = Self(rawValue: 1)
    public static let authenticationRequest = Self(rawValue: 2)
    public static let authenticationResponse = Self(rawValue: 4)

    public var name: String? {
      switch self {
      case .capabilities: "RDSTLS_TYPE_CAPABILITIES"
      case .authenticationRequest: "RDSTLS_TYPE_AUTHREQ"
      case .authenticationResponse: "RDSTLS_TYPE_AUTHRSP"
      default: nil
      }
    }
  }

  // Wireshark has no fields for RDSTLS; these names follow those it has for RDP.
  func append(to fields: inout FieldList, dataName: @autoclosure () -> String?) {
    fields.number("rdp.rdstls.version", version)
    fields.number("rdp.rdstls.pduType", type)
    fields.number("rdp.rdstls.dataType", dataType, meaning: dataName())
  }
}
