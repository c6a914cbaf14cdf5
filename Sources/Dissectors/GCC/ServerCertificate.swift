import Bytes

/// A server's certificate under standard RDP security, of which only kind and size are kept.
///
/// MS-RDPBCGR 2.2.1.4.3.1, Server Certificate (SERVER_CERTIFICATE), up to the end of the reader.
public struct ServerCertificate: Equatable, Sendable {
  /// Size in bytes.
  public let length: Int
  public let kind: Kind
  /// Whether a licence server has yet to issue the lasting one.
  public let isTemporary: Bool

  init(parsing reader: inout ByteReader) throws(ParseError) {
    length = reader.remaining
    let version = try reader.readUInt32LE("certificate version")
    kind = Kind(rawValue: version & 0x7FFF_FFFF)
    isTemporary = version & 0x8000_0000 != 0
    reader.skipUpTo(reader.remaining)
  }

  func append(to fields: inout FieldList) { fields.number("rdp.serverCertificate.version", kind) }

  public struct Kind: OpenCode {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let proprietary = Self(rawValue: 1)
    public static let x509 = Self(rawValue: 2)

    public var name: String? {
      switch self {
      case .proprietary: "proprietary"
      case .x509: "X.509 chain"
      default: nil
      }
    }
  }
}
