import Bytes

/// Whether the user may log on, which a server says right after CredSSP when it selected HYBRID_EX.
///
/// MS-RDPBCGR 2.2.10.2, Early User Authorization Result PDU: four bytes inside TLS, without any header.
public struct EarlyUserAuthorization: WireMessage {
  public static let name = "Early User Authorization Result"

  public let result: EarlyUserAuthorizationResult

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    result = EarlyUserAuthorizationResult(rawValue: try reader.readUInt32LE("authorizationResult"))
  }

  public func append(to fields: inout FieldList) { fields.bits("rdp.authorizationResult", result) }
}
