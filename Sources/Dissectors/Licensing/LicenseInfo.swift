import Bytes

/// The licence that the client has.
///
/// MS-RDPELE 2.2.2.3, Client License Information (CLIENT_LICENSE_INFO). The licence, the keys and the hardware identifier are not kept.
public struct LicenseInfo: WireMessage {
  public static let name = "RDP License Information"

  public let preamble: LicensePreamble
  public let keyExchange: UInt32
  public let platform: LicensePlatform
  public let preMasterSecret: LicenseBlob
  public let license: LicenseBlob
  public let hardwareID: LicenseBlob

  public init(parsing reader: inout ByteReader) throws(ParseError) {
    preamble = try LicensePreamble(parsing: &reader, expecting: .licenseInfo)
    var body = try reader.slice(preamble.bodyLength, "license information")
    keyExchange = try body.readUInt32LE("PreferredKeyExchangeAlg")
    platform = LicensePlatform(rawValue: try body.readUInt32LE("PlatformId"))
    _ = try body.skipSecret(32, "license client random")
    preMasterSecret = try LicenseBlob(parsing: &body, "EncryptedPreMasterSecret")
    license = try LicenseBlob(parsing: &body, "LicenseInfo")
    hardwareID = try LicenseBlob(parsing: &body, "EncryptedHWID")
    try body.skip(16, "MACData")
  }

  public func append(to fields: inout FieldList) {
    preamble.append(to: &fields)
    fields.number("rdp.license.preferredKeyExchangeAlg", keyExchange)
    fields.bits("rdp.license.platformId", platform)
    preMasterSecret.append(to: &fields)
    license.append(to: &fields)
    hardwareID.append(to: &fields)
  }
}
