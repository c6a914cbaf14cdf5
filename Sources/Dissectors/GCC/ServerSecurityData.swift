import Bytes

/// The encryption that a server chose for standard RDP security; nothing under TLS.
///
/// MS-RDPBCGR 2.2.1.4.3, Server Security Data (TS_UD_SC_SEC1). The random value and the certificate are not kept.
public struct ServerSecurityData: WireMessage {
  public static let name = "Server Security Data"

  public let header: GCCBlockHeader
  public let encryptionMethod: EncryptionMethods
  public let encryptionLevel: EncryptionLevel
  /// Size of the server's random value in bytes; nil without encryption.
  public let randomLength: Int?
  public let certificate: ServerCertificate?

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    header = try GCCBlockHeader(parsing: &reader, expecting: .serverSecurity)
    var body = try reader.slice(header.bodyLength, "server security data")
    encryptionMethod = EncryptionMethods(rawValue: try body.readUInt32LE("encryptionMethod"))
    encryptionLevel = EncryptionLevel(rawValue: try body.readUInt32LE("encryptionLevel"))
    guard !body.isAtEnd else {
      randomLength = nil
      certificate = nil
      return
    }
    let randomLength = Int(try body.readUInt32LE("serverRandomLen"))
    let certificateLength = Int(try body.readUInt32LE("serverCertLen"))
    self.randomLength = try body.skipSecret(randomLength, "serverRandom")
    var bytes = try body.slice(certificateLength, "serverCertificate")
    certificate = bytes.isAtEnd ? nil : try ServerCertificate(parsing: &bytes)
  }

  public func append(to fields: inout FieldList) {
    header.append(to: &fields)
    fields.bits("rdp.encryptionMethod", encryptionMethod)
    fields.bits("rdp.encryptionLevel", encryptionLevel)
    guard let randomLength else { return }
    fields.number("rdp.serverRandomLen", randomLength)
    fields.number("rdp.serverCertLen", certificate?.length ?? 0)
    certificate?.append(to: &fields)
  }

  /// How much of the traffic is encrypted.
  public struct EncryptionLevel: OpenCode {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public var name: String? {
      switch rawValue {
      case 0: "none"
      case 1: "low"
      case 2: "client compatible"
      case 3: "high"
      case 4: "FIPS"
      default: nil
      }
    }
  }
}
