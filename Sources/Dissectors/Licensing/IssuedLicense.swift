import Bytes

/// A licence for the client: its first, or one that takes the place of another.
///
/// MS-RDPELE 2.2.2.7, Server New License (SERVER_NEW_LICENSE), and 2.2.2.6, Server Upgrade License (SERVER_UPGRADE_LICENSE).
public struct IssuedLicense: WireMessage {
  public static let name = "RDP License"

  public let preamble: LicensePreamble
  public let license: LicenseBlob

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    let start = reader.position
    preamble = try LicensePreamble(parsing: &reader)
    guard preamble.type == .newLicense || preamble.type == .upgradeLicense else {
      throw reader.invalid("bMsgType", at: start + 4, expected: "3 or 4", found: preamble.type.rawValue)
    }
    var body = try reader.slice(preamble.bodyLength, "license")
    license = try LicenseBlob(parsing: &body, "EncryptedLicenseInfo")
    try body.skip(16, "MACData")
  }

  /// Whether it takes the place of a licence that the client has.
  public var isUpgrade: Bool { preamble.type == .upgradeLicense }

  public func append(to fields: inout FieldList) {
    preamble.append(to: &fields)
    license.append(to: &fields)
  }
}
